"""Lists, tables, single objects and discovery, as the operator of the product reads them."""

import json
import urllib.parse

from .tape import PROTOBUF, TABLE, Request

_LISTS = {
    "services": "/api/v1/namespaces/shop/services",
    "endpointslices": "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices",
    "deployments": "/apis/apps/v1/namespaces/shop/deployments",
    "replicasets": "/apis/apps/v1/namespaces/shop/replicasets",
    "statefulsets": "/apis/apps/v1/namespaces/shop/statefulsets",
    "ingresses": "/apis/networking.k8s.io/v1/namespaces/shop/ingresses",
    "jobs": "/apis/batch/v1/namespaces/shop/jobs",
    "cronjobs": "/apis/batch/v1/namespaces/shop/cronjobs",
    "horizontalpodautoscalers": "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers",
    "poddisruptionbudgets": "/apis/policy/v1/namespaces/shop/poddisruptionbudgets",
    "leases": "/apis/coordination.k8s.io/v1/namespaces/shop/leases",
    "events": "/api/v1/namespaces/shop/events?limit=30",
    "events-new-group": "/apis/events.k8s.io/v1/namespaces/shop/events?limit=5",
    "nodes": "/api/v1/nodes",
    "namespaces": "/api/v1/namespaces",
}


def lists(tape):
    """One JSON list of each kind."""
    for kind, path in _LISTS.items():
        tape.record(f"list-{kind}", f"List of {kind}", Request("GET", path))
    empty = "/api/v1/namespaces/default/pods"
    tape.record("list-pods-empty", "A list without items: `items` is [] and not absent", Request("GET", empty))
    tape.record(
        "list-pods-namespace-unknown",
        "A list in a namespace that does not exist is empty and 200, not 404",
        Request("GET", "/api/v1/namespaces/nowhere/pods"),
    )


def pages(tape):
    """The pods of the shop in pages of six, with the continue token of each page in the next request."""
    token, number = "", 0
    while token or number == 0:
        number += 1
        path = "/api/v1/namespaces/shop/pods?limit=6"
        path += "&continue=" + urllib.parse.quote(token) if token else ""
        body = tape.record(f"pods-page-{number}", f"Pods, page {number} of a paged list", Request("GET", path))
        token = json.loads(body)["metadata"].get("continue", "")


def tables(tape):
    """The server's own words for a row."""
    path = "/api/v1/namespaces/shop/pods"
    purpose = "Pods as Table (includeObject=Metadata is the default)"
    tape.record("pods-table", purpose, Request("GET", path, accept=TABLE))
    path += "?includeObject=None"
    tape.record("pods-table-no-object", "Pods as Table without objects", Request("GET", path, accept=TABLE))
    path = "/apis/apps/v1/namespaces/shop/deployments?includeObject=None"
    tape.record("deployments-table", "Deployments as Table", Request("GET", path, accept=TABLE))
    path = "/api/v1/nodes?includeObject=None"
    tape.record("nodes-table", "Nodes as Table", Request("GET", path, accept=TABLE))
    accept = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json"
    path = "/api/v1/namespaces/shop/pods?limit=2"
    tape.record("pods-metadata-only", "Pods, metadata only", Request("GET", path, accept=accept))


def protobuf(tape):
    """The same lists in the binary form."""
    path = "/api/v1/namespaces/shop/pods"
    tape.record("pods-protobuf", "Pods as protobuf (k8s\\0 + runtime.Unknown)", Request("GET", path, accept=PROTOBUF))
    path = "/api/v1/namespaces/shop/pods?limit=6"
    tape.record("pods-page-1-protobuf", "First page of pods as protobuf", Request("GET", path, accept=PROTOBUF))
    for kind in ("services", "endpointslices", "deployments", "replicasets", "statefulsets", "nodes"):
        tape.record(f"list-{kind}-protobuf", f"{kind} as protobuf", Request("GET", _LISTS[kind], accept=PROTOBUF))


def objects(tape):
    """Single objects, identity and what the server can do."""
    tape.record("version", "The server's version", Request("GET", "/version"))
    path = "/api/v1/namespaces/kube-system"
    tape.record("namespace-kube-system", "Its uid is the cluster's identity", Request("GET", path))
    path = "/api/v1/namespaces/shop/services/web"
    tape.record("service-web", "One Service; its selector names the live colour", Request("GET", path))
    path = "/apis/apps/v1/namespaces/shop/deployments/web-blue"
    tape.record("deployment-web-blue", "One Deployment", Request("GET", path))
    tape.record("deployment-scale", "The scale subresource", Request("GET", path + "/scale"))
    tape.record("discovery-api", "Discovery of the core group, old form", Request("GET", "/api/v1"))
    accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
    tape.record("discovery-apis-aggregated", "Discovery of all groups at once", Request("GET", "/apis", accept=accept))
    request = Request("GET", "/readyz?verbose", accept="*/*", user="admin")
    tape.record("readyz-verbose", "Health, check by check", request)


def reviews(tape):
    """Who am I, and may I?"""
    group = "/apis/authentication.k8s.io/v1/selfsubjectreviews"
    body = {"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"}
    tape.record("self-subject-review", "User and groups of a certificate", Request("POST", group, body), 201)
    request = Request("POST", group, body, user="robot")
    tape.record("self-subject-review-token", "User and groups of a service account's token", request, 201)
    allowed = {"namespace": "shop", "verb": "patch", "resource": "services", "name": "web"}
    denied = {"namespace": "shop", "verb": "get", "resource": "secrets"}
    for name, attributes in (("allowed", allowed), ("denied", denied)):
        body = {
            "apiVersion": "authorization.k8s.io/v1",
            "kind": "SelfSubjectAccessReview",
            "spec": {"resourceAttributes": attributes},
        }
        request = Request("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body)
        tape.record(f"self-subject-access-review-{name}", f"An access review that is {name}", request, 201)
    body = {
        "apiVersion": "authorization.k8s.io/v1",
        "kind": "SelfSubjectRulesReview",
        "spec": {"namespace": "shop"},
    }
    request = Request("POST", "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", body, user="viewer")
    tape.record("self-subject-rules-review", "All rights of the viewer in one namespace", request, 201)
