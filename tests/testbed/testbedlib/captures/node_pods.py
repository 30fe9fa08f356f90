"""Pods that a real kubelet brings into many states, and what else only a real node says."""

import re
import threading

from ..process import wait_until
from .tape import PROTOBUF_STREAM, TABLE, Request
from .writing import MERGE_PATCH

NAMESPACE = "states"
_PODS = f"/api/v1/namespaces/{NAMESPACE}/pods"


def _container(name="app", **more):
    return {"name": name, "image": "localhost/web:1", "imagePullPolicy": "Never", **more}


def _env(**values):
    return [{"name": name, "value": value} for name, value in values.items()]


def _probe():
    return {"httpGet": {"path": "/healthz", "port": 8080}, "periodSeconds": 1}


def _sleep(seconds):
    return {"args": ["sleep", str(seconds)]}


_REFERENCE = [{"name": "ABSENT", "valueFrom": {"configMapKeyRef": {"name": "absent", "key": "x"}}}]

# name -> (the word that the server has to reach, what the pod is made of)
_WANTED = {
    "running": ("Running", {"containers": [_container(readinessProbe=_probe())]}),
    "not-ready": ("Running", {"containers": [_container(readinessProbe=_probe(), env=_env(READY="false"))]}),
    "crash-loop": ("CrashLoopBackOff", {"containers": [_container(env=_env(CRASH_AFTER="0.3"))]}),
    "oom-killed": (
        "OOMKilled|CrashLoopBackOff",
        {"containers": [_container(env=_env(MEMORY_MB="300"), resources={"limits": {"memory": "32Mi"}})]},
    ),
    "oom-killed-for-good": (
        "OOMKilled",
        {
            "restartPolicy": "Never",
            "containers": [_container(env=_env(MEMORY_MB="300"), resources={"limits": {"memory": "32Mi"}})],
        },
    ),
    "completed": ("Completed", {"restartPolicy": "Never", "containers": [_container(**_sleep(0.1))]}),
    "error": ("Error", {"restartPolicy": "Never", "containers": [_container(env=_env(EXIT_CODE="3"))]}),
    "deadline-exceeded": (
        "DeadlineExceeded|Error|Completed",
        {"activeDeadlineSeconds": 2, "containers": [_container(env=_env(DRAIN_SECONDS="0.1"))]},
    ),
    "never-pull": ("ErrImageNeverPull", {"containers": [_container(image="localhost/absent:1")]}),
    "cannot-pull": (
        "ImagePullBackOff",
        {"containers": [_container(image="localhost/absent:1", imagePullPolicy="Always")]},
    ),
    "invalid-image": ("InvalidImageName", {"containers": [_container(image="Not A Name")]}),
    "config-error": ("CreateContainerConfigError", {"containers": [_container(env=_REFERENCE)]}),
    "cannot-start": (
        "RunContainerError|CrashLoopBackOff|StartError",
        {"containers": [_container(command=["/absent"])]},
    ),
    "no-volume": (
        "ContainerCreating",
        {
            "containers": [_container(volumeMounts=[{"name": "v", "mountPath": "/v"}])],
            "volumes": [{"name": "v", "configMap": {"name": "absent"}}],
        },
    ),
    "unschedulable": ("Pending", {"nodeSelector": {"absent": "true"}, "containers": [_container()]}),
    "init-waiting": (
        "Init:0/1",
        {"initContainers": [_container("init", **_sleep(3600))], "containers": [_container()]},
    ),
    "init-second": (
        "Init:1/2",
        {
            "initContainers": [_container("init-1", **_sleep(0.1)), _container("init-2", **_sleep(3600))],
            "containers": [_container()],
        },
    ),
    "init-crash-loop": (
        "Init:CrashLoopBackOff",
        {"initContainers": [_container("init", env=_env(EXIT_CODE="2"))], "containers": [_container()]},
    ),
    "init-error": (
        "Init:Error",
        {
            "restartPolicy": "Never",
            "initContainers": [_container("init", env=_env(EXIT_CODE="2"))],
            "containers": [_container()],
        },
    ),
    "sidecar": (
        "Running",
        {
            "initContainers": [_container("proxy", restartPolicy="Always", env=_env(LISTEN=":8081"))],
            "containers": [_container()],
        },
    ),
    "two-one-crashing": (
        "CrashLoopBackOff",
        {"containers": [_container(), _container("log", env=_env(CRASH_AFTER="0.3", LISTEN=":8081"))]},
    ),
    "terminating": (
        "Terminating",
        {"terminationGracePeriodSeconds": 300, "containers": [_container(env=_env(DRAIN_SECONDS="280"))]},
    ),
}


def _manifest(name, spec):
    base = {"automountServiceAccountToken": False, "enableServiceLinks": False, "terminationGracePeriodSeconds": 1}
    metadata = {"name": name, "namespace": NAMESPACE, "labels": {"app": "states"}}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": {**base, **spec}}


def _no_service_account(admin):
    answer = admin.request("GET", f"/api/v1/namespaces/{NAMESPACE}/serviceaccounts/default")
    return None if answer.status == 200 else str(answer.status)


def make(admin):
    """Makes every pod, and deletes the one that is to be seen terminating."""
    admin.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}})
    wait_until(lambda: _no_service_account(admin), "no service account", 30)
    for name, (_, spec) in _WANTED.items():
        admin.expect("POST", _PODS, _manifest(name, spec))

    def not_running():
        pod = admin.get(f"{_PODS}/terminating")
        return None if pod["status"]["phase"] == "Running" else pod["status"]["phase"]

    wait_until(not_running, "the pod to terminate does not run", 60)
    admin.expect("DELETE", f"{_PODS}/terminating")


def _rows(admin):
    answer = admin.expect("GET", _PODS + "?includeObject=None", headers={"Accept": TABLE})
    return {row["cells"][0]: row["cells"] for row in answer["rows"]}


def wait(admin):
    """Returns when every pod has its word at the same time, and the crash loop has gone round twice."""

    def not_there():
        rows = _rows(admin)
        for name, (word, _) in _WANTED.items():
            status = rows[name][2]
            if not re.fullmatch(word, status):
                return f"{name} is {status}, not {word}"
        if not re.match(r"[2-9] \(", str(rows["crash-loop"][3])):
            return f"crash-loop has {rows['crash-loop'][3]} restarts"
        return None if rows["running"][1] == "1/1" else "running is not ready"

    wait_until(not_there, "the pods do not have their states", 180, pause=0.3)


def _watch_a_rollout(tape, admin):
    """Three watches while the pods of one colour are replaced one by one."""
    deployment = "/apis/apps/v1/namespaces/shop/deployments/web-green"
    patch = {"spec": {"template": {"metadata": {"annotations": {"restarted": "once"}}}}}

    def restart():
        admin.expect("PATCH", deployment, patch, {"Content-Type": MERGE_PATCH})

    started = threading.Barrier(4, timeout=30)

    def watch(name, path, accept):
        version = admin.get(path)["metadata"]["resourceVersion"]
        query = f"?watch=true&allowWatchBookmarks=true&timeoutSeconds=20&resourceVersion={version}"
        purpose = f"{path.rsplit('/', 1)[-1]} while web-green is restarted on a real node"
        tape.record_stream(name, purpose, Request("GET", path + query, accept=accept), started.wait)

    json_form = "application/json"
    watches = (
        ("watch-node-rollout-pods", "/api/v1/namespaces/shop/pods", json_form),
        ("watch-node-rollout-endpointslices", "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices", json_form),
        ("watch-node-rollout-pods-protobuf", "/api/v1/namespaces/shop/pods", PROTOBUF_STREAM),
    )
    threads = [threading.Thread(target=watch, args=each) for each in watches]
    for thread in threads:
        thread.start()
    started.wait()
    restart()
    for thread in threads:
        thread.join()


def record_others(tape, admin):
    """The node itself, its events, logs as a kubelet gives them, and a rollout as it is watched."""
    tape.record("node-real-node", "The Node object of a real kubelet", Request("GET", "/api/v1/nodes/node-1"))
    path = f"/api/v1/namespaces/{NAMESPACE}/events?fieldSelector=involvedObject.name=crash-loop"
    tape.record("node-events-crash-loop", "Events of a crash loop, with counts", Request("GET", path))
    for name in ("not-ready", "cannot-pull", "config-error", "no-volume", "init-crash-loop"):
        path = f"/api/v1/namespaces/{NAMESPACE}/events?fieldSelector=involvedObject.name={name}"
        tape.record(f"node-events-{name}", f"Events of {name}", Request("GET", path))
    path = f"{_PODS}/running/log?timestamps=true"
    tape.record("node-pod-log", "A container's log with timestamps", Request("GET", path, accept="*/*"))
    path = f"{_PODS}/crash-loop/log?previous=true"
    purpose = "The log of the container before the restart"
    tape.record("node-pod-log-previous", purpose, Request("GET", path, accept="*/*"))
    path = f"{_PODS}/init-waiting/log"
    tape.record("node-pod-log-refused", "The log of a container that has not started: 400", Request("GET", path), 400)
    _watch_a_rollout(tape, admin)
