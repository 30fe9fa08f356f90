"""How the server says no to a request that has nothing to do with the state of an object."""

from .tape import Request
from .writing import JSON_PATCH

_PODS = "/api/v1/namespaces/shop/pods"


def refusals(tape):
    """401, 403, 404, 405, 406, 410, 415 and 504 in the forms in which they come."""
    record = tape.record
    record("unauthorized", "A token that nobody issued", Request("GET", _PODS, user="stranger"), 401)
    record("anonymous", "No credentials at all: 403 for system:anonymous", Request("GET", _PODS, user="nobody"), 403)
    record("forbidden-list", "A list by a user without rights", Request("GET", _PODS, user="forbidden"), 403)
    record("forbidden-nodes", "The viewer may not see nodes", Request("GET", "/api/v1/nodes", user="viewer"), 403)
    patch = [{"op": "replace", "path": "/spec/selector/color", "value": "green"}]
    path = "/api/v1/namespaces/shop/services/web"
    request = Request("PATCH", path, patch, content_type=JSON_PATCH, user="viewer")
    record("forbidden-patch", "The viewer may not switch", request, 403)
    request = Request("GET", _PODS + "?watch=true", user="forbidden")
    record("forbidden-watch", "A watch by a user without rights", request, 403)
    record("not-found", "An object that is not there", Request("GET", _PODS + "/absent"), 404)
    path = "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts"
    record("not-found-group", "A group that is not installed: plain text", Request("GET", path, user="admin"), 404)
    record("not-found-resource", "A resource that is not there", Request("GET", "/api/v1/nosuch", user="admin"), 404)
    request = Request("DELETE", "/version", user="admin")
    record("method-not-allowed", "A method that does not exist there", request, 405)
    record("not-acceptable", "A form that the server cannot write", Request("GET", _PODS, accept="text/csv"), 406)
    request = Request("POST", _PODS, b"<pod/>", content_type="application/xml", user="admin")
    record("unsupported-media-type", "A form that the server cannot read", request, 415)
    request = Request("GET", _PODS + "?resourceVersion=abc")
    record("bad-version", "A resourceVersion that is none: 400", request, 400)
    request = Request("GET", _PODS + "?resourceVersion=99999999")
    record("version-too-large", "A resourceVersion of the future (after an etcd restore): 504", request, 504)
