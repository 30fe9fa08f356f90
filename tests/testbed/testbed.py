#!/usr/bin/env python3
"""Starts real systems for the tests; README.md tells how to use it.

    testbed.py start [--dir DIR] [--kwok] [--node] [--shop] [--rollouts] [--state FILE]
    testbed.py ctl DIR kill|stop|start|restart|suspend|resume|wait-ready NAME
    testbed.py ctl DIR restart NAME --FLAG...   with more flags, until it is restarted without
    testbed.py ctl DIR compact|expire|keep-state|restore-state|status|pids|state
    testbed.py netns -- COMMAND...

Exit codes: 0 well, 1 did not work, 3 a tool is missing, 4 skipped (this machine cannot do it).
"""

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

from testbedlib import control, gobuild, netns, node
from testbedlib.cluster import Cluster, Options
from testbedlib.errors import Shutdown, TestbedError


def _raise_shutdown(*_):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # the teardown is not interrupted
    raise Shutdown


def _end_with_stdin():
    """Ends the testbed when whoever started it has closed the pipe or is gone."""

    def watch():
        while os.read(0, 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def _write_state(cluster, file):
    state = cluster.state()
    text = json.dumps(state, indent=2) + "\n"
    for path in [cluster.folder / "state.json", *([file] if file else [])]:
        temporary = Path(f"{path}.new")
        temporary.write_text(text)
        os.replace(temporary, path)
    return state


def _start(arguments):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _raise_shutdown)
    if arguments.node:
        node.check()
    folder = arguments.dir or Path(tempfile.mkdtemp(prefix="tealdeck-testbed-"))
    options = Options(
        folder,
        kwok=arguments.kwok,
        node=arguments.node,
        shop=arguments.shop,
        rollouts=arguments.rollouts,
        controllers=not arguments.no_controllers,
        watch_cache=not arguments.no_watch_cache,
        keep=arguments.keep,
        goaway=arguments.goaway,
    )
    cluster = Cluster(options)
    try:
        with cluster:
            _end_with_stdin()
            try:
                cluster.start()
            except TestbedError:
                gobuild.say("the start failed; last lines of the logs:\n" + cluster.why_it_failed())
                raise
            server = control.ControlServer(cluster)
            print("READY " + json.dumps(_write_state(cluster, arguments.state)), flush=True)
            server.serve()
    except Shutdown:
        gobuild.say("ended")


def _ctl(arguments):
    print(json.dumps(control.run(arguments.dir, arguments.command)))


def _netns(arguments):
    return netns.run(arguments.command)


def _inside_netns(arguments):
    return netns.first_process(arguments.command[1:])


def _parser():
    parser = argparse.ArgumentParser(description="Starts real systems for the tests.")
    verbs = parser.add_subparsers(required=True)
    start = verbs.add_parser("start", help="start a cluster; it lives until stdin ends or SIGTERM")
    start.add_argument("--dir", type=Path, help="folder of its own, removed at the end (default: a temporary one)")
    nodes = start.add_mutually_exclusive_group()
    nodes.add_argument("--kwok", action="store_true", help="three nodes played by kwok")
    nodes.add_argument("--node", action="store_true", help="one real node; run it by `testbed.py netns --`")
    start.add_argument("--shop", action="store_true", help="with the product shop, complete and ready")
    start.add_argument("--rollouts", action="store_true", help="with Argo Rollouts' controller and two Rollouts")
    start.add_argument("--no-controllers", action="store_true", help="neither controllers nor scheduler")
    start.add_argument(
        "--no-watch-cache", action="store_true", help="the API server reads etcd itself: a compaction is seen at once"
    )
    start.add_argument("--goaway", action="store_true", help="one request in fifty ends its HTTP/2 connection (GOAWAY)")
    start.add_argument("--state", type=Path, help="also write the state to this file")
    start.add_argument("--keep", action="store_true", help="keep the folder at the end, to read the logs")
    start.set_defaults(run=_start)
    ctl = verbs.add_parser("ctl", help="command a running testbed")
    ctl.add_argument("dir", type=Path)
    ctl.add_argument("command", nargs=argparse.REMAINDER)
    ctl.set_defaults(run=_ctl)
    netns = verbs.add_parser("netns", help="run a command in namespaces of its own")
    netns.add_argument("command", nargs=argparse.REMAINDER)
    netns.set_defaults(run=_netns)
    first = verbs.add_parser("inside-netns")  # for netns itself
    first.add_argument("command", nargs=argparse.REMAINDER)
    first.set_defaults(run=_inside_netns)
    return parser


def main():
    arguments = _parser().parse_args()
    try:
        return arguments.run(arguments) or 0
    except TestbedError as error:
        print(f"testbed.py: {error}", file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
