"""The ways in which the testbed says no, each with its exit code."""


class TestbedError(Exception):
    """Something did not work. The message is a sentence for the person who reads the log."""

    exit_code = 1


class ToolMissing(TestbedError):
    """A tool that has to be installed first is not there."""

    exit_code = 3


class Skipped(TestbedError):
    """This machine cannot do it (no root, no namespaces); a suite reports it as skipped."""

    exit_code = 4

    def __str__(self):
        return "skipped: " + super().__str__()


class Shutdown(BaseException):
    """Raised in the main thread when the testbed is asked to end, wherever it is at that time."""
