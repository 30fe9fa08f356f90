"""One child program of the testbed: started, watched, signalled by its own pid and nothing else."""

import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

from .errors import TestbedError

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1


def die_with_parent():
    """Runs in the child: the kernel kills it when the thread that started it is gone."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class Child:
    """A component as a program: the same arguments at each start (unless `extra` is set), its output appended to one log.

    Start children from the main thread only: their life hangs on the thread that starts them.
    """

    def __init__(self, name, argv, log, environment=None, cwd=None):
        self.name = name
        self.argv = [str(part) for part in argv]
        self.extra = []  # more arguments for the starts that follow
        self.log = Path(log)
        self.environment = environment or {}
        self.cwd = cwd
        self._process = None

    @property
    def pid(self):
        return self._process.pid if self._process else None

    def is_running(self):
        return self._process is not None and self._process.poll() is None

    def exit_code(self):
        return self._process.poll() if self._process else None

    def start(self):
        if self.is_running():
            raise TestbedError(f"{self.name} is running already.")
        with open(self.log, "ab") as log:
            self._process = subprocess.Popen(
                [*self.argv, *self.extra],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={"PATH": os.environ.get("PATH", os.defpath), **self.environment},
                cwd=self.cwd,
                preexec_fn=die_with_parent,
            )

    def signal(self, number):
        if not self.is_running():
            raise TestbedError(f"{self.name} is not running.")
        self._process.send_signal(number)

    def kill(self):
        """As a crash: SIGKILL, and gone when this returns."""
        self.signal(signal.SIGKILL)
        self._process.wait()

    def stop(self, patience=15.0):
        """SIGTERM; after `patience` seconds SIGKILL. Gone when this returns."""
        if not self.is_running():
            return
        self._process.send_signal(signal.SIGCONT)
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def last_lines(self, count=15):
        try:
            lines = self.log.read_text(errors="replace").splitlines()
        except OSError:
            return ""
        return "\n".join(line[:400] for line in lines[-count:])


def wait_until(question, what, patience, pause=0.1):
    """Asks until the answer is true; raises with the last reason when patience is over.

    `question` returns None when all is well, else a short reason.
    """
    deadline = time.monotonic() + patience
    while True:
        reason = question()
        if reason is None:
            return
        if time.monotonic() > deadline:
            raise TestbedError(f"{what} after {patience:.0f} s: {reason}")
        time.sleep(pause)
