"""Changes: accepted, tried without effect, refused, and lost against somebody else."""

import json

from .tape import Request

JSON_PATCH = "application/json-patch+json"
MERGE_PATCH = "application/merge-patch+json"
_WEB = "/api/v1/namespaces/shop/services/web"
_LEASES = "/apis/coordination.k8s.io/v1/namespaces/shop/leases"


def _switch(before, after):
    path = "/spec/selector/color"
    return [{"op": "test", "path": path, "value": before}, {"op": "replace", "path": path, "value": after}]


def _patch(body, query="", kind=JSON_PATCH, path=_WEB, user="operator"):
    return Request("PATCH", path + query, body, content_type=kind, user=user)


def service_patches(tape, admin):
    """The switch of a selector in every outcome."""
    stale = admin.get(_WEB)["metadata"]["resourceVersion"]
    query = "?dryRun=All&fieldManager=tealdeck"
    tape.record("patch-service-dry-run", "The switch, tried only", _patch(_switch("blue", "green"), query))
    query = "?fieldManager=tealdeck"
    tape.record("patch-service", "The switch from blue to green", _patch(_switch("blue", "green"), query))
    tape.record(
        "patch-service-test-failed",
        "A JSON Patch whose test fails: 422 without details, not 409",
        _patch(_switch("blue", "green")),
        422,
    )
    version_test = [{"op": "test", "path": "/metadata/resourceVersion", "value": stale}]
    tape.record(
        "patch-service-test-failed-version",
        "The same for a test of resourceVersion",
        _patch(version_test + _switch("green", "blue")),
        422,
    )
    tape.record(
        "patch-service-stale",
        "A merge patch with a stale resourceVersion: 409",
        _patch({"metadata": {"resourceVersion": stale}, "spec": {"selector": {"color": "blue"}}}, kind=MERGE_PATCH),
        409,
    )
    tape.record(
        "patch-service-other-uid",
        "A merge patch with the uid of another object: 422, not 409",
        _patch({"metadata": {"uid": "00000000-0000-0000-0000-000000000000"}}, kind=MERGE_PATCH),
        422,
    )
    tape.record("patch-service-back", "Back to blue", _patch(_switch("green", "blue"), query))
    purpose = "A patch that changes nothing: 200, same resourceVersion"
    tape.record("patch-service-nothing", purpose, _patch(_switch("blue", "blue")))


def invalid_patches(tape):
    """422 and 400 that do not mean that somebody else was faster."""
    port = [{"op": "replace", "path": "/spec/ports/0/port", "value": 700000}]
    tape.record("patch-invalid-value", "A value that the server refuses: 422 with causes", _patch(port), 422)
    label = [{"op": "replace", "path": "/spec/selector/color", "value": "not a label!"}]
    tape.record("patch-invalid-label", "A selector that is no label: 422 with causes", _patch(label), 422)
    missing = [{"op": "remove", "path": "/spec/selector/absent"}]
    tape.record("patch-missing-path", "A path that is not there", _patch(missing), 422)
    wrong = [{"op": "replace", "path": "/spec/ports/0/port", "value": "eighty"}]
    purpose = "A value of another type: 422 whose message quotes the whole object"
    tape.record("patch-wrong-type", purpose, _patch(wrong), 422)
    tape.record("patch-not-json", "A patch that is no JSON: 400", _patch(b"{"), 400)
    path = "/apis/apps/v1/namespaces/shop/deployments/web-blue"
    selector = {"spec": {"selector": {"matchLabels": {"other": "x"}}}}
    purpose = "A field that may not change: 422 with causes"
    tape.record("patch-immutable", purpose, _patch(selector, kind=MERGE_PATCH, path=path), 422)
    unknown = {"spec": {"nosuchfield": 1}}
    request = _patch(unknown, "?fieldValidation=Strict&dryRun=All", MERGE_PATCH)
    tape.record("patch-unknown-field-strict", "An unknown field, strict validation", request, 422)
    request = _patch(unknown, "?fieldValidation=Warn&dryRun=All", MERGE_PATCH)
    tape.record("patch-unknown-field-warning", "An unknown field: 200 with a Warning header", request)


def scale(tape):
    path = "/apis/apps/v1/namespaces/shop/deployments/worker-blue/scale"
    request = _patch({"spec": {"replicas": 4}}, "?dryRun=All", MERGE_PATCH, path)
    tape.record("patch-scale-dry-run", "Scaling by the subresource, tried only", request)


def _lease(name, holder, **metadata):
    return {
        "apiVersion": "coordination.k8s.io/v1",
        "kind": "Lease",
        "metadata": {"name": name, "namespace": "shop", **metadata},
        "spec": {
            "holderIdentity": holder,
            "leaseDurationSeconds": 30,
            "acquireTime": "2026-01-02T03:04:05.000000Z",
            "renewTime": "2026-01-02T03:04:05.000000Z",
        },
    }


def leases(tape):
    """The life of a lock, and how a second holder is told."""
    request = Request("POST", _LEASES, _lease("tealdeck-shop-web", "anna"))
    body = tape.record("lease-create", "A Lease is taken", request, 201)
    version = json.loads(body)["metadata"]["resourceVersion"]
    request = Request("POST", _LEASES, _lease("tealdeck-shop-web", "bert"))
    tape.record("lease-exists", "Somebody else holds it: 409 AlreadyExists", request, 409)
    one = f"{_LEASES}/tealdeck-shop-web"
    renewed = _lease("tealdeck-shop-web", "anna", resourceVersion=version)
    renewed["spec"]["renewTime"] = "2026-01-02T03:04:15.000000Z"
    tape.record("lease-renew", "It is renewed", Request("PUT", one, renewed))
    stolen = _lease("tealdeck-shop-web", "bert", resourceVersion=version)
    purpose = "An update with a stale resourceVersion: 409 Conflict"
    tape.record("lease-conflict", purpose, Request("PUT", one, stolen), 409)
    options = {"preconditions": {"resourceVersion": version}}
    request = Request("DELETE", one, options)
    tape.record("lease-delete-conflict", "A delete with a stale precondition: 409", request, 409)
    tape.record("lease-delete", "It is given back", Request("DELETE", one))
    tape.record("lease-not-found", "And is gone: 404", Request("GET", one), 404)


def events(tape):
    """An Event as Tealdeck announces a change."""
    body = {
        "apiVersion": "v1",
        "kind": "Event",
        "metadata": {"generateName": "tealdeck-", "namespace": "shop"},
        "involvedObject": {"apiVersion": "v1", "kind": "Service", "name": "web", "namespace": "shop"},
        "reason": "SwitchStarted",
        "message": "web: blue to green, by anna",
        "type": "Normal",
        "source": {"component": "tealdeck"},
        "firstTimestamp": "2026-01-02T03:04:05Z",
        "lastTimestamp": "2026-01-02T03:04:05Z",
        "count": 1,
    }
    request = Request("POST", "/api/v1/namespaces/shop/events", body)
    tape.record("event-create", "An Event of our own", request, 201)


def _eviction(pod, uid, query=""):
    name, space = pod["metadata"]["name"], pod["metadata"]["namespace"]
    body = {
        "apiVersion": "policy/v1",
        "kind": "Eviction",
        "metadata": {"name": name, "namespace": space},
        "deleteOptions": {"preconditions": {"uid": uid}},
    }
    return Request("POST", f"/api/v1/namespaces/{space}/pods/{name}/eviction{query}", body)


def evictions_without_budget(tape, admin):
    """A pod that no budget speaks of, evicted by its uid; what a drain gets to hear."""
    pod = admin.get("/api/v1/namespaces/shop/pods?labelSelector=app=worker,color=blue")["items"][0]
    uid = pod["metadata"]["uid"]
    other = "00000000-0000-0000-0000-000000000000"
    tape.record("eviction-other-uid", "An eviction of another uid: 409", _eviction(pod, other), 409)
    tape.record("eviction-dry-run", "An eviction, tried only", _eviction(pod, uid, "?dryRun=All"), 201)
    tape.record("eviction", "A pod is evicted", _eviction(pod, uid), 201)
    pod["metadata"]["name"] = "absent"
    tape.record("eviction-not-found", "An eviction of a pod that is gone: 404", _eviction(pod, uid), 404)


def evictions(tape, admin):
    """A disruption budget that says no: 429, and it is not about load."""
    pods = admin.get("/api/v1/namespaces/shop/pods?labelSelector=app=web,color=blue")["items"]
    name = pods[0]["metadata"]["name"]
    body = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": name, "namespace": "shop"}}
    request = Request("POST", f"/api/v1/namespaces/shop/pods/{name}/eviction", body)
    tape.record("eviction-refused", "An eviction that the PodDisruptionBudget forbids", request, 429)
