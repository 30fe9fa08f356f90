"""Runs a command in network, process and mount namespaces of its own.

Inside are a loopback and nothing else, all addresses and iptables are free to use, and the folders
that container tools insist on (/run, /var/lib, /var/log) take writes that nobody outside ever sees.
When the command ends, however it ends, the kernel ends every process that is left in there, and
with them go links, rules and mounts; the cgroups are removed here. Nothing has a name that could leak:
the namespaces are anonymous (look inside with `nsenter -t PID -n -m -p`).
"""

import contextlib
import ctypes
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from .errors import Shutdown, Skipped
from .process import die_with_parent

MARK = "TEALDECK_TESTBED_NAMESPACE"  # in the environment inside: the namespace's own name

_CLONE_NEWNS, _CLONE_NEWPID, _CLONE_NEWNET = 0x00020000, 0x20000000, 0x40000000
_LIBC = ctypes.CDLL(None, use_errno=True)
_PRIVATE = ("/run", "/var/lib", "/var/log")
_CGROUPS = Path("/sys/fs/cgroup")

# The kubelet sets these for the whole machine unless they have these values already; inside it reads
# files that say so, and the machine stays as it is.
_KERNEL_SETTINGS = {
    "vm/overcommit_memory": "1",
    "vm/panic_on_oom": "0",
    "kernel/panic": "10",
    "kernel/panic_on_oops": "1",
    "kernel/keys/root_maxkeys": "1000000",
    "kernel/keys/root_maxbytes": "25000000",
}


def _unshare(flags):
    if _LIBC.unshare(flags) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _check():
    """Raises Skipped with the reason when this machine gives no namespaces."""
    if os.geteuid() != 0:
        raise Skipped("namespaces and a node need root.")
    for tool in ("ip", "mount", "iptables"):
        if not shutil.which(tool):
            raise Skipped(f"the program {tool} is missing.")
    flags = _CLONE_NEWNS | _CLONE_NEWNET | _CLONE_NEWPID
    probe = f"import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare({flags}) != 0)"
    if subprocess.run([sys.executable, "-c", probe], check=False).returncode != 0:
        raise Skipped("this machine allows no namespaces of our own.")


def inside():
    """The name of the namespace in which we run, or None when it is not one made here."""
    return os.environ.get(MARK)


# --- inside ----------------------------------------------------------------------------------------


def _mount(*arguments):
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


def _prepare_inside():
    """Mounts and loopback; runs as the first process of the namespaces."""
    _mount("--make-rprivate", "/")
    _mount("-t", "proc", "proc", "/proc")
    scratch = Path("/mnt")
    _mount("-t", "tmpfs", "tmpfs", str(scratch))
    for number, folder in enumerate(_PRIVATE):
        upper, work = scratch / f"upper{number}", scratch / f"work{number}"
        upper.mkdir()
        work.mkdir()
        shutil.copystat(folder, upper)
        _mount("-t", "overlay", "overlay", "-o", f"lowerdir={folder},upperdir={upper},workdir={work}", folder)
    for name, value in _KERNEL_SETTINGS.items():
        setting = Path("/proc/sys") / name
        if setting.exists():
            fake = scratch / name.replace("/", ".")
            fake.write_text(value + "\n")
            _mount("--bind", str(fake), str(setting))
    # What was prepared lives on in the mounts; /mnt itself is given back.
    subprocess.run(["umount", "-l", str(scratch)], check=True, capture_output=True)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)


def _as_exit_code(status):
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def _testbeds():
    """The testbeds that run in here, so that they may tidy up after a command that left them."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (entry / "cmdline").read_bytes().split(b"\0")
            if b"start" in words and any(word.endswith(b"testbed.py") for word in words):
                found.append(int(entry.name))
    return found


def _let_testbeds_end(patience=20.0):
    """Asks them to end and waits; what is left afterwards is ended by the kernel."""
    for pid in _testbeds():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while _testbeds() and time.monotonic() < deadline:
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        time.sleep(0.05)


def first_process(command):
    """The first process of the namespaces: prepares them, runs the command, buries the orphans."""
    child = None

    def pass_on(number, _):
        if child:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, number)
        else:
            raise Shutdown

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, pass_on)
    try:
        _prepare_inside()
    except subprocess.CalledProcessError as error:
        raise Skipped(f"{' '.join(error.cmd)}: {(error.stderr or b'').decode().strip()}.") from error
    child = os.posix_spawnp(
        command[0], command, os.environ, setsigdef=[signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGPIPE]
    )
    while True:
        pid, status = os.wait()
        if pid == child:
            _let_testbeds_end()
            return _as_exit_code(status)


# --- outside ---------------------------------------------------------------------------------------


def _remove_cgroups(name):
    """Removes the empty cgroups that containers left behind under the namespace's name."""
    roots = [_CGROUPS / name, *_CGROUPS.glob(f"*/{name}")]
    for root in roots:
        folders = [Path(folder) for folder, _, _ in os.walk(root, topdown=False)]
        for folder in folders:
            with contextlib.suppress(OSError):
                folder.rmdir()


def run(command):
    """Runs the command inside; returns its exit code."""
    command = command[1:] if command[:1] == ["--"] else command
    if not command:
        raise Skipped("netns was given no command.")
    _check()
    name = f"tealdeck-{os.getpid()}-{secrets.token_hex(3)}"

    def enter():
        die_with_parent()
        _unshare(_CLONE_NEWNS | _CLONE_NEWNET)

    program = Path(__file__).resolve().parent.parent / "testbed.py"
    # From here on this process has one child only: the first process of the new process namespace.
    _unshare(_CLONE_NEWPID)
    process = subprocess.Popen(
        [sys.executable, str(program), "inside-netns", "--", *command],
        env=dict(os.environ, **{MARK: name}),
        preexec_fn=enter,
    )
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda received, _: process.send_signal(received))
    try:
        code = process.wait()
    finally:
        process.kill()
        process.wait()
        _remove_cgroups(name)
    return code if code >= 0 else 128 - code
