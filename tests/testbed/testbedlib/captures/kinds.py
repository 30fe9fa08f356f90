"""Any kind of object: discovery, its rows in the server's words (Table), and how a watch tells of rows."""

import json
import urllib.parse

from ..process import wait_until
from .tape import TABLE, Request

AGGREGATED = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"

# Custom columns of every type, one of them only for -o wide.
WIDGETS = "/apis/factory.example/v1/namespaces/shop/widgets"
_DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
_COLUMNS = [
    {"name": "Phase", "type": "string", "jsonPath": ".status.phase"},
    {"name": "Size", "type": "integer", "jsonPath": ".spec.size", "description": "How many parts it has"},
    {"name": "Load", "type": "number", "jsonPath": ".spec.load"},
    {"name": "Paused", "type": "boolean", "jsonPath": ".spec.paused"},
    {"name": "Checked", "type": "date", "jsonPath": ".spec.checked"},
    {"name": "Owner", "type": "string", "jsonPath": ".spec.owner", "priority": 1},
    {"name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"},
]

# Columns of the kinds that the sandbox has as well.
_TABLES = {
    "namespaces": "/api/v1/namespaces",
    "services": "/api/v1/namespaces/shop/services",
    "endpointslices": "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices",
    "replicasets": "/apis/apps/v1/namespaces/shop/replicasets",
    "statefulsets": "/apis/apps/v1/namespaces/shop/statefulsets",
    "daemonsets": "/apis/apps/v1/namespaces/shop/daemonsets",
    "ingresses": "/apis/networking.k8s.io/v1/namespaces/shop/ingresses",
    "jobs": "/apis/batch/v1/namespaces/shop/jobs",
    "cronjobs": "/apis/batch/v1/namespaces/shop/cronjobs",
    "horizontalpodautoscalers": "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers",
    "poddisruptionbudgets": "/apis/policy/v1/namespaces/shop/poddisruptionbudgets",
    "leases": "/apis/coordination.k8s.io/v1/namespaces/shop/leases",
    "events": "/api/v1/namespaces/shop/events?limit=5",
    "configmaps": "/api/v1/namespaces/shop/configmaps",
    "secrets": "/api/v1/namespaces/shop/secrets",
    "persistentvolumes": "/api/v1/persistentvolumes",
    "persistentvolumeclaims": "/api/v1/namespaces/shop/persistentvolumeclaims",
    "endpoints": "/api/v1/namespaces/shop/endpoints",
    "limitranges": "/api/v1/namespaces/shop/limitranges",
    "replicationcontrollers": "/api/v1/namespaces/shop/replicationcontrollers",
    "resourcequotas": "/api/v1/namespaces/shop/resourcequotas",
    "serviceaccounts": "/api/v1/namespaces/shop/serviceaccounts",
    "controllerrevisions": "/apis/apps/v1/namespaces/shop/controllerrevisions",
    "networkpolicies": "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies",
    "storageclasses": "/apis/storage.k8s.io/v1/storageclasses",
}


def _definition():
    fields = {"x-kubernetes-preserve-unknown-fields": True, "type": "object"}
    version = {
        "name": "v1",
        "served": True,
        "storage": True,
        "schema": {"openAPIV3Schema": {"type": "object", "properties": {"spec": fields, "status": fields}}},
        "additionalPrinterColumns": _COLUMNS,
    }
    names = {"plural": "widgets", "singular": "widget", "kind": "Widget", "shortNames": ["wg"], "categories": ["parts"]}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": "widgets.factory.example"},
        "spec": {"group": "factory.example", "scope": "Namespaced", "names": names, "versions": [version]},
    }


def _widget(name, spec):
    return {"apiVersion": "factory.example/v1", "kind": "Widget", "metadata": {"name": name}, "spec": spec}


def prepare(admin):
    """Returns when the custom kind is served."""
    admin.expect("POST", _DEFINITIONS, _definition())

    def missing():
        return None if admin.request("GET", WIDGETS).status == 200 else "the custom kind is not served"

    wait_until(missing, "the custom kind did not come", 30, pause=0.3)
    spec = {"size": 3, "load": 0.75, "paused": True, "checked": "2026-01-02T03:04:05Z", "owner": "anna"}
    admin.expect("POST", WIDGETS, _widget("gear", spec))
    admin.expect("POST", WIDGETS, _widget("bare", {}))


def discovery(tape):
    request = Request("GET", "/api", accept=AGGREGATED)
    tape.record("discovery-api-aggregated", "Discovery of the core group, new form", request)
    tape.record("discovery-api-versions", "Versions of the core group, old form", Request("GET", "/api"))
    tape.record("discovery-apis", "All groups, old form", Request("GET", "/apis"))
    tape.record("discovery-apps", "Discovery of one group, old form", Request("GET", "/apis/apps/v1"))
    purpose = "Discovery of all groups with a custom kind among them"
    tape.record("discovery-apis-custom", purpose, Request("GET", "/apis", accept=AGGREGATED, user="admin"))


def tables(tape):
    for kind, path in _TABLES.items():
        path += ("&" if "?" in path else "?") + "includeObject=None"
        tape.record(f"{kind}-table", f"{kind} as Table", Request("GET", path, accept=TABLE, user="admin"))
    request = Request("GET", WIDGETS, accept=TABLE, user="admin")
    tape.record("custom-table", "A custom kind as Table, with columns of every type", request)
    path = "/api/v1/namespaces/default/configmaps?labelSelector=none%3Dsuch"
    tape.record("table-empty", "A Table without rows", Request("GET", path, accept=TABLE, user="admin"))
    token, number = "", 0
    while number == 0 or token:
        number += 1
        path = "/apis/apps/v1/namespaces/shop/deployments?limit=4"
        path += "&continue=" + urllib.parse.quote(token) if token else ""
        purpose = f"Deployments as Table, page {number}"
        body = tape.record(f"deployments-table-page-{number}", purpose, Request("GET", path, accept=TABLE))
        token = json.loads(body)["metadata"].get("continue", "")


def _life_of_a_widget(admin):
    admin.expect("POST", WIDGETS, _widget("pin", {"size": 1}))
    patch = {"spec": {"size": 2}}
    admin.expect("PATCH", f"{WIDGETS}/pin", patch, {"Content-Type": "application/merge-patch+json"})
    admin.expect("DELETE", f"{WIDGETS}/pin")


def watches(tape, admin):
    version = admin.get(WIDGETS)["metadata"]["resourceVersion"]
    query = f"?watch=true&allowWatchBookmarks=true&timeoutSeconds=5&resourceVersion={version}"
    request = Request("GET", WIDGETS + query, accept=TABLE, user="admin")
    purpose = "A watch as Tables: columns come with the first event only"
    tape.record_stream("watch-table", purpose, request, lambda: _life_of_a_widget(admin))


def record(tape, admin):
    prepare(admin)
    discovery(tape)
    tables(tape)
    watches(tape, admin)
