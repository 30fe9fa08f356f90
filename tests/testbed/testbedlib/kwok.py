"""kwok: nodes and pods that exist only in the API, in a believable way.

Three nodes in two zones. Pods become Running and Ready after a second or a few; the life of each is
changed by kwok's own labels and annotations (see share-kwok/kwok-stages of the build), for example the
label `pod-container-running-failed.stage.kwok.x-k8s.io: "true"` makes a pod fail. `kubectl logs` and
`exec` are answered through the real API server: logs from a file, exec by the command on this machine.
"""

import datetime

NODES = {"node-a1": "zone-a", "node-a2": "zone-a", "node-b1": "zone-b"}
_MARK = "kwok.x-k8s.io/node"

_LOGS = """\
apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterLogs
metadata:
  name: logs
spec:
  logs:
  - logsFile: "{logs}"
    follow: true
"""
_EXEC = """\
apiVersion: kwok.x-k8s.io/v1alpha1
kind: ClusterExec
metadata:
  name: exec
spec:
  execs:
  - local:
      workDir: "{folder}"
"""


def _log_lines(count=200):
    """A container's log as the CRI writes it."""
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    for number in range(count):
        moment = (start + datetime.timedelta(seconds=number)).strftime("%Y-%m-%dT%H:%M:%S.000000000Z")
        stream = "stderr" if number % 20 == 19 else "stdout"
        yield f"{moment} {stream} F request {number} answered in {number % 7 + 1} ms\n"


def _quicker(stage):
    """kwok's pods take up to 5 s a step; up to 2 s is as believable and saves every start some time."""
    return stage.replace("jitterDurationMilliseconds: 5000", "jitterDurationMilliseconds: 2000")


def write_configuration(folder, stages):
    """Joins kwok's stages, logs and exec into one file; returns its path."""
    folder.mkdir()
    (folder / "exec").mkdir()
    logs = folder / "container.log"
    logs.write_text("".join(_log_lines()))
    parts = [_quicker(path.read_text()) for path in sorted(stages.rglob("*.yaml"))]
    parts += [_LOGS.format(logs=logs), _EXEC.format(folder=folder / "exec")]
    configuration = folder / "kwok.yaml"
    configuration.write_text("---\n".join(part if part.endswith("\n") else part + "\n" for part in parts))
    return configuration


def arguments(port, kubeconfig, configuration, pki):
    return [
        f"--kubeconfig={kubeconfig}",
        f"--config={configuration}",
        f"--manage-nodes-with-annotation-selector={_MARK}=fake",
        "--node-lease-duration-seconds=0",
        "--cidr=10.244.0.1/16",
        "--node-ip=127.0.0.1",
        f"--node-port={port}",
        f"--server-address=127.0.0.1:{port}",
        f"--tls-cert-file={pki.certificate('apiserver')}",
        f"--tls-private-key-file={pki.key('apiserver')}",
    ]


def node(name, zone, kubernetes_version):
    """A node of 16 cores and 64 GiB, as a cloud would describe it."""
    size = {"cpu": "16", "memory": "64Gi", "pods": "110", "ephemeral-storage": "100Gi"}
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {
            "name": name,
            "annotations": {_MARK: "fake"},
            "labels": {
                "kubernetes.io/hostname": name,
                "kubernetes.io/os": "linux",
                "kubernetes.io/arch": "amd64",
                "node.kubernetes.io/instance-type": "standard-16",
                "topology.kubernetes.io/region": "region-1",
                "topology.kubernetes.io/zone": zone,
                "type": "kwok",
            },
        },
        "status": {
            "allocatable": size,
            "capacity": size,
            "nodeInfo": {
                "architecture": "amd64",
                "bootID": "",
                "containerRuntimeVersion": "containerd://2.4.2",
                "kernelVersion": "6.1.0",
                "kubeProxyVersion": "",
                "kubeletVersion": f"v{kubernetes_version}",
                "machineID": "",
                "operatingSystem": "linux",
                "osImage": "Debian GNU/Linux 12 (bookworm)",
                "systemUUID": "",
            },
        },
    }
