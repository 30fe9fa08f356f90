#!/usr/bin/env python3
"""Checks the testbed itself, with the real systems: `python3 tests/testbed/selftest.py`.

Takes one to two minutes once the programs are built. What a machine cannot do is skipped, with the reason.
"""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

from testbedlib import control, gobuild, netns, shop
from testbedlib.api import Api
from testbedlib.errors import Skipped, TestbedError, ToolMissing
from testbedlib.process import wait_until

HERE = Path(__file__).resolve().parent
TESTBED = [sys.executable, str(HERE / "testbed.py")]


def exists(pid):
    """A zombie counts as gone: it only waits for its parent to ask."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_gone(pids, patience=20):
    wait_until(lambda: next((f"{pid} lives" for pid in pids if exists(pid)), None), "processes remain", patience)


class Running:
    """A testbed in a folder of its own; ends when its stdin is closed."""

    def __init__(self, *options):
        self._parent = tempfile.TemporaryDirectory(prefix="tealdeck-selftest-")
        self.folder = Path(self._parent.name) / "bed"
        command = [*TESTBED, "start", "--dir", str(self.folder), *options]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("READY "):
            raise AssertionError(f"the testbed said {line!r}, exit code {self.process.wait()}")
        self.state = json.loads(line.removeprefix("READY "))

    def api(self, user="admin"):
        files = self.state["certificates"][user]
        return Api(self.state["api"], self.state["ca"], files["certificate"], files["key"])

    def kubectl(self, user, *arguments):
        config = self.state["kubeconfigs"][user]
        command = [self.state["kubectl"], "--kubeconfig", config, "--cache-dir", str(self.folder / "home"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    def ctl(self, *words):
        return control.run(self.folder, list(words))

    def close(self):
        """Closes stdin and waits for the end."""
        self.process.stdin.close()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        self._parent.cleanup()
        return code


class Building(unittest.TestCase):
    def test_a_finished_build_costs_less_than_a_second(self):
        gobuild.ensure(["etcd", "kube", "kwok"])
        started = time.monotonic()
        folder = gobuild.ensure(["etcd", "kube", "kwok"])
        self.assertLess(time.monotonic() - started, 1)
        self.assertEqual(json.loads((folder / "VERSIONS.json").read_text())["etcd"]["version"], "v3.6.8")
        self.assertFalse(folder.is_relative_to(HERE))

    def test_without_a_go_that_is_new_enough_it_says_where_it_looked(self):
        with self.assertRaises(ToolMissing) as refused:
            gobuild.find_go("99.0")
        self.assertIn("Go 99.0 or newer is needed", str(refused.exception))
        self.assertIn("Looked at:", str(refused.exception))
        self.assertEqual(refused.exception.exit_code, 3)

    def test_another_go_has_another_key(self):
        module = gobuild.MODULES["node"]
        self.assertNotEqual(gobuild.module_key(module, "1.26.0"), gobuild.module_key(module, "1.26.1"))


class ControlPlane(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bed = Running("--kwok", "--shop")
        cls.addClassCleanup(cls.bed.close)

    def test_the_shop_is_complete_for_kubectl(self):
        pods = json.loads(self.bed.kubectl("operator", "get", "pods", "-n", "shop", "-o", "json").stdout)["items"]
        self.assertEqual(len(pods), len(shop.APPS) * 2 * 3)
        for pod in pods:
            ready = [c["status"] for c in pod["status"]["conditions"] if c["type"] == "Ready"]
            self.assertEqual(ready, ["True"], pod["metadata"]["name"])
        zones = self.bed.kubectl("admin", "get", "nodes", "-L", "topology.kubernetes.io/zone").stdout
        self.assertIn("zone-a", zones)
        self.assertIn("zone-b", zones)

    def test_every_user_has_his_rights_and_no_more(self):
        rights = {
            ("operator", "patch", "services"): True,
            ("operator", "create", "leases.coordination.k8s.io"): True,
            ("operator", "get", "secrets"): False,
            ("viewer", "list", "pods"): True,
            ("viewer", "patch", "services"): False,
            ("viewer", "list", "nodes"): False,
            ("forbidden", "list", "pods"): False,
            ("robot", "list", "pods"): True,
            ("robot-file", "list", "pods"): True,
        }
        for (user, verb, resource), allowed in rights.items():
            answer = self.bed.kubectl(user, "auth", "can-i", verb, resource, "-n", "shop").stdout.strip()
            self.assertEqual(answer, "yes" if allowed else "no", (user, verb, resource))

    def test_logs_come_through_the_api_server(self):
        answer = self.bed.kubectl("operator", "-n", "shop", "logs", "deployment/web-blue", "--tail=1")
        self.assertIn("answered in", answer.stdout, answer.stderr)

    def test_a_killed_api_server_comes_back_as_it_was(self):
        before = self.bed.state["uid"]
        self.bed.ctl("kill", "apiserver")
        with self.assertRaises(OSError):
            self.bed.api().get("/version")
        self.bed.ctl("start", "apiserver")
        self.bed.ctl("wait-ready", "apiserver")
        after = self.bed.api().get("/api/v1/namespaces/kube-system")["metadata"]["uid"]
        self.assertEqual(before, after)

    def test_a_suspended_api_server_is_silent_until_it_is_resumed(self):
        self.bed.ctl("suspend", "apiserver")
        try:
            with self.assertRaises(OSError):
                self.bed.api().request("GET", "/version", timeout=1)
        finally:
            self.bed.ctl("resume", "apiserver")
        self.assertEqual(self.bed.api().request("GET", "/version").status, 200)

    def _page(self):
        page = self.bed.api().get("/api/v1/namespaces/shop/pods?limit=2")["metadata"]
        name = {"name": "moved-on", "namespace": "shop"}
        data = {"at": str(time.time())}
        self.bed.api().apply({"apiVersion": "v1", "kind": "ConfigMap", "metadata": name, "data": data})
        return page["resourceVersion"], page["continue"]

    def _continue_gone(self, token):
        answer = self.bed.api().request("GET", f"/api/v1/namespaces/shop/pods?limit=2&continue={token}")
        return None if answer.status == 410 else str(answer.status)

    def test_after_a_compaction_old_pages_are_gone_within_half_a_minute(self):
        _, token = self._page()
        self.bed.ctl("compact")
        wait_until(lambda: self._continue_gone(token), "the page is still there", 30)

    def test_after_expire_old_watches_and_pages_are_gone_at_once(self):
        version, token = self._page()
        self.bed.ctl("expire")
        path = f"/api/v1/namespaces/shop/pods?watch=true&timeoutSeconds=5&resourceVersion={version}"
        event = json.loads(self.bed.api().request("GET", path).body.splitlines()[0])
        self.assertEqual((event["type"], event["object"]["code"]), ("ERROR", 410))
        self.assertIsNone(self._continue_gone(token))

    def test_an_unknown_component_is_named_in_the_answer(self):
        with self.assertRaises(TestbedError) as refused:
            self.bed.ctl("kill", "nosuch")
        self.assertIn("apiserver", str(refused.exception))


class Ending(unittest.TestCase):
    """However it ends, no process remains."""

    def test_closing_stdin_leaves_neither_process_nor_folder(self):
        bed = Running("--no-controllers")
        pids = bed.state["pids"].values()
        self.assertTrue(all(exists(pid) for pid in pids))
        self.assertEqual(bed.close(), 0)
        self.assertFalse(any(exists(pid) for pid in pids))
        self.assertFalse(bed.folder.exists())

    def test_sigterm_leaves_neither_process_nor_folder(self):
        bed = Running("--no-controllers")
        pids = bed.state["pids"].values()
        bed.process.terminate()
        self.assertEqual(bed.process.wait(timeout=30), 0)
        self.assertFalse(any(exists(pid) for pid in pids))
        self.assertFalse(bed.folder.exists())
        bed.close()

    def test_a_killed_testbed_takes_its_components_along(self):
        bed = Running("--no-controllers")
        pids = bed.state["pids"].values()
        bed.process.kill()
        bed.process.wait()
        wait_gone(pids)
        bed.close()

    def test_a_killed_parent_ends_the_testbed(self):
        with tempfile.TemporaryDirectory(prefix="tealdeck-selftest-") as temporary:
            folder = Path(temporary) / "bed"
            command = [*TESTBED, "start", "--no-controllers", "--dir", str(folder)]
            script = f"import subprocess; subprocess.Popen({command!r}, stdin=subprocess.PIPE).wait()"
            parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
            line = parent.stdout.readline()
            pids = json.loads(line.removeprefix("READY "))["pids"].values()
            parent.kill()
            parent.wait()
            parent.stdout.close()
            wait_gone(pids)
            wait_until(lambda: "it is there" if folder.exists() else None, "the folder remains", 10)

    def test_a_folder_that_is_not_empty_is_left_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            precious = Path(folder) / "precious"
            precious.write_text("mine")
            command = [*TESTBED, "start", "--dir", folder]
            answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
            self.assertEqual(answer.returncode, 1)
            self.assertIn("is not empty", answer.stderr)
            self.assertEqual(precious.read_text(), "mine")


class Load:
    """Asks one address without pause and remembers every answer and every failure."""

    def __init__(self, address, workers=4):
        self._address = address
        self._ended = threading.Event()
        self.answers, self.failures = [], []
        self._threads = [threading.Thread(target=self._ask) for _ in range(workers)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _ask(self):
        while not self._ended.is_set():
            try:
                connection = http.client.HTTPConnection(self._address, 80, timeout=5)
                with contextlib.closing(connection):
                    connection.request("GET", "/?pause=10ms")
                    answer = connection.getresponse()
                    self.answers.append((answer.status, answer.read().decode().split("-")[0]))
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(repr(error))

    def last(self, count):
        return self.answers[-count:]


@unittest.skipUnless(netns.inside(), "run by RealNode inside its namespaces")
class InsideNamespaces(unittest.TestCase):
    """One node, one shop, real requests."""

    @classmethod
    def setUpClass(cls):
        cls.bed = Running("--node", "--shop")
        cls.addClassCleanup(cls.bed.close)

    def _all_of(self, load, color):
        recent = load.last(20)
        return None if len(recent) == 20 and set(recent) == {(200, color)} else str(recent[-3:])

    def test_a_patched_selector_moves_the_requests_and_loses_none(self):
        service = "/api/v1/namespaces/shop/services/web"
        path = "/spec/selector/color"
        switch = [{"op": "test", "path": path, "value": "blue"}, {"op": "replace", "path": path, "value": "green"}]
        headers = {"Content-Type": "application/json-patch+json"}
        with Load(self.bed.state["services"]["web"]) as load:
            wait_until(lambda: self._all_of(load, "blue"), "blue does not answer", 20)
            self.bed.api("operator").expect("PATCH", service, switch, headers)
            wait_until(lambda: self._all_of(load, "green"), "green does not answer", 20)
        self.assertEqual(load.failures, [])
        self.assertEqual({status for status, _ in load.answers}, {200})

    def test_logs_come_from_the_real_container(self):
        answer = self.bed.kubectl("operator", "-n", "shop", "logs", "deployment/web-blue")
        self.assertIn("blue-1.8.2 listens on", answer.stdout, answer.stderr)

    def test_the_node_survives_its_daemons(self):
        for name in ("containerd", "kubelet", "proxy"):
            self.bed.ctl("kill", name)
            self.bed.ctl("start", name)
            self.bed.ctl("wait-ready", name)
        with Load(self.bed.state["services"]["api"], workers=1) as load:
            wait_until(lambda: self._all_of(load, "blue"), "api does not answer", 20)
        self.assertEqual(load.failures, [])


class RealNode(unittest.TestCase):
    def _netns(self, *command):
        return subprocess.run([*TESTBED, "netns", "--", *command], capture_output=True, text=True, check=False)

    def test_a_node_is_refused_outside_of_the_namespaces(self):
        command = [*TESTBED, "start", "--node"]
        answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        self.assertEqual(answer.returncode, Skipped.exit_code)
        self.assertIn("skipped: a node is started inside", answer.stderr)

    def test_the_suite_inside_its_namespaces(self):
        before = self._traces()
        answer = self._netns(sys.executable, __file__, "-v", "InsideNamespaces")
        if answer.returncode == Skipped.exit_code:
            self.skipTest(answer.stderr.strip())
        self.assertEqual(answer.returncode, 0, answer.stdout + answer.stderr)
        self.assertIn("Ran 3 tests", answer.stderr)
        self.assertNotIn("skipped", answer.stderr)
        self.assertEqual(self._traces() - before, set())

    def test_an_orphan_ends_with_the_namespaces(self):
        answer = self._netns("sh", "-c", "sleep 987654 & exit 7")
        if answer.returncode == Skipped.exit_code:
            self.skipTest(answer.stderr.strip())
        self.assertEqual(answer.returncode, 7)
        commands = [p.read_bytes() for p in Path("/proc").glob("[0-9]*/cmdline") if os.access(p, os.R_OK)]
        self.assertFalse([c for c in commands if b"987654" in c and c.startswith(b"sleep")])

    def test_a_killed_wrapper_takes_everything_along(self):
        command = [*TESTBED, "netns", "--", "sh", "-c", "echo up; sleep 987653"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        if not process.stdout.readline():
            self.skipTest(f"no namespaces here (exit code {process.wait()})")
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        wait_until(lambda: self._command_lives(b"987653"), "a process remains", 10)

    @staticmethod
    def _command_lives(words):
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                if path.read_bytes().startswith(b"sleep") and words in path.read_bytes():
                    return str(path)
        return None

    @staticmethod
    def _traces():
        """What a node could leave behind on the machine."""
        cgroups = Path("/sys/fs/cgroup")
        found = {str(path) for path in [*cgroups.glob("tealdeck-*"), *cgroups.glob("*/tealdeck-*")]}
        found |= {line.split()[4] for line in Path("/proc/mounts").read_text().splitlines() if "tealdeck" in line}
        found |= {str(path) for path in Path(tempfile.gettempdir()).glob("tealdeck-selftest-*")}
        links = subprocess.run(["ip", "-brief", "link"], capture_output=True, text=True, check=False).stdout
        return found | {line.split()[0] for line in links.splitlines()}


if __name__ == "__main__":
    unittest.main()
