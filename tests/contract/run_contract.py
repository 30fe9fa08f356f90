#!/usr/bin/env python3
"""Runs the contract suites against one target: the sandbox, a real control plane (alone or with Argo Rollouts), or a real node in a network namespace.

The suites (programs *_test below BUILD/tests/contract) get one JSON file by the environment variable TEALDECK_CONTRACT_TARGET:
  kind         sandbox | real | rollouts | node
  kubeconfigs  {operator, viewer, forbidden}: files; "proxied": the operator through a proxy that misbehaves on request; "through": the operator
               by a way that hands every byte on and counts connections
  control      a Unix socket: one line in ("restart apiserver", "compact", ...), one line out ("ok", "unsupported", "error TEXT");
               lines that begin with "proxy " go to that proxy (see mischief_proxy.py), "through connections" asks the other way
  bin          the folder with tealdeck, tealdeckctl and tealdeck-sandbox
Exit codes: 0 all passed, 1 something failed, 77 this target cannot run here (the last line of the output says why).
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading

from mischief_proxy import MischiefProxy, PassThrough, Upstream

HERE = pathlib.Path(__file__).resolve().parent
TESTBED = HERE.parent / "testbed" / "testbed.py"
CANNOT_RUN = 77


class CannotRun(Exception):
    """This target cannot be started on this machine; the text says why."""


class Sandbox:
    """The simulated product: a child that ends when its standard input does; control lines go to that input."""

    kind = "sandbox"

    def __init__(self, build: pathlib.Path, work: pathlib.Path, scenario: str):
        self.process = subprocess.Popen([build / "bin" / "tealdeck-sandbox", "--scenario", scenario, "--seed", "7"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"tealdeck-sandbox ended with {self.process.wait()} before it was ready")
        ready = json.loads(line)
        self.kubeconfigs = {}
        names = {"operator": ready["kubeconfig"], **ready.get("kubeconfigs", {})}
        for user, text in names.items():
            path = work / f"{user}.kubeconfig"
            path.touch(mode=0o600)
            path.write_text(text)
            self.kubeconfigs[user] = str(path)
        authority = work / "sandbox-ca.pem"
        authority.write_text(ready["caPem"])
        self.upstream = Upstream(ready["url"], str(authority), token=ready["token"])

    def command(self, line: str) -> str:
        signals = {"suspend apiserver": signal.SIGSTOP, "resume apiserver": signal.SIGCONT}
        if line in signals:
            self.process.send_signal(signals[line])
            return "ok"
        known = {"compact": "expire", "cut-watches": "cut-watches", "lose-next-answer": "lose-next-answer"}
        words = known.get(line, line if line.startswith("sandbox ") else "")
        if not words:
            return "unsupported"
        self.process.stdin.write(words.removeprefix("sandbox ") + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        return "ok" if answer.startswith("ok") else f"error {answer}"

    def close(self):
        self.process.send_signal(signal.SIGCONT)  # a test that failed may have left it suspended
        self.process.stdin.close()
        self.process.wait(timeout=20)


class Real:
    """A control plane of the testbed, with kwok for the pods or with a real node; with Argo Rollouts in place of the shop."""

    PARTS = {"real": ("--kwok", "--shop"), "rollouts": ("--kwok", "--rollouts"), "node": ("--node", "--shop")}

    def __init__(self, kind: str, work: pathlib.Path):
        self.kind = kind
        self.folder = work / "cluster"
        arguments = [sys.executable, TESTBED, "start", "--dir", self.folder, "--goaway", *self.PARTS[kind]]
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        while line and not line.startswith("READY "):
            sys.stdout.write(line)
            last, line = line, self.process.stdout.readline()
        if not line:
            code = self.process.wait()
            if code in (3, 4):
                raise CannotRun(locals().get("last", f"the testbed cannot start here (code {code})").strip())
            raise RuntimeError(f"the testbed ended with {code} before it was ready")
        self.state = json.loads(line.removeprefix("READY "))
        self.kubeconfigs = dict(self.state["kubeconfigs"])
        operator = self.state["certificates"]["operator"]
        self.upstream = Upstream(self.state["api"], self.state["ca"], certificate=operator["certificate"], key=operator["key"])

    def command(self, line: str) -> str:
        done = subprocess.run([sys.executable, TESTBED, "ctl", self.folder, *line.split()], capture_output=True, text=True, timeout=120)
        return "ok" if done.returncode == 0 else f"error {(done.stderr or done.stdout).strip().splitlines()[-1:]}"

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=120)


def serve_control(target, proxy: MischiefProxy, through: PassThrough, path: pathlib.Path):
    """Answers control lines on a Unix socket, one connection a line, until the program ends."""
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()

    def loop():
        while True:
            connection, _ = server.accept()
            with connection, connection.makefile("rw") as stream:
                try:
                    line = stream.readline().strip()
                    if line == "through connections":
                        answer = f"ok {through.connections}"
                    else:
                        answer = proxy.carry_out(line.removeprefix("proxy ")) if line.startswith("proxy ") else target.command(line)
                except Exception as error:  # pylint: disable=broad-except -- the test shall read it
                    answer = f"error {error}"
                stream.write(answer.replace("\n", " ") + "\n")
                stream.flush()

    threading.Thread(target=loop, daemon=True).start()


def make_target(options, work: pathlib.Path):
    if options.target == "sandbox":
        return Sandbox(options.build, work, "healthy")
    return Real(options.target, work)


def home_of(suite: pathlib.Path) -> str:
    """The one target that a suite is made for; empty: sandbox and real control plane alike."""
    if suite.name.startswith("node_"):
        return "node"
    return "rollouts" if suite.name.startswith("kube_rollout_") else ""


def suites(options) -> list[pathlib.Path]:
    folder = options.build / "tests" / "contract"
    found = sorted(path for path in folder.rglob("*_test") if os.access(path, os.X_OK) and path.is_file())
    home = options.target if options.target in ("node", "rollouts") else ""
    found = [path for path in found if home_of(path) == home]
    if options.only:
        found = [path for path in found if path.name in options.only.split(",")]
    if not found:
        raise RuntimeError(f"no suites below {folder}")
    return found


def run_suite(suite: pathlib.Path, options, environment: dict, kind: str) -> int:
    """Runs one program, its output going straight into the log; prints its totals and figures; 1 when it failed."""
    with open(options.log, "a+", encoding="utf-8", errors="replace") as log:
        log.write(f"=== {suite.name} on {kind}\n")
        log.flush()
        begin = log.tell()
        done = subprocess.run([suite, *options.function], env=environment, stdout=log, stderr=subprocess.STDOUT, timeout=900, check=False)
        log.seek(begin)
        lines = log.read().splitlines()
    totals = [line for line in lines if line.startswith("Totals:")]
    print(f"   {suite.name}: {totals[-1] if totals else 'ended without totals, code ' + str(done.returncode)}")
    for line in lines:
        if line.startswith("FIGURE "):
            print("   " + line.removeprefix("FIGURE "))
    sys.stdout.flush()
    return int(done.returncode != 0)


def run(options) -> int:
    work = pathlib.Path(tempfile.mkdtemp(prefix="tealdeck-contract-"))
    failures = 0
    target = proxy = through = None
    try:
        target = make_target(options, work)
        proxy = MischiefProxy(target.upstream)
        target.kubeconfigs["proxied"] = proxy.write_kubeconfig(work / "proxied.kubeconfig")
        through = PassThrough(target.upstream.url)
        target.kubeconfigs["through"] = through.write_kubeconfig(target.kubeconfigs["operator"], work / "through.kubeconfig")
        control = work / "control"
        serve_control(target, proxy, through, control)
        description = work / "target.json"
        description.write_text(json.dumps({
            "kind": target.kind, "kubeconfigs": target.kubeconfigs, "control": str(control), "bin": str(options.build / "bin"),
            "state": getattr(target, "state", {})}))
        environment = {"QT_QPA_PLATFORM": "offscreen", "QTEST_FUNCTION_TIMEOUT": "900000", **os.environ, "TEALDECK_CONTRACT_TARGET": str(description)}
        for suite in suites(options):
            failures += run_suite(suite, options, environment, target.kind)
        return 1 if failures else 0
    finally:
        if proxy:
            proxy.close()
        if through:
            through.close()
        if target:
            target.close()
        shutil.rmtree(work, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", choices=("sandbox", "real", "rollouts", "node"), required=True)
    parser.add_argument("--build", type=lambda text: pathlib.Path(text).resolve(), required=True)
    parser.add_argument("--log", default=os.path.join(tempfile.gettempdir(), "tealdeck-contract.log"))
    parser.add_argument("--only", help="names of suites, comma-separated")
    parser.add_argument("--function", nargs="*", default=[], help="names of test functions of the one suite of --only")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.target == "node" and not options.inside:
        command = [sys.executable, TESTBED, "netns", "--", sys.executable, __file__, *sys.argv[1:], "--inside"]
        code = subprocess.run(command, check=False).returncode
        return CANNOT_RUN if code == 4 else code
    try:
        return run(options)
    except CannotRun as error:
        print(error)
        return CANNOT_RUN


if __name__ == "__main__":
    sys.exit(main())
