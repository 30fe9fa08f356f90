"""The product "shop": three applications, each twice, once blue and once green.

web and api have a Service whose selector chooses the live colour, and web a preview Service and an
Ingress. worker takes its work from elsewhere and has no Service.
"""

import functools

NAMESPACE = "shop"
VERSIONS = {"blue": "1.8.2", "green": "1.9.0"}
SERVED = ("web", "api")
APPS = ("web", "api", "worker")


def _metadata(name, app, **labels):
    return {
        "name": name,
        "namespace": NAMESPACE,
        "labels": {
            "app": app,
            "app.kubernetes.io/name": app,
            "app.kubernetes.io/part-of": "shop",
            **labels,
        },
    }


def _probe(path):
    return {"httpGet": {"path": path, "port": "http"}, "periodSeconds": 1, "failureThreshold": 1}


def fake_container(app, color):
    """A container that no machine runs: kwok only says that it does."""
    return {
        "name": app,
        "image": f"registry.example/shop/{app}:{VERSIONS[color]}",
        "ports": [{"name": "http", "containerPort": 8080}],
        "resources": {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}},
    }


def real_container(app, color):
    """Our own small web server; it leaves without losing a request."""
    return {
        "name": app,
        "image": "localhost/web:1",
        "imagePullPolicy": "Never",
        "env": [{"name": "VERSION", "value": f"{color}-{VERSIONS[color]}"}],
        "ports": [{"name": "http", "containerPort": 8080}],
        "readinessProbe": _probe("/healthz"),
        "livenessProbe": {**_probe("/livez"), "periodSeconds": 5, "failureThreshold": 3},
        "resources": {"requests": {"cpu": "5m", "memory": "16Mi"}, "limits": {"memory": "64Mi"}},
    }


def deployment(app, color, replicas, container):
    labels = {"color": color, "app.kubernetes.io/version": VERSIONS[color]}
    metadata = _metadata(f"{app}-{color}", app, **labels)
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": metadata,
        "spec": {
            "replicas": replicas,
            "selector": {"matchLabels": {"app": app, "color": color}},
            "template": {
                "metadata": {"labels": metadata["labels"]},
                "spec": {
                    "automountServiceAccountToken": False,
                    "enableServiceLinks": False,
                    "terminationGracePeriodSeconds": 30,
                    "containers": [container(app, color)],
                },
            },
        },
    }


def service(name, app, color):
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": _metadata(name, app),
        "spec": {
            "selector": {"app": app, "color": color},
            "ports": [{"name": "http", "port": 80, "targetPort": "http"}],
        },
    }


def ingress():
    backend = {"service": {"name": "web", "port": {"name": "http"}}}
    path = {"path": "/", "pathType": "Prefix", "backend": backend}
    return {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "Ingress",
        "metadata": _metadata("web", "web"),
        "spec": {"rules": [{"host": "shop.example", "http": {"paths": [path]}}]},
    }


def manifests(replicas, container):
    yield {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}}
    for app in APPS:
        for color in VERSIONS:
            yield deployment(app, color, replicas, container)
    for app in SERVED:
        yield service(app, app, "blue")
    yield service("web-preview", "web", "green")
    yield ingress()


def _ready_endpoints(api, name):
    path = f"/apis/discovery.k8s.io/v1/namespaces/{NAMESPACE}/endpointslices"
    slices = api.get(f"{path}?labelSelector=kubernetes.io/service-name={name}")["items"]
    return sum(
        1
        for item in slices
        for endpoint in item.get("endpoints") or []
        if endpoint["conditions"].get("ready")
    )


def not_ready(api, replicas):
    """None when every Deployment is complete and every Service has all its endpoints, else why not."""
    for item in api.get(f"/apis/apps/v1/namespaces/{NAMESPACE}/deployments")["items"]:
        ready = item["status"].get("readyReplicas", 0)
        if ready < replicas:
            return f"{item['metadata']['name']} has {ready} of {replicas} ready"
    for name in (*SERVED, "web-preview"):
        count = _ready_endpoints(api, name)
        if count < replicas:
            return f"Service {name} has {count} of {replicas} endpoints"
    return None


def apply(api, replicas, container):
    """Applies the product; returns the question that tells when it is complete."""
    for manifest in manifests(replicas, container):
        api.apply(manifest)
    return functools.partial(not_ready, api, replicas)
