#!/usr/bin/env python3
"""Captures real replies of Kubernetes into tests/data/kubernetes/<minor version>/.

Starts clusters of its own (kwok and the shop for most; an empty control plane for pods in odd states;
one without watch cache; one with a real node), asks, writes one file per reply and MANIFEST.md, and
takes everything down.
A run takes about three minutes. Replies hold times and random ids: a new run changes every file.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from testbedlib import modules
from testbedlib.api import Api
from testbedlib.captures import kinds, node_pods, object_whys, pod_states, reading, refusing, revisions, watching, writing
from testbedlib.captures import rollouts as rollout_states
from testbedlib.captures.extras import add_extras
from testbedlib.captures.manifest import manifest_text, states_text
from testbedlib.captures.tape import PROTOBUF, PROTOBUF_STREAM, TABLE, Request, Tape
from testbedlib.cluster import Cluster, Options
from testbedlib.errors import Skipped, TestbedError

_MINOR = modules.KUBERNETES_VERSION.rpartition(".")[0]
_DATA = Path(__file__).resolve().parent.parent / "data" / "kubernetes" / _MINOR
_ROLLOUTS = _DATA.parent.parent / "argo-rollouts" / modules.ROLLOUTS_VERSION
_ROWS = "rows.json"
_ENDINGS = (".http", ".json", ".pb", ".now")


def _clients(cluster):
    """One client per user; a stranger with a wrong token, and nobody at all."""
    ca = cluster.pki.certificate("ca")
    state = cluster.state()
    clients = {user: cluster.api(user) for user in ("admin", "operator", "viewer", "forbidden")}
    clients["robot"] = Api(cluster.url, ca, token=Path(state["token_file"]).read_text())
    clients["stranger"] = Api(cluster.url, ca, token="nobody-issued-this")
    clients["nobody"] = Api(cluster.url, ca)
    return clients


def _expire(cluster):
    """History is forgotten, and so is the API server's memory of it."""
    cluster.etcd.compact()
    server = cluster.components["apiserver"]
    server.kill()
    server.start()
    server.wait_ready()


def _product(options, tape_folder):
    with Cluster(options) as cluster:
        cluster.start()
        clients = _clients(cluster)
        admin, tape = clients["admin"], Tape(tape_folder, clients)
        add_extras(admin)
        watching.prepare(admin)
        for subject in (reading.objects, reading.reviews, reading.lists, reading.pages):
            subject(tape)
        reading.tables(tape)
        reading.protobuf(tape)
        kinds.record(tape, admin)
        watching.streams(tape, admin)
        watching.streaming_lists(tape)
        writing.service_patches(tape, admin)
        for subject in (writing.invalid_patches, writing.scale, writing.leases, writing.events):
            subject(tape)
        writing.evictions(tape, admin)
        writing.evictions_without_budget(tape, admin)
        refusing.refusals(tape)
        watching.history_is_gone(tape, admin, lambda: _expire(cluster))
        return tape.manifest_rows()


def _record_pair(tape, name, path, what):
    """Pods as JSON and, in the same moment, as Table; returns the Table."""
    purpose = f"{what}; the server's words for them are in {name}.table.json"
    tape.record_body(f"{name}.json", purpose, Request("GET", path))
    request = Request("GET", path, accept=TABLE)
    body, moment = tape.record_body(f"{name}.table.json", f"The server's own words for {name}.json", request)
    tape.record_moment(f"{name}.now", f"The moment from which the ages in {name}.table.json count", moment)
    return json.loads(body)


def _pod_states(options, tape_folder):
    """The same pods as JSON, as Table, as protobuf and as a stream: to check our status words."""
    with Cluster(options) as cluster:
        cluster.start()
        tape = Tape(tape_folder, _clients(cluster))
        pod_states.make(cluster.api())
        path = f"/api/v1/namespaces/{pod_states.NAMESPACE}/pods"
        table = _record_pair(tape, "pods-states", path, "Pods in every state")
        purpose = "pods-states.json as protobuf"
        tape.record_body("pods-states.pb", purpose, Request("GET", path, accept=PROTOBUF))
        request = Request("GET", path + watching.STREAMING_LIST, accept=PROTOBUF_STREAM)
        tape.record_stream("pods-states-stream-protobuf", "pods-states.json as protobuf streaming list", request)
        return tape.manifest_rows(), table


def _without_watch_cache(options, tape_folder):
    with Cluster(options) as cluster:
        cluster.start()
        tape = Tape(tape_folder, _clients(cluster))
        watching.history_is_gone_in_etcd(tape, cluster.api(), cluster.etcd.compact)
        return tape.manifest_rows()


def _object_whys(options, tape_folder):
    """Workloads, claims, jobs, scalers and nodes in trouble, as the real controllers put it."""
    with Cluster(options) as cluster:
        cluster.start()
        clients = _clients(cluster)
        tape = Tape(tape_folder, clients)
        object_whys.make(clients["admin"])
        object_whys.record(tape, clients["admin"])
        return tape.manifest_rows()


def _evictions(options, tape_folder):
    """What evictions are answered."""
    with Cluster(options) as cluster:
        cluster.start()
        clients = _clients(cluster)
        tape = Tape(tape_folder, clients)
        writing.evictions_without_budget(tape, clients["admin"])
        return tape.manifest_rows()


def _revisions(options, tape_folder):
    """Workloads that had another template, before and after a rollback."""
    with Cluster(options) as cluster:
        cluster.start()
        clients = _clients(cluster)
        tape = Tape(tape_folder, clients)
        revisions.record(tape, clients["admin"])
        return tape.manifest_rows()


def _only(subject, **options):
    """Only one subject; its rows go to a file, the other replies stay."""

    def capture(target):
        with tempfile.TemporaryDirectory(prefix="tealdeck-capture-") as temporary:
            rows = subject(Options(Path(temporary) / "cluster", **options), target)
        (target / _ROWS).write_text(json.dumps(rows))

    return capture


def _real_node(target):
    """Runs inside the namespaces: pods of a real kubelet; the rows for the manifest go to a file."""
    with tempfile.TemporaryDirectory(prefix="tealdeck-capture-") as temporary:
        with Cluster(Options(Path(temporary) / "node", node=True, shop=True)) as cluster:
            cluster.start()
            clients = _clients(cluster)
            tape = Tape(target, clients)
            node_pods.make(clients["admin"])
            node_pods.wait(clients["admin"])
            path = f"/api/v1/namespaces/{node_pods.NAMESPACE}/pods"
            _record_pair(tape, "pods-node", path, "Pods of a real kubelet in many states")
            node_pods.record_others(tape, clients["admin"])
            (target / _ROWS).write_text(json.dumps(tape.manifest_rows()))


def _real_node_in_namespaces(out):
    """The rows of the node's replies. Raises where there can be no node: half a set is not written."""
    testbed = Path(__file__).resolve().parent / "testbed.py"
    command = [sys.executable, str(testbed), "netns", "--", sys.executable, __file__, "--node-only", "--to", str(out)]
    code = subprocess.run(command, check=False).returncode
    if code == Skipped.exit_code:
        raise Skipped("replies are captured where a real node can be started.")
    if code != 0:
        raise TestbedError("the replies of a real node were not captured.")
    rows = json.loads((out / _ROWS).read_text())
    (out / _ROWS).unlink()
    return rows


def _replace(target, out):
    """The new replies instead of the old ones; other files stay."""
    target.mkdir(parents=True, exist_ok=True)
    for ending in _ENDINGS:
        for path in target.glob("*" + ending):
            path.unlink()
    for path in sorted(out.iterdir()):
        shutil.copyfile(path, target / path.name)


def _rollouts(target):
    """Only the Rollouts in each of their states, into a folder of their own."""
    with tempfile.TemporaryDirectory(prefix="tealdeck-capture-") as temporary:
        out = Path(temporary) / "out"
        out.mkdir()
        with Cluster(Options(Path(temporary) / "rollouts", kwok=True, rollouts=True)) as cluster:
            cluster.start()
            clients = _clients(cluster)
            tape = Tape(out, clients)
            rollout_states.record(tape, clients["admin"])
            rows = tape.manifest_rows()
        source = f"its real controller on Kubernetes {modules.KUBERNETES_VERSION}"
        (out / "MANIFEST.md").write_text(manifest_text(rows, f"Argo Rollouts {modules.ROLLOUTS_VERSION}", source))
        _replace(target, out)
    print(f"{len(rows)} replies in {target}")


def _run(target):
    with tempfile.TemporaryDirectory(prefix="tealdeck-capture-") as temporary:
        base = Path(temporary)
        out = base / "out"
        out.mkdir()
        rows = _product(Options(base / "product", kwok=True, shop=True), out)
        more, table = _pod_states(Options(base / "states", controllers=False), out)
        rows += more
        rows += _without_watch_cache(Options(base / "direct", controllers=False, watch_cache=False), out)
        rows += _object_whys(Options(base / "whys"), out)
        rows += _revisions(Options(base / "revisions", kwok=True), out)
        rows += _real_node_in_namespaces(out)
        tables = {"pods-states": table}
        if (out / "pods-node.table.json").exists():
            tables["pods-node"] = json.loads((out / "pods-node.table.json").read_bytes())
        words = "".join(states_text(name, table) for name, table in tables.items())
        (out / "MANIFEST.md").write_text(manifest_text(rows, f"Kubernetes {modules.KUBERNETES_VERSION}") + words)
        _replace(target, out)
    print(f"{len(rows)} replies in {target}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, help="folder to write to")
    parser.add_argument("--node-only", action="store_true", help="only the real node's replies (run inside netns)")
    text = "only objects in trouble, beside the replies that are there"
    parser.add_argument("--whys-only", action="store_true", help=text)
    text = "only evictions, beside the replies that are there"
    parser.add_argument("--evictions-only", action="store_true", help=text)
    text = "only workloads with revisions, beside the replies that are there"
    parser.add_argument("--revisions-only", action="store_true", help=text)
    parser.add_argument("--rollouts", action="store_true", help="only Argo Rollouts' replies, into a folder of their own")
    arguments = parser.parse_args()
    run = _run
    if arguments.node_only:
        run = _real_node
    elif arguments.whys_only:
        run = _only(_object_whys)
    elif arguments.revisions_only:
        run = _only(_revisions, kwok=True)
    elif arguments.evictions_only:
        run = _only(_evictions, kwok=True, shop=True)
    elif arguments.rollouts:
        run = _rollouts
    try:
        run(arguments.to or (_ROLLOUTS if arguments.rollouts else _DATA))
    except TestbedError as error:
        print(f"capture.py: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
