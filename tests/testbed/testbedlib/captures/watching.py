"""Watches: what they send, and how they end when history is gone."""

import json
import urllib.parse

from .tape import PROTOBUF_STREAM, Request

_NAMESPACE = "watched"
_PODS = f"/api/v1/namespaces/{_NAMESPACE}/pods"

STREAMING_LIST = (
    "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
    "&allowWatchBookmarks=true&timeoutSeconds=4"
)


def _pod(name):
    container = {"name": "app", "image": "registry.example/shop/probe:1"}
    spec = {"automountServiceAccountToken": False, "nodeName": "node-a1", "containers": [container]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": _NAMESPACE}, "spec": spec}


def _life_of_a_pod(admin):
    """Made, changed and deleted: one event of each kind at least."""
    admin.expect("POST", _PODS, _pod("short-lived"))
    patch = {"metadata": {"labels": {"seen": "true"}}}
    headers = {"Content-Type": "application/merge-patch+json"}
    admin.expect("PATCH", f"{_PODS}/short-lived", patch, headers)
    admin.expect("DELETE", f"{_PODS}/short-lived?gracePeriodSeconds=0")


def prepare(admin):
    admin.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": _NAMESPACE}})
    account = {"name": "default", "namespace": _NAMESPACE}
    admin.apply({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": account})


def streams(tape, admin):
    """A watch from a list's resourceVersion, until the server ends it at its timeout."""
    version = admin.get(_PODS)["metadata"]["resourceVersion"]
    query = f"?watch=true&allowWatchBookmarks=true&timeoutSeconds=8&resourceVersion={version}"
    body = tape.record_stream(
        "watch-pods",
        "A watch with ADDED, MODIFIED, DELETED and BOOKMARK, ended by the server after timeoutSeconds",
        Request("GET", _PODS + query),
        lambda: _life_of_a_pod(admin),
    )
    kinds = {json.loads(line)["type"] for line in body.splitlines()}
    missing = {"ADDED", "MODIFIED", "DELETED", "BOOKMARK"} - kinds
    assert not missing, f"the watch lacks {missing}"
    version = admin.get(_PODS)["metadata"]["resourceVersion"]
    query = f"?watch=true&allowWatchBookmarks=true&timeoutSeconds=8&resourceVersion={version}"
    tape.record_stream(
        "watch-pods-protobuf",
        "The same as protobuf: frames of a 4-byte big-endian length and a WatchEvent",
        Request("GET", _PODS + query, accept=PROTOBUF_STREAM),
        lambda: _life_of_a_pod(admin),
    )


def streaming_lists(tape):
    """A watch that begins with the list; a bookmark tells where the list ends."""
    for kind, path in (
        ("pods", "/api/v1/namespaces/shop/pods"),
        ("services", "/api/v1/namespaces/shop/services"),
    ):
        purpose = f"Streaming list of {kind}: ADDED for each, then the bookmark k8s.io/initial-events-end"
        tape.record_stream(f"stream-list-{kind}", purpose, Request("GET", path + STREAMING_LIST))
        request = Request("GET", path + STREAMING_LIST, accept=PROTOBUF_STREAM)
        tape.record_stream(f"stream-list-{kind}-protobuf", purpose + ", as protobuf", request)


def history_is_gone(tape, admin, expire):
    """What 410 looks like: within a watch, for a continue token, for an exact list."""
    page = admin.get("/api/v1/namespaces/shop/pods?limit=6")["metadata"]
    old, token = page["resourceVersion"], urllib.parse.quote(page["continue"])
    _life_of_a_pod(admin)
    expire()
    path = "/api/v1/namespaces/shop/pods"
    body = tape.record_stream(
        "watch-too-old",
        "A watch from a forgotten resourceVersion: HTTP 200 and one ERROR event with code 410",
        Request("GET", f"{path}?watch=true&resourceVersion={old}&timeoutSeconds=5"),
    )
    assert b'"code":410' in body, body
    tape.record_stream(
        "watch-too-old-protobuf",
        "The same as protobuf",
        Request("GET", f"{path}?watch=true&resourceVersion={old}&timeoutSeconds=5", accept=PROTOBUF_STREAM),
    )
    tape.record(
        "continue-expired",
        "An expired continue token: HTTP 410, with a new token for an inconsistent rest of the list",
        Request("GET", f"{path}?limit=6&continue={token}"),
        410,
    )
    tape.record(
        "list-exact-expired",
        "A list at an exact resourceVersion that is gone: HTTP 410",
        Request("GET", f"{path}?resourceVersion={old}&resourceVersionMatch=Exact"),
        410,
    )


def history_is_gone_in_etcd(tape, admin, compact):
    """The words are others when the API server reads etcd itself (no watch cache)."""
    path = "/api/v1/namespaces/default/configmaps"
    old = admin.get(path)["metadata"]["resourceVersion"]
    for number in range(3):
        name = {"name": f"later-{number}", "namespace": "default"}
        admin.apply({"apiVersion": "v1", "kind": "ConfigMap", "metadata": name})
    compact()
    body = tape.record_stream(
        "watch-too-old-no-cache",
        "As watch-too-old, from an API server without watch cache",
        Request("GET", f"{path}?watch=true&resourceVersion={old}&timeoutSeconds=5"),
    )
    assert b'"code":410' in body, body
