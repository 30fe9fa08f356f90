"""Objects that do not become what they should be, each with its events: what the controllers of a real
control plane say about them. There is no node but those made here, so nothing runs by itself.
"""

import json
import time

from ..process import wait_until
from .pod_states import ago, condition
from .tape import Request
from .writing import MERGE_PATCH

NAMESPACE = "whys"
TIGHT = "tight"
_HEADERS = {"Content-Type": MERGE_PATCH}


def _pod_spec(**more):
    container = {"name": "app", "image": "registry.example/shop/web:1.8.2"}
    return {"automountServiceAccountToken": False, "containers": [container], **more}


def _template(app, **more):
    return {"metadata": {"labels": {"app": app}}, "spec": _pod_spec(**more)}


def _object(version, kind, name, spec, namespace=NAMESPACE):
    metadata = {"name": name, "namespace": namespace, "labels": {"app": name}}
    return {"apiVersion": version, "kind": kind, "metadata": metadata, "spec": spec}


def _workload(kind, name, namespace=NAMESPACE, **more):
    selector = {"matchLabels": {"app": name}}
    return _object("apps/v1", kind, name, {"selector": selector, "template": _template(name), **more}, namespace)


def _claim(name, storage_class):
    spec = {
        "accessModes": ["ReadWriteOnce"],
        "resources": {"requests": {"storage": "1Gi"}},
        "storageClassName": storage_class,
    }
    return _object("v1", "PersistentVolumeClaim", name, spec)


def _scaler(name, target):
    half = {"type": "Utilization", "averageUtilization": 50}
    metric = {"type": "Resource", "resource": {"name": "cpu", "target": half}}
    reference = {"apiVersion": "apps/v1", "kind": "Deployment", "name": target}
    spec = {"minReplicas": 1, "maxReplicas": 4, "scaleTargetRef": reference, "metrics": [metric]}
    return _object("autoscaling/v2", "HorizontalPodAutoscaler", name, spec)


def _manifests():
    yield _object("v1", "ResourceQuota", "few", {"hard": {"pods": "1"}}, TIGHT)
    yield _workload("Deployment", "over-quota", TIGHT, replicas=3, progressDeadlineSeconds=600)
    yield _workload("Deployment", "too-slow", replicas=2, progressDeadlineSeconds=3)
    yield _workload("StatefulSet", "db", replicas=3, serviceName="db")
    job = _template("migrate", restartPolicy="Never")
    yield _object("batch/v1", "Job", "migrate", {"backoffLimit": 0, "template": job})
    slow = {"backoffLimit": 3, "activeDeadlineSeconds": 2, "template": _template("report", restartPolicy="Never")}
    yield _object("batch/v1", "Job", "report", slow)
    yield _claim("no-class", "absent")
    yield _claim("no-volume", "")
    waiting = {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "late"}}
    yield {**waiting, "provisioner": "example.org/none", "volumeBindingMode": "WaitForFirstConsumer"}
    yield _claim("first-consumer", "late")
    yield _scaler("too-slow", "too-slow")
    yield _scaler("absent", "absent")
    held = _object("v1", "Pod", "held", _pod_spec(nodeName="absent"))
    held["metadata"]["finalizers"] = ["example.org/backup"]
    yield held
    yield _object("v1", "Pod", "unschedulable", _pod_spec(nodeSelector={"absent": "true"}))
    yield _object("v1", "Secret", "credentials", {}) | {
        "spec": None,
        "type": "Opaque",
        "stringData": {"username": "shop", "password": "planted-secret-1"},
    }


def _node(name):
    return {"apiVersion": "v1", "kind": "Node", "metadata": {"name": name}}


def _press(admin):
    """A node whose kubelet says that its memory is short, and another one that has gone silent."""
    admin.apply(_node("pressed"))
    admin.apply(_node("silent"))
    good = [condition("Ready", "True", "KubeletReady", "kubelet is posting ready status")]
    words = "kubelet has insufficient memory available"
    memory = condition("MemoryPressure", "True", "KubeletHasInsufficientMemory", words)
    for entry in (*good, memory):
        entry["lastHeartbeatTime"] = ago(seconds=1)
    admin.expect("PATCH", "/api/v1/nodes/pressed/status", {"status": {"conditions": [memory, *good]}}, _HEADERS)
    admin.expect("PATCH", "/api/v1/nodes/silent/status", {"status": {"conditions": good}}, _HEADERS)


def _fail_the_job(admin):
    """What a kubelet would write of a container that ended with 3."""
    pods = f"/api/v1/namespaces/{NAMESPACE}/pods"

    def none_yet():
        return None if admin.get(pods + "?labelSelector=job-name=migrate")["items"] else "no pod of the job"

    wait_until(none_yet, "the job makes no pod", 30)
    name = admin.get(pods + "?labelSelector=job-name=migrate")["items"][0]["metadata"]["name"]
    admin.expect("PATCH", f"{pods}/{name}/status", {"status": {"phase": "Failed", "reason": "Error"}}, _HEADERS)


def _has(admin, path, kind, **wanted):
    def not_yet():
        found = admin.get(path).get("status", {}).get("conditions") or []
        for entry in found:
            if entry["type"] == kind and all(entry.get(key) == value for key, value in wanted.items()):
                return None
        return f"{path} has {[entry['type'] + '=' + entry['status'] for entry in found]}"

    wait_until(not_yet, f"{path} does not become {kind}", 120, pause=0.5)


def _paths():
    apps = "/apis/apps/v1/namespaces"
    claims = f"/api/v1/namespaces/{NAMESPACE}/persistentvolumeclaims"
    jobs = f"/apis/batch/v1/namespaces/{NAMESPACE}/jobs"
    pods = f"/api/v1/namespaces/{NAMESPACE}/pods"
    scalers = f"/apis/autoscaling/v2/namespaces/{NAMESPACE}/horizontalpodautoscalers"
    return {
        "deployment-over-quota": f"{apps}/{TIGHT}/deployments/over-quota",
        "deployment-too-slow": f"{apps}/{NAMESPACE}/deployments/too-slow",
        "statefulset-db": f"{apps}/{NAMESPACE}/statefulsets/db",
        "job-migrate": f"{jobs}/migrate",
        "job-report": f"{jobs}/report",
        "claim-no-class": f"{claims}/no-class",
        "claim-no-volume": f"{claims}/no-volume",
        "claim-first-consumer": f"{claims}/first-consumer",
        "scaler-too-slow": f"{scalers}/too-slow",
        "scaler-absent": f"{scalers}/absent",
        "pod-held": f"{pods}/held",
        "pod-unschedulable": f"{pods}/unschedulable",
        "node-pressed": "/api/v1/nodes/pressed",
        "node-silent": "/api/v1/nodes/silent",
        "secret-credentials": f"/api/v1/namespaces/{NAMESPACE}/secrets/credentials",
    }


def _wait(admin, paths):
    _has(admin, paths["deployment-over-quota"], "ReplicaFailure", status="True")
    _has(admin, paths["deployment-too-slow"], "Progressing", reason="ProgressDeadlineExceeded")
    _has(admin, paths["job-migrate"], "Failed", reason="BackoffLimitExceeded")
    _has(admin, paths["job-report"], "Failed", reason="DeadlineExceeded")
    _has(admin, paths["scaler-too-slow"], "ScalingActive", status="False")
    _has(admin, paths["scaler-absent"], "AbleToScale", reason="FailedGetScale")
    _has(admin, paths["pod-unschedulable"], "PodScheduled", status="False")
    _has(admin, paths["node-silent"], "Ready", status="Unknown")


def make(admin):
    for name in (NAMESPACE, TIGHT):
        admin.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}})

    def no_account():
        answers = [admin.request("GET", f"/api/v1/namespaces/{n}/serviceaccounts/default") for n in (NAMESPACE, TIGHT)]
        return None if all(answer.status == 200 for answer in answers) else "no service account"

    wait_until(no_account, "no service accounts", 60)
    _press(admin)
    for manifest in _manifests():
        admin.apply({key: value for key, value in manifest.items() if value is not None})
    _fail_the_job(admin)
    admin.expect("DELETE", f"/api/v1/namespaces/{NAMESPACE}/pods/held?gracePeriodSeconds=0")


def record(tape, admin):
    """The pressed node first: the node controller would soon call it silent, too."""
    paths = _paths()
    purpose = "Node with memory pressure, as a kubelet would write it"
    tape.record("why-node-pressed", purpose, Request("GET", paths["node-pressed"], user="admin"))
    _wait(admin, paths)
    time.sleep(1)  # the last events are written behind the conditions
    for name, path in paths.items():
        if name != "node-pressed":
            body = tape.record(f"why-{name}", f"An object in trouble: {name}", Request("GET", path, user="admin"))
        else:
            body = json.dumps(admin.get(path))
        metadata = json.loads(body)["metadata"]
        where = f"/api/v1/namespaces/{metadata['namespace']}/events" if "namespace" in metadata else "/api/v1/events"
        request = Request("GET", f"{where}?fieldSelector=involvedObject.uid={metadata['uid']}", user="admin")
        tape.record(f"why-{name}-events", f"The events of {name}, asked for by uid", request)
