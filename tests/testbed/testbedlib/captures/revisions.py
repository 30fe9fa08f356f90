"""Workloads that had other templates: what the real controllers keep of them, and how they number them after a
rollback as kubectl sends it.
"""

from ..process import wait_until
from .tape import Request
from .writing import JSON_PATCH, MERGE_PATCH

NAMESPACE = "revisions"
_APPS = f"/apis/apps/v1/namespaces/{NAMESPACE}"
_CAUSE = "kubernetes.io/change-cause"
_IMAGE = "registry.example/shop/web"
_WORKLOADS = {"deployments": "web", "statefulsets": "db", "daemonsets": "agent"}
_KINDS = {"deployments": "Deployment", "statefulsets": "StatefulSet", "daemonsets": "DaemonSet"}


def _template(app):
    """With a variable that stands for a secret, and with what is read from elsewhere."""
    token = {"name": "TOKEN", "value": "planted-secret-1"}
    url = {"name": "URL", "valueFrom": {"secretKeyRef": {"name": "database", "key": "url"}}}
    container = {"name": "app", "image": f"{_IMAGE}:1.8.2", "env": [token, url]}
    container["envFrom"] = [{"configMapRef": {"name": "settings", "optional": True}}]
    return {
        "metadata": {"labels": {"app": app}},
        "spec": {"automountServiceAccountToken": False, "containers": [container]},
    }


def _manifest(plural, name):
    spec = {"selector": {"matchLabels": {"app": name}}, "template": _template(name)}
    if plural == "statefulsets":
        spec["serviceName"] = name
    metadata = {"name": name, "namespace": NAMESPACE, "annotations": {_CAUSE: "first release", "team": "red"}}
    return {"apiVersion": "apps/v1", "kind": _KINDS[plural], "metadata": metadata, "spec": spec}


def _seen(admin, plural, name):
    """Its controller has seen the newest template, and numbered what keeps it."""

    def not_yet():
        workload = admin.get(f"{_APPS}/{plural}/{name}")
        if workload.get("status", {}).get("observedGeneration", 0) < workload["metadata"]["generation"]:
            return "its controller has not seen it"
        return None

    wait_until(not_yet, f"{plural}/{name}", 60)


def _change(admin, plural, name, tag, cause, token):
    """Another image, another value of the variable, and why."""
    container = {**_template(name)["spec"]["containers"][0], "image": f"{_IMAGE}:{tag}"}
    container["env"] = [{"name": "TOKEN", "value": token}, *container["env"][1:]]
    metadata = {"annotations": {_CAUSE: cause, "team": "blue" if tag == "1.9.0" else "red"}}
    body = {"metadata": metadata, "spec": {"template": {"spec": {"containers": [container]}}}}
    admin.expect("PATCH", f"{_APPS}/{plural}/{name}", body, {"Content-Type": MERGE_PATCH})
    _seen(admin, plural, name)


def _back_to_the_first(admin):
    """As kubectl rollout undo deployment/web --to-revision=1 sends it."""
    sets = admin.get(f"{_APPS}/replicasets?labelSelector=app=web")["items"]
    number = "deployment.kubernetes.io/revision"
    first = next(item for item in sets if item["metadata"]["annotations"][number] == "1")
    template = first["spec"]["template"]
    del template["metadata"]["labels"]["pod-template-hash"]
    patch = [{"op": "replace", "path": "/spec/template", "value": template}]
    admin.expect("PATCH", f"{_APPS}/deployments/web", patch, {"Content-Type": JSON_PATCH})
    _seen(admin, "deployments", "web")


def record(tape, admin):
    admin.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}})
    for plural, name in _WORKLOADS.items():
        admin.apply(_manifest(plural, name))
        _seen(admin, plural, name)
        _change(admin, plural, name, "1.9.0", "second release", "planted-secret-2")
        _change(admin, plural, name, "1.9.1", "", "planted-secret-2")
        kept = "replicasets" if plural == "deployments" else "controllerrevisions"
        kind = _KINDS[plural]
        tape.record(f"revisions-{name}", f"A {kind} with three revisions", Request("GET", f"{_APPS}/{plural}/{name}"))
        request = Request("GET", f"{_APPS}/{kept}?labelSelector=app={name}")
        tape.record(f"revisions-{name}-kept", "What its controller keeps of them", request)
    _back_to_the_first(admin)
    purpose = "The Deployment after a rollback to revision 1"
    tape.record("revisions-web-back", purpose, Request("GET", f"{_APPS}/deployments/web"))
    request = Request("GET", f"{_APPS}/replicasets?labelSelector=app=web")
    tape.record("revisions-web-back-kept", "Revision 1 has become 4, and remembers it", request)
