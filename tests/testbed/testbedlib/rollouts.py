"""Argo Rollouts: its real controller, the definitions of its kinds, and two Rollouts to try it on.

In the namespace shop-rollouts: `checkout` is blue-green and waits for its promotion, `search` is a canary that waits at its
first and third pause. Both have the Services that they need.
"""

import functools
import re

from . import controlplane
from .errors import TestbedError

NAMESPACE = "shop-rollouts"
REPLICAS = {"checkout": 2, "search": 4}
_GROUP = "argoproj.io/v1alpha1"
_DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"


def arguments(kubeconfig, health_port, metrics_port):
    return [
        f"--kubeconfig={kubeconfig}",
        f"--healthzPort={health_port}",
        f"--metricsPort={metrics_port}",
        "--leader-elect=false",
        "--loglevel=info",
        "--logformat=text",
        "--qps=100",
        "--burst=200",
    ]


def not_healthy(port):
    """The question whether the controller answers."""
    return lambda: controlplane.not_healthy(f"http://127.0.0.1:{port}/healthz")


def define_kinds(api, folder):
    """Creates the definitions; returns the question whether the server serves all of them."""
    names = []
    for path in sorted(folder.glob("*-crd.yaml")):
        text = path.read_text()
        names.append(re.search(r"^  name: (\S+)$", text, re.MULTILINE).group(1))
        api.expect("POST", _DEFINITIONS, text.encode(), {"Content-Type": "application/yaml"})
    if not names:
        raise TestbedError(f"no definitions in {folder}.")
    return functools.partial(_not_served, api, names)


def _not_served(api, names):
    for name in names:
        plural = name.partition(".")[0]
        status = api.request("GET", f"/apis/{_GROUP}/{plural}?limit=1").status
        if status != 200:
            return f"{plural}: {status}"
    return None


def _labels(app):
    return {"app": app, "app.kubernetes.io/name": app, "app.kubernetes.io/part-of": "shop"}


def _metadata(name, app):
    return {"name": name, "namespace": NAMESPACE, "labels": _labels(app)}


def _rollout(app, strategy, **more):
    container = {
        "name": app,
        "image": f"registry.example/shop/{app}:1.0.0",
        "env": [{"name": "API_TOKEN", "value": f"not-a-secret-of-{app}"}],
        "ports": [{"name": "http", "containerPort": 8080}],
        "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}},
    }
    return {
        "apiVersion": _GROUP,
        "kind": "Rollout",
        "metadata": _metadata(app, app),
        "spec": {
            "replicas": REPLICAS[app],
            "revisionHistoryLimit": 5,
            "selector": {"matchLabels": {"app": app}},
            "template": {"metadata": {"labels": _labels(app)}, "spec": {"containers": [container]}},
            "strategy": strategy,
            **more,
        },
    }


def _service(name, app):
    ports = [{"name": "http", "port": 80, "targetPort": "http"}]
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": _metadata(name, app),
        "spec": {"selector": {"app": app}, "ports": ports},
    }


def manifests():
    yield {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}}
    yield _service("checkout", "checkout")
    yield _service("checkout-preview", "checkout")
    yield _service("search", "search")
    services = {"activeService": "checkout", "previewService": "checkout-preview"}
    yield _rollout("checkout", {"blueGreen": {**services, "autoPromotionEnabled": False}})
    steps = [
        {"setWeight": 25},
        {"pause": {}},
        {"setWeight": 50},
        {"pause": {"duration": "2s"}},
        {"setWeight": 75},
        {"pause": {}},
    ]
    yield _rollout("search", {"canary": {"steps": steps, "maxUnavailable": 1, "maxSurge": 1}})


def not_ready(api):
    """None when both Rollouts are healthy, else which one is not."""
    for name in REPLICAS:
        status = api.get(f"/apis/{_GROUP}/namespaces/{NAMESPACE}/rollouts/{name}").get("status", {})
        if status.get("phase") != "Healthy":
            return f"Rollout {name} is {status.get('phase', 'unseen')}: {status.get('message', '')}"
    return None


def apply(api):
    """Applies the two Rollouts; returns the question that tells when they are healthy."""
    for manifest in manifests():
        api.apply(manifest)
    return functools.partial(not_ready, api)
