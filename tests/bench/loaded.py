"""A real API server that holds many nodes and pods; what etcd holds then is kept beside the testbed's programs."""

import contextlib
import hashlib
import subprocess
from pathlib import Path

from testbedlib import gobuild, modules
from testbedlib.cluster import Cluster, Options

LOADER = Path(__file__).resolve().parent / "peers" / "load.go"


def _kept_data(nodes, pods):
    """Other versions or another loader make other data."""
    key = hashlib.sha256(LOADER.read_bytes() + modules.KUBERNETES_VERSION.encode()).hexdigest()[:16]
    return gobuild.cache_root() / f"bench-{nodes}-{pods}-{key}"


@contextlib.contextmanager
def loaded_cluster(folder, peers, nodes, pods):
    """The cluster, without controllers: nothing changes by itself."""
    kept = _kept_data(nodes, pods)
    is_kept = kept.exists()
    with Cluster(Options(folder, controllers=False, data=kept if is_kept else None)) as cluster:
        cluster.start()
        if not is_kept:
            subprocess.run([str(peers), "load", str(cluster.kubeconfig("admin")), str(nodes), str(pods), cluster.etcd.url], check=True)
            cluster.etcd.compact()
            cluster.keep_data(kept)
        yield cluster
