"""Kinds of objects that the shop does not have, so that one of each can be captured."""

from ..process import wait_until

_NAMESPACE = "shop"


def _template(app):
    container = {"name": app, "image": f"registry.example/shop/{app}:1", "ports": [{"containerPort": 8080}]}
    return {
        "metadata": {"labels": {"app": app}},
        "spec": {"automountServiceAccountToken": False, "containers": [container]},
    }


def _object(version, kind, name, spec):
    metadata = {"name": name, "namespace": _NAMESPACE, "labels": {"app": name}}
    return {"apiVersion": version, "kind": kind, "metadata": metadata, "spec": spec}


def _job_spec():
    template = _template("migrate")
    template["spec"]["restartPolicy"] = "Never"
    return {"template": template}


def _manifests():
    selector = {"matchLabels": {"app": "db"}}
    spec = {"replicas": 2, "serviceName": "db", "selector": selector, "template": _template("db")}
    yield _object("apps/v1", "StatefulSet", "db", spec)
    headless = {"clusterIP": "None", "selector": {"app": "db"}, "ports": [{"port": 5432}]}
    yield _object("v1", "Service", "db", headless)
    yield _object("batch/v1", "Job", "migrate", _job_spec())
    spec = {"schedule": "0 3 * * *", "jobTemplate": {"spec": _job_spec()}}
    yield _object("batch/v1", "CronJob", "nightly", spec)
    half = {"type": "Utilization", "averageUtilization": 50}
    metric = {"type": "Resource", "resource": {"name": "cpu", "target": half}}
    target = {"apiVersion": "apps/v1", "kind": "Deployment", "name": "api-blue"}
    spec = {"minReplicas": 3, "maxReplicas": 10, "scaleTargetRef": target, "metrics": [metric]}
    yield _object("autoscaling/v2", "HorizontalPodAutoscaler", "api", spec)
    spec = {"minAvailable": 3, "selector": {"matchLabels": {"app": "web", "color": "blue"}}}
    yield _object("policy/v1", "PodDisruptionBudget", "web-blue", spec)
    spec = {"holderIdentity": "another", "leaseDurationSeconds": 30, "renewTime": "2026-01-02T03:04:05.000000Z"}
    yield _object("coordination.k8s.io/v1", "Lease", "tealdeck-shop-api", spec)


def add_extras(admin):
    """Returns when the stateful set is complete, the job done and the budget counted."""
    for manifest in _manifests():
        admin.apply(manifest)

    def missing():
        if admin.get("/apis/apps/v1/namespaces/shop/statefulsets/db")["status"].get("readyReplicas") != 2:
            return "the stateful set is not complete"
        if not admin.get("/apis/batch/v1/namespaces/shop/jobs/migrate")["status"].get("succeeded"):
            return "the job is not done"
        budget = admin.get("/apis/policy/v1/namespaces/shop/poddisruptionbudgets/web-blue")
        return None if budget["status"].get("currentHealthy") == 3 else "the budget is not counted"

    wait_until(missing, "the extras are not complete", 90, pause=0.3)
