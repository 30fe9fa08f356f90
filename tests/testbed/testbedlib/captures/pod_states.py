"""Pods in every state that an operator meets, made by writing their status by hand.

They live in a cluster without scheduler, controllers and nodes, so that nobody changes them. The server
itself then says, by its Table, which word each of them deserves.
"""

import datetime
from dataclasses import dataclass, field

NAMESPACE = "states"
_PODS = f"/api/v1/namespaces/{NAMESPACE}/pods"
_IMAGE = "registry.example/shop/web:1.8.2"


def ago(**span):
    """A moment before now, as Kubernetes writes it."""
    moment = datetime.datetime.now(datetime.UTC) - datetime.timedelta(**span)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


# --- parts of a status ---------------------------------------------------------------------------


def waiting(reason, message=""):
    return {"waiting": {"reason": reason, **({"message": message} if message else {})}}


def running(**since):
    return {"running": {"startedAt": ago(**(since or {"minutes": 10}))}}


def terminated(code, reason="", signal=0, **finished):
    state = {
        "exitCode": code,
        "startedAt": ago(days=4),
        "finishedAt": ago(**(finished or {"minutes": 2})),
        "containerID": "containerd://" + "0" * 64,
    }
    if reason:
        state["reason"] = reason
    if signal:
        state["signal"] = signal
    return {"terminated": state}


def container(name, state, ready=False, restarts=0, last=None, started=None):
    return {
        "name": name,
        "image": _IMAGE,
        "imageID": "",
        "state": state,
        "lastState": last or {},
        "ready": ready,
        "started": ready if started is None else started,
        "restartCount": restarts,
    }


def condition(kind, status, reason=None, message=None):
    entry = {"type": kind, "status": status, "lastTransitionTime": ago(minutes=10)}
    if reason:
        entry["reason"] = reason
    if message:
        entry["message"] = message
    return entry


def conditions(initialized=True, ready=False, scheduled=True):
    return [
        condition("PodScheduled", str(scheduled)),
        condition("Initialized", str(initialized)),
        condition("ContainersReady", str(ready)),
        condition("Ready", str(ready)),
    ]


def status(phase, containers=(), inits=(), ready=False, initialized=True, **more):
    value = {"phase": phase, "conditions": conditions(initialized, ready), "startTime": ago(minutes=10), **more}
    if containers:
        value["containerStatuses"] = list(containers)
    if inits:
        value["initContainerStatuses"] = list(inits)
    return value


# --- the pods --------------------------------------------------------------------------------------


@dataclass
class State:
    """One pod: what it is made of, the status it is given, and what happens to it afterwards."""

    name: str
    status: dict = field(default_factory=dict)
    containers: tuple = ("app",)
    inits: tuple = ()
    sidecars: tuple = ()
    spec: dict = field(default_factory=dict)
    scheduled: bool = True
    delete: bool = False

    def manifest(self):
        containers = [{"name": name, "image": _IMAGE} for name in self.containers]
        inits = [{"name": name, "image": _IMAGE, "restartPolicy": "Always"} for name in self.sidecars]
        inits += [{"name": name, "image": _IMAGE} for name in self.inits]
        spec = {"automountServiceAccountToken": False, "containers": containers, **self.spec}
        if inits:
            spec["initContainers"] = inits
        if self.scheduled:
            spec["nodeName"] = "node-1"
        metadata = {"name": self.name, "namespace": NAMESPACE, "labels": {"app": "states"}}
        return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}


def _one(name, phase, state, **more):
    """A pod with one container that is not ready."""
    return State(name, status(phase, [container("app", state, **more)]))


def _not_started():
    unschedulable = condition("PodScheduled", "False", "Unschedulable", "0/3 nodes are available: 3 Insufficient cpu.")
    yield State("pending-new", scheduled=False)
    yield State("pending-unschedulable", {"phase": "Pending", "conditions": [unschedulable]}, scheduled=False)
    yield State("pending-gated", spec={"schedulingGates": [{"name": "example.org/quota"}]}, scheduled=False)
    nominated = {"phase": "Pending", "conditions": [unschedulable], "nominatedNodeName": "node-1"}
    yield State("pending-nominated", nominated, scheduled=False)
    yield State("pending-scheduled", {"phase": "Pending", "conditions": [condition("PodScheduled", "True")]})
    for reason in (
        "ContainerCreating",
        "ErrImagePull",
        "ImagePullBackOff",
        "ErrImageNeverPull",
        "InvalidImageName",
        "CreateContainerConfigError",
        "CreateContainerError",
        "RunContainerError",
    ):
        yield _one("waiting-" + reason.lower(), "Pending", waiting(reason, f"why: {reason}"))


def _running():
    ok = {"ready": True}
    yield State("running", status("Running", [container("app", running(), **ok)], ready=True))
    yield _one("running-not-ready", "Running", running(), started=True)
    yield _one("running-not-started", "Running", running(), started=False)
    two = [container("app", running(), **ok), container("log", running())]
    yield State("running-1-of-2", status("Running", two), ("app", "log"))
    last = terminated(1, "Error", minutes=5)
    restarted = container("app", running(minutes=5), True, 3, last)
    yield State("running-restarted", status("Running", [restarted], ready=True))
    last = terminated(137, "OOMKilled", days=3, hours=4)
    restarted = container("app", running(days=3), True, 12, last)
    yield State("running-restarted-days-ago", status("Running", [restarted], ready=True))
    restarted = container("app", running(), True, 2)
    yield State("running-restarted-unknown-when", status("Running", [restarted], ready=True))
    pair = [
        container("app", running(), True, 1, terminated(1, "Error", hours=2)),
        container("log", running(), True, 4, terminated(1, "Error", minutes=7)),
    ]
    yield State("running-restarts-add-up", status("Running", pair, ready=True), ("app", "log"))
    pair = [container("app", running(), **ok), container("log", terminated(0, "Completed"))]
    yield State("running-one-completed", status("Running", pair), ("app", "log"))
    yield State("running-one-completed-ready", status("Running", pair, ready=True), ("app", "log"))
    pair = [container("app", running(), **ok), container("log", terminated(2, "Error"))]
    yield State("running-one-failed", status("Running", pair), ("app", "log"))
    crashing = container("log", waiting("CrashLoopBackOff"), False, 5, terminated(1, "Error"))
    pair = [container("app", running(), **ok), crashing]
    yield State("running-one-crashing", status("Running", pair), ("app", "log"))
    gates = {"readinessGates": [{"conditionType": "example.org/in-rotation"}]}
    value = status("Running", [container("app", running(), **ok)])
    value["conditions"] += [condition("example.org/in-rotation", "False")]
    yield State("running-gate-closed", value, spec=gates)


def _failing():
    back_off = waiting("CrashLoopBackOff", "back-off 5m0s restarting failed container=app")
    last = terminated(1, "Error", seconds=40)
    yield _one("crash-loop", "Running", back_off, restarts=17, last=last)
    yield _one("terminated-error", "Running", terminated(1, "Error"), restarts=2)
    yield _one("terminated-oomkilled", "Running", terminated(137, "OOMKilled"), restarts=1)
    yield _one("terminated-exit-code", "Running", terminated(3))
    yield _one("terminated-signal", "Running", terminated(137, signal=9))
    yield _one("terminated-starterror", "Running", terminated(128, "StartError"))
    yield _one("terminated-unknown", "Running", terminated(137, "ContainerStatusUnknown"))
    yield _one("terminated-completed-restarting", "Running", terminated(0, "Completed"), restarts=1)


def _ended():
    done = terminated(0, "Completed", minutes=30)
    yield State("succeeded", status("Succeeded", [container("app", done)]), spec={"restartPolicy": "Never"})
    pair = [container("app", done), container("log", terminated(0, "Completed", minutes=29))]
    yield State("succeeded-2", status("Succeeded", pair), ("app", "log"), spec={"restartPolicy": "Never"})
    failed = [container("app", terminated(1, "Error", minutes=30))]
    yield State("failed-error", status("Failed", failed), spec={"restartPolicy": "Never"})
    failed = [container("app", terminated(137, "OOMKilled", minutes=30))]
    yield State("failed-oomkilled", status("Failed", failed), spec={"restartPolicy": "Never"})
    yield State("failed-without-reason", {"phase": "Failed"})
    for reason in (
        "Evicted",
        "DeadlineExceeded",
        "NodeShutdown",
        "Terminated",
        "Preempting",
        "OutOfcpu",
        "NodeAffinity",
        "UnexpectedAdmissionError",
    ):
        yield State("failed-" + reason.lower(), {"phase": "Failed", "reason": reason, "message": f"why: {reason}"})
    failed = status("Failed", [container("app", terminated(137, "Error"))], reason="Evicted", message="low on memory")
    yield State("failed-evicted-with-containers", failed)


def _lost_and_leaving():
    ready = [container("app", running(), True)]
    yield State("phase-unknown", {"phase": "Unknown"})
    yield State("node-lost", status("Running", ready, ready=True, reason="NodeLost"))
    yield State("node-lost-deleted", status("Running", ready, ready=True, reason="NodeLost"), delete=True)
    yield State("terminating", status("Running", ready, ready=True), delete=True)
    yield State("terminating-not-ready", status("Running", [container("app", running())]), delete=True)
    crash = [container("app", waiting("CrashLoopBackOff"), False, 4, terminated(1, "Error"))]
    yield State("terminating-crash-loop", status("Running", crash), delete=True)
    creating = [container("app", waiting("ContainerCreating"))]
    yield State("terminating-creating", status("Pending", creating), delete=True)


def _init(name, *inits, phase="Pending", more=()):
    """A pod with two init containers whose main container has not started."""
    statuses = [container(f"init-{number}", *entry[0:1], **entry[1]) for number, entry in enumerate(inits, 1)]
    main = container("app", waiting("PodInitializing"))
    value = status(phase, [main, *more], statuses, initialized=False)
    return State(name, value, inits=tuple(entry["name"] for entry in statuses))


def _initializing():
    done = (terminated(0, "Completed"), {"ready": True})
    waits = (waiting("PodInitializing"), {})
    yield _init("init-0-of-2", (running(minutes=1), {}), waits)
    yield _init("init-1-of-2", done, (running(minutes=1), {}))
    yield _init("init-not-begun", waits, waits)
    yield _init("init-error", (terminated(1, "Error"), {"restarts": 1}), waits)
    yield _init("init-error-second", done, (terminated(2, "Error"), {}))
    yield _init("init-exit-code", (terminated(5), {}), waits)
    yield _init("init-signal", (terminated(143, signal=15), {}), waits)
    yield _init("init-oomkilled", (terminated(137, "OOMKilled"), {"restarts": 1}), waits)
    last = {"last": terminated(1, "Error", seconds=30), "restarts": 6}
    yield _init("init-crash-loop", (waiting("CrashLoopBackOff"), last), waits)
    yield _init("init-image-pull-back-off", (waiting("ImagePullBackOff"), {}), waits)
    yield _init("init-done-pod-initializing", done, done)
    failed = _init("init-failed-for-good", (terminated(1, "Error"), {}), waits, phase="Failed")
    failed.spec = {"restartPolicy": "Never"}
    yield failed
    inits = [container("init-1", terminated(0, "Completed"), True, 2, terminated(1, "Error", minutes=9))]
    value = status("Running", [container("app", running(), True)], inits, ready=True)
    yield State("init-restarts-not-counted", value, inits=("init-1",))


def _with_sidecar(name, sidecar, main, phase="Running", ready=False, initialized=True, **more):
    value = status(phase, [main], [sidecar], ready=ready, initialized=initialized)
    return State(name, value, sidecars=("proxy",), **more)


def _sidecars():
    """Sidecars are init containers with restartPolicy Always: they count in READY and in RESTARTS."""
    up, main = container("proxy", running(), True), container("app", running(), True)
    yield _with_sidecar("sidecar-running", up, main, ready=True)
    pending = container("app", waiting("PodInitializing"))
    starting = container("proxy", running(seconds=5), False, started=False)
    yield _with_sidecar("sidecar-starting", starting, pending, "Pending", initialized=False)
    creating = container("proxy", waiting("PodInitializing"))
    yield _with_sidecar("sidecar-creating", creating, pending, "Pending", initialized=False)
    crashing = container("proxy", waiting("CrashLoopBackOff"), False, 3, terminated(1, "Error", minutes=1))
    yield _with_sidecar("sidecar-crash-loop-at-start", crashing, pending, "Pending", initialized=False)
    crashing = dict(crashing, started=True)
    yield _with_sidecar("sidecar-crash-loop-later", crashing, main)
    not_ready = container("proxy", running(), False, started=True)
    yield _with_sidecar("sidecar-not-ready", not_ready, main)
    restarted = container("proxy", running(minutes=4), True, 2, terminated(1, "Error", minutes=4))
    yield _with_sidecar("sidecar-restarted", restarted, main, ready=True)
    ended = container("proxy", terminated(0, "Completed"), False, started=False)
    done = container("app", terminated(0, "Completed"))
    yield _with_sidecar("sidecar-of-succeeded", ended, done, "Succeeded", spec={"restartPolicy": "Never"})
    still = container("proxy", running(), True)
    yield _with_sidecar("sidecar-outlives-main", still, done, spec={"restartPolicy": "Never"})


def all_states():
    for group in (_not_started, _running, _failing, _ended, _lost_and_leaving, _initializing, _sidecars):
        yield from group()


def make(admin):
    """Makes every pod and gives it its status. The namespace needs its service account by hand."""
    admin.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}})
    account = {"name": "default", "namespace": NAMESPACE}
    admin.apply({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": account})
    headers = {"Content-Type": "application/strategic-merge-patch+json"}
    for state in all_states():
        admin.expect("POST", _PODS, state.manifest())
        if state.status:
            admin.expect("PATCH", f"{_PODS}/{state.name}/status", {"status": state.status}, headers)
        if state.delete:
            admin.expect("DELETE", f"{_PODS}/{state.name}?gracePeriodSeconds=600")
