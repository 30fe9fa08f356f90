"""Argo Rollouts' own words for each state that a Rollout can be in: what its rules have to understand."""

from .. import rollouts
from ..process import wait_until
from .tape import Request

_PATH = f"/apis/argoproj.io/v1alpha1/namespaces/{rollouts.NAMESPACE}/rollouts"
_MERGE = {"Content-Type": "application/merge-patch+json"}


def _images(app, tag):
    return [{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": f"registry.example/shop/{app}:{tag}"}]


class _Story:
    """What is done to the two Rollouts, one thing after the other, and what they look like then."""

    def __init__(self, tape, api):
        self._tape, self._api = tape, api

    def get(self, app):
        return self._api.get(f"{_PATH}/{app}")

    def set_image(self, app, tag):
        self._api.expect("PATCH", f"{_PATH}/{app}", _images(app, tag), {"Content-Type": "application/json-patch+json"})

    def patch(self, app, body, subresource=""):
        self._api.expect("PATCH", f"{_PATH}/{app}{subresource}", body, _MERGE)

    def until(self, app, phase, **wanted):
        """Waits for the phase, seen for the newest generation, and for these fields of the status."""

        def why_not():
            rollout = self.get(app)
            status = rollout.get("status", {})
            if status.get("observedGeneration") != str(rollout["metadata"]["generation"]):
                return "not observed"
            if status.get("phase") != phase:
                return f"{status.get('phase')} {status.get('message', '')}"
            return next((f"{name}: {status.get(name)}" for name, value in wanted.items() if status.get(name) != value), None)

        wait_until(why_not, f"{app} is not {phase}", 120)

    def record(self, app, name, purpose):
        self._tape.record(f"{app}-{name}", purpose, Request("GET", f"{_PATH}/{app}"))

    def record_sets(self, app, name, purpose):
        path = f"/apis/apps/v1/namespaces/{rollouts.NAMESPACE}/replicasets?labelSelector=app%3D{app}"
        self._tape.record(f"{app}-{name}-replicasets", purpose, Request("GET", path))


def _blue_green(story):
    app = "checkout"
    story.record(app, "healthy", "A blue-green Rollout at rest, revision 1")
    story.set_image(app, "1.1.0")
    story.until(app, "Paused")
    story.record(app, "waiting", "Revision 2 is ready and waits for its promotion (BlueGreenPause)")
    story.record_sets(app, "waiting", "Its replica sets: both have their pods")
    story.patch(app, {"status": {"abort": True}}, "/status")
    story.until(app, "Degraded")
    story.record(app, "aborted", "The update to revision 2 was aborted")
    story.patch(app, {"status": {"abort": False}}, "/status")
    story.until(app, "Paused")
    story.patch(app, {"spec": {"paused": True}})
    story.until(app, "Paused", message="manually paused")
    story.record(app, "paused-by-hand", "spec.paused beside the controller's own pause")
    story.patch(app, {"spec": {"paused": False}})
    story.until(app, "Paused", message="BlueGreenPause")
    story.patch(app, {"status": {"pauseConditions": None}}, "/status")
    story.until(app, "Healthy")
    story.record(app, "promoted", "Revision 2 is active and stable")
    story.record_sets(app, "promoted", "Its replica sets: the old one has its deadline for scaling down")


def _canary(story):
    app = "search"
    story.record(app, "healthy", "A canary at rest, revision 1")
    story.set_image(app, "1.1.0")
    story.until(app, "Paused", currentStepIndex=1)
    story.record(app, "at-step-1", "The canary waits at its first pause, weight 25 %")
    story.record_sets(app, "at-step-1", "Its replica sets: three pods and one")
    story.patch(app, {"status": {"pauseConditions": None}}, "/status")
    story.until(app, "Paused", currentStepIndex=5)
    story.record(app, "at-step-5", "The canary waits at its last pause, weight 75 %")
    story.patch(app, {"status": {"abort": True}}, "/status")
    story.until(app, "Degraded", updatedReplicas=None)
    story.record(app, "aborted", "The canary was aborted: weight 0, no canary pod is left")


def record(tape, api):
    """Both stories; the operator reads, admin writes."""
    story = _Story(tape, api)
    _blue_green(story)
    _canary(story)
    tape.record(
        "kind-not-installed",
        "The API server's answer to a group that it does not serve: no Status",
        Request("GET", _PATH.replace("argoproj.io", "argoproj.example") + "/checkout", user="admin"),
        expected=404,
    )
