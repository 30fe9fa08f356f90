"""The real node: containerd, kubelet and kube-proxy; pods are real processes behind real addresses.

It runs inside the namespaces of `testbed.py netns` only: there every address and every iptables rule
is its own. The bridge is made first, because the node's address must not be loopback.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

from . import controlplane, images, netns
from .errors import Skipped, TestbedError
from .ports import free_ports
from .process import wait_until

NAME = "node-1"
ADDRESS = "10.244.0.1"
_POD_RANGE = "10.244.0.0/24"
_BRIDGE = "testbed0"
_PLUGINS = (Path("/usr/lib/cni"), Path("/opt/cni/bin"))
_IMAGES = {"localhost/pause:1": "pause", "localhost/web:1": "web"}

_CONTAINERD = """\
version = 3
root = '{folder}/root'
state = '{folder}/state'
disabled_plugins = ['io.containerd.internal.v1.opt', 'io.containerd.nri.v1.nri']
[grpc]
  address = '{socket}'
[plugins.'io.containerd.cri.v1.images']
  snapshotter = 'native'
[plugins.'io.containerd.cri.v1.images'.pinned_images]
  sandbox = 'localhost/pause:1'
[plugins.'io.containerd.cri.v1.runtime']
  restrict_oom_score_adj = true
[plugins.'io.containerd.cri.v1.runtime'.cni]
  bin_dirs = ['{plugins}']
  conf_dir = '{folder}/cni'
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
  runtime_type = 'io.containerd.runc.v2'
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
  SystemdCgroup = false
"""


def _network(folder):
    bridge = {
        "type": "bridge",
        "bridge": _BRIDGE,
        "isGateway": True,
        "ipMasq": True,
        "hairpinMode": True,
        "ipam": {
            "type": "host-local",
            "dataDir": str(folder / "addresses"),
            "ranges": [[{"subnet": _POD_RANGE}]],
            "routes": [{"dst": "0.0.0.0/0"}],
        },
    }
    ports = {"type": "portmap", "capabilities": {"portMappings": True}}
    return {"cniVersion": "1.0.0", "name": "testbed", "plugins": [bridge, ports]}


def _kubelet_configuration(pki, socket, folder, port, health_port):
    """What the notes found to be needed on cgroup v1 and v2 alike, without touching the machine."""
    return {
        "apiVersion": "kubelet.config.k8s.io/v1beta1",
        "kind": "KubeletConfiguration",
        "address": ADDRESS,
        "port": port,
        "healthzBindAddress": "127.0.0.1",
        "healthzPort": health_port,
        "authentication": {
            "anonymous": {"enabled": False},
            "webhook": {"enabled": False},
            "x509": {"clientCAFile": str(pki.certificate("ca"))},
        },
        "authorization": {"mode": "AlwaysAllow"},
        "tlsCertFile": str(pki.certificate("apiserver")),
        "tlsPrivateKeyFile": str(pki.key("apiserver")),
        "containerRuntimeEndpoint": f"unix://{socket}",
        "cgroupDriver": "cgroupfs",
        "cgroupRoot": f"/{netns.inside()}",
        "cgroupsPerQOS": False,
        "enforceNodeAllocatable": [],
        "failCgroupV1": False,
        "failSwapOn": False,
        "localStorageCapacityIsolation": False,
        "makeIPTablesUtilChains": False,
        "protectKernelDefaults": False,
        "podLogsDir": str(folder / "pod-logs"),
        "clusterDomain": "cluster.local",
        "resolvConf": "",
        "evictionHard": {"nodefs.available": "1%", "imagefs.available": "1%", "memory.available": "50Mi"},
        "nodeStatusUpdateFrequency": "2s",
        "syncFrequency": "10s",
        "serializeImagePulls": False,
        "registryPullQPS": 0,
        "eventRecordQPS": 0,
    }


def _proxy_configuration(kubeconfig, health_port, metrics_port):
    return {
        "apiVersion": "kubeproxy.config.k8s.io/v1alpha1",
        "kind": "KubeProxyConfiguration",
        "clientConnection": {"kubeconfig": str(kubeconfig)},
        "mode": "iptables",
        "hostnameOverride": NAME,
        "clusterCIDR": _POD_RANGE,
        "bindAddress": "127.0.0.1",
        "healthzBindAddress": f"127.0.0.1:{health_port}",
        "metricsBindAddress": f"127.0.0.1:{metrics_port}",
        "conntrack": {"maxPerCore": 0},
        "iptables": {"minSyncPeriod": "0s", "syncPeriod": "30s"},
    }


def _plugin_folder():
    for folder in _PLUGINS:
        if all((folder / name).exists() for name in ("bridge", "host-local", "portmap", "loopback")):
            return folder
    raise Skipped("the CNI plugins are missing (containernetworking-plugins).")


def check():
    """Raises Skipped when this is no place for a node; returns the folder of the CNI plugins."""
    if not netns.inside():
        raise Skipped("a node is started inside `testbed.py netns -- ...` only, never on the machine itself.")
    for tool in ("runc", "iptables", "conntrack", "ip"):
        if not shutil.which(tool):
            raise Skipped(f"the program {tool} is missing.")
    return _plugin_folder()


class Node:
    """Adds containerd, kubelet and kube-proxy to a cluster whose control plane runs."""

    def __init__(self, cluster):
        self._cluster = cluster
        self._plugins = check()
        self._folder = cluster.folder / "node"
        # Below the namespace's own /run: a deep folder would be too long for a socket address.
        self._socket = Path("/run/tealdeck/containerd.sock")
        self._runc_root = Path("/run/containerd/runc/k8s.io")

    def start(self):
        """Returns when the node is Ready and services are routed."""
        for name in ("cni", "state", "root", "kubelet"):
            (self._folder / name).mkdir(parents=True)
        ports = dict(zip(("kubelet", "kubelet-health", "proxy-health", "proxy-metrics"), free_ports(4)))
        self._make_bridge()
        self._start_containerd()
        self._import_images()
        self._start_kubelet(ports)
        self._start_proxy(ports)
        wait_until(lambda: self._cluster.nodes_not_ready([NAME]), "the node is not ready", 90)

    @staticmethod
    def _ip(*arguments):
        answer = subprocess.run(["ip", *arguments], capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            raise TestbedError(f"ip {' '.join(arguments)}: {answer.stderr.strip()}")

    def _make_bridge(self):
        """The pods' bridge, and a route for service addresses: a request needs one before it is rewritten."""
        self._ip("link", "add", _BRIDGE, "type", "bridge")
        self._ip("address", "add", f"{ADDRESS}/24", "dev", _BRIDGE)
        self._ip("link", "set", _BRIDGE, "up")
        self._ip("route", "add", controlplane.SERVICE_RANGE, "dev", _BRIDGE, "src", ADDRESS)
        Path("/proc/sys/net/ipv4/ip_forward").write_text("1\n")

    def _ctr(self, *arguments):
        ctr = str(self._cluster.program("ctr"))
        command = [ctr, "--address", str(self._socket), "--namespace", "k8s.io", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    def _start_containerd(self):
        text = _CONTAINERD.format(folder=self._folder, socket=self._socket, plugins=self._plugins)
        config = self._folder / "containerd.toml"
        config.write_text(text)
        (self._folder / "cni" / "10-testbed.conflist").write_text(json.dumps(_network(self._folder)))
        programs = self._cluster.program("containerd").parent
        environment = {"PATH": f"{programs}:{os.environ['PATH']}"}
        argv = [self._cluster.program("containerd"), "--config", config]
        component = self._cluster.add("containerd", argv, self._containerd_not_ready, environment)
        component.start()
        component.wait_ready()

    def _containerd_not_ready(self):
        if not self._socket.exists():
            return "no socket yet"
        answer = self._ctr("version")
        return None if answer.returncode == 0 else answer.stderr.strip()

    def _import_images(self):
        for name, program in _IMAGES.items():
            archive = images.pack(name, self._cluster.program(program), self._folder / f"{program}.tar.gz")
            answer = self._ctr("images", "import", str(archive))
            if answer.returncode != 0:
                raise TestbedError(f"the image {name} is not imported: {answer.stderr.strip()}")
            archive.unlink()

    def _start_kubelet(self, ports):
        pki, folder = self._cluster.pki, self._folder
        config = folder / "kubelet.json"
        values = _kubelet_configuration(pki, self._socket, folder, ports["kubelet"], ports["kubelet-health"])
        config.write_text(json.dumps(values, indent=1))
        labels = "topology.kubernetes.io/zone=zone-a,topology.kubernetes.io/region=region-1"
        argv = [
            self._cluster.program("kube"),
            "kubelet",
            f"--config={config}",
            f"--kubeconfig={self._cluster.kubeconfig('kubelet')}",
            f"--root-dir={folder / 'kubelet'}",
            f"--cert-dir={folder / 'kubelet' / 'pki'}",
            f"--hostname-override={NAME}",
            f"--node-ip={ADDRESS}",
            f"--node-labels={labels}",
        ]
        url = f"http://127.0.0.1:{ports['kubelet-health']}/healthz"
        component = self._cluster.add("kubelet", argv, lambda: controlplane.not_healthy(url))
        component.start()
        component.wait_ready()

    def _start_proxy(self, ports):
        config = self._folder / "proxy.json"
        kubeconfig = self._cluster.kubeconfig("proxy")
        values = _proxy_configuration(kubeconfig, ports["proxy-health"], ports["proxy-metrics"])
        config.write_text(json.dumps(values, indent=1))
        argv = [self._cluster.program("kube"), "proxy", f"--config={config}"]
        url = f"http://127.0.0.1:{ports['proxy-health']}/healthz"
        component = self._cluster.add("proxy", argv, lambda: controlplane.not_healthy(url))
        component.start()
        component.wait_ready()

    # --- the end ------------------------------------------------------------------------------------

    def end(self):
        """Ends what outlives containerd and kubelet: containers, their shims, mounts and links.

        Called when the components are stopped. Should we be killed before this, the end of the
        namespaces does the same.
        """
        self._delete_containers()
        self._kill_shims()
        self._unmount()
        with contextlib.suppress(TestbedError):
            self._ip("link", "delete", _BRIDGE)

    def _delete_containers(self):
        names = [entry.name for entry in self._runc_root.iterdir()] if self._runc_root.is_dir() else []
        for name in names:
            command = ["runc", "--root", str(self._runc_root), "delete", "--force", name]
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(command, capture_output=True, check=False, timeout=20)

    def _kill_shims(self):
        """A shim is ours when it was started for our containerd's socket."""
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            with contextlib.suppress(OSError):
                words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
                if Path(words[0]).name == "containerd-shim-runc-v2" and str(self._socket) in words:
                    os.kill(int(entry.name), signal.SIGKILL)

    def _unmount(self):
        """Nothing may stay mounted below the folder that is about to be removed."""
        lines = Path("/proc/self/mountinfo").read_text().splitlines()
        targets = [line.split()[4].encode().decode("unicode_escape") for line in lines]
        for target in reversed(targets):
            if Path(target).is_relative_to(self._cluster.folder):
                subprocess.run(["umount", "--lazy", target], capture_output=True, check=False)
