"""Commands to a running testbed over a unix socket in its folder: one line in, one JSON line out."""

import contextlib
import json
import os
import socket
import time
from pathlib import Path

from .errors import TestbedError

SOCKET = "control.sock"
ACTIONS = ("kill", "stop", "start", "restart", "suspend", "resume")


@contextlib.contextmanager
def _short_path(folder):
    """A path to the socket that fits into a socket address, however deep the folder lies."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{handle}/{SOCKET}"
    finally:
        os.close(handle)


class ControlServer:
    """Answers commands one after the other in the thread that calls `serve`."""

    def __init__(self, cluster):
        self._cluster = cluster
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        with _short_path(cluster.folder) as path:
            self._socket.bind(path)
        os.chmod(cluster.folder / SOCKET, 0o600)
        self._socket.listen(16)

    def serve(self):
        """Never returns; ends by an exception (Shutdown)."""
        while True:
            connection, _ = self._socket.accept()
            with connection, contextlib.suppress(OSError):
                connection.settimeout(10)
                words = connection.makefile("r", encoding="utf-8").readline().split()
                answer = self._answer(words)
                connection.sendall((json.dumps(answer) + "\n").encode())

    def _answer(self, words):
        try:
            return {"ok": True, **self._run(words)}
        except (TestbedError, OSError) as error:
            return {"ok": False, "error": str(error)}

    def _component(self, words):
        if len(words) != 2 or words[1] not in self._cluster.components:
            known = ", ".join(self._cluster.components)
            raise TestbedError(f"name a component: {known}.")
        return self._cluster.components[words[1]]

    def _expire(self):
        """Compacts, and lets the API server forget its memory by starting it anew: every older
        resourceVersion and continue token is then answered by 410 at once."""
        revision = self._cluster.etcd.compact()
        apiserver = self._cluster.components["apiserver"]
        if apiserver.child.is_running():
            apiserver.kill()
        apiserver.start()
        return {"revision": revision}

    def _run(self, words):
        if not words:
            raise TestbedError("an empty command.")
        if words[0] == "compact":
            return {"revision": self._cluster.etcd.compact()}
        if words[0] == "expire":
            return self._expire()
        if words[0] in ("keep-state", "restore-state"):
            getattr(self._cluster, words[0].replace("-", "_"))()
            return {}
        if words[0] == "status":
            return {"status": {n: c.why_not_ready() or "ready" for n, c in self._cluster.components.items()}}
        if words[0] == "state":
            return {"state": self._cluster.state()}
        if words[0] == "pids":
            return {"pids": self._cluster.pids()}
        if words[0] == "ready":
            component = self._component(words)
            return {"reason": component.why_not_ready(), "running": component.child.is_running()}
        if words[0] == "restart" and len(words) > 2 and all(word.startswith("--") for word in words[2:]):
            component = self._component(words[:2])
            component.child.extra = words[2:]  # until the next restart
            component.restart()
            return {"pid": component.child.pid}
        if words[0] == "restart":
            self._component(words).child.extra = []
        if words[0] in ACTIONS:
            component = self._component(words)
            getattr(component, words[0])()
            return {"pid": component.child.pid if component.child.is_running() else None}
        raise TestbedError(f"no such command: {words[0]}.")


def command(folder, words, timeout=60.0):
    """Sends one command to the testbed in the folder; returns its answer, raises if it says no."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(timeout)
        try:
            with _short_path(folder) as path:
                connection.connect(path)
        except OSError as error:
            raise TestbedError(f"no testbed answers in {folder}: {error}") from error
        connection.sendall((" ".join(words) + "\n").encode())
        answer = json.loads(connection.makefile("r", encoding="utf-8").readline() or "{}")
    if not answer.pop("ok", False):
        raise TestbedError(answer.get("error", "the testbed went away."))
    return answer


def wait_ready(folder, name, patience=120.0):
    """Returns when the component is ready; raises when it does not even run, or took too long.

    Other commands are answered in between.
    """
    deadline = time.monotonic() + patience
    while True:
        answer = command(folder, ["ready", name])
        if not answer["reason"]:
            return
        if not answer["running"] or time.monotonic() > deadline:
            raise TestbedError(f"{name} is not ready: {answer['reason']}")
        time.sleep(0.2)


def run(folder, words):
    """One command of `testbed.py ctl`; returns its answer."""
    folder = Path(folder)
    if words and words[0] == "wait-ready":
        if len(words) != 2:
            raise TestbedError("wait-ready wants the name of a component.")
        wait_ready(folder, words[1])
        return {}
    answer = command(folder, words)
    if words in (["expire"], ["keep-state"], ["restore-state"]) or words[0] == "restart":
        wait_ready(folder, words[1] if len(words) > 1 else "apiserver")
    return answer
