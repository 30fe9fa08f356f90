"""A named part of the testbed: a child program and the question whether it is ready."""

import signal

from .errors import TestbedError
from .process import Child, wait_until


class Component:
    """`not_ready` returns None when the component does its work, else why it does not."""

    def __init__(self, child: Child, not_ready, patience=60.0):
        self.child = child
        self._not_ready = not_ready
        self._patience = patience

    @property
    def name(self):
        return self.child.name

    def why_not_ready(self):
        if not self.child.is_running():
            code = self.child.exit_code()
            return "not running" if code is None else f"ended with exit code {code}"
        return self._not_ready()

    def _why_still_not_ready(self):
        if not self.child.is_running():
            raise TestbedError(
                f"{self.name} ended with exit code {self.child.exit_code()}. Its last lines:\n"
                + self.child.last_lines()
            )
        return self._not_ready()

    def wait_ready(self):
        """Returns when the component is ready; raises when it ended or took too long."""
        try:
            wait_until(self._why_still_not_ready, f"{self.name} is not ready", self._patience)
        except TestbedError as error:
            if self.child.is_running():
                raise TestbedError(f"{error}\nIts last lines:\n{self.child.last_lines()}") from None
            raise

    def start(self):
        self.child.start()

    def kill(self):
        self.child.kill()

    def stop(self):
        self.child.stop(patience=30)

    def restart(self):
        self.stop()
        self.start()

    def suspend(self):
        self.child.signal(signal.SIGSTOP)

    def resume(self):
        self.child.signal(signal.SIGCONT)
