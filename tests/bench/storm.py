"""A storm of changes: the console's rows after it must be the server's, and its event loop keeps its pace."""

import json
import subprocess
import sys
import time

LAST_POD = "team-00/storm-end"
PATIENCE = 600


def _wait_for(path, process):
    """Returns when the file is there."""
    until = time.monotonic() + PATIENCE
    while not path.exists():
        if process.poll() is not None or time.monotonic() > until:
            sys.exit("bench: the console did not get as far as the storm")
        time.sleep(0.05)


def _rows(path):
    return sorted(path.read_text().splitlines())


def _compare(ours, server):
    """Wrong data end the bench."""
    wrong = sorted(set(_rows(ours)) ^ set(_rows(server)))
    if wrong or len(_rows(ours)) != len(_rows(server)):
        sys.exit(f"bench: after the storm {len(wrong)} rows differ from the server's: {wrong[:4]}")


def _make(peers, kubeconfig, pods, server, heartbeat):
    """What the storm did, and the pace (p99, worst) of an idle Qt program beside it."""
    idle = heartbeat and subprocess.Popen([str(heartbeat), "-platform", "offscreen"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    words = [str(peers), "storm", str(kubeconfig), str(pods), str(server)]
    done = json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)
    return done, [float(word) for word in idle.communicate()[0].split()] if idle else []


def storm(start, peers, kubeconfig, ready, server, pods, heartbeat=None):
    """start() begins a reader that writes `ready` when the storm may begin, its rows and figures when it is over; returns the reader's
    figures, what the storm did and the idle Qt program's pace."""
    reader = start()
    try:
        _wait_for(ready, reader)
        done, pace = _make(peers, kubeconfig, pods, server, heartbeat)
        if reader.wait(PATIENCE) != 0:
            sys.exit("bench: the reader failed in the storm")
    finally:
        if reader.poll() is None:
            reader.kill()
    _compare(ready.with_suffix(".rows"), server)
    ours = json.loads(ready.with_suffix("").read_text())
    if ours["removals"] < done["deletes"]:
        sys.exit(f"bench: {done['deletes']} pods were deleted, the reader told of {ours['removals']}")
    return ours, done, pace
