"""Which Go modules the testbed builds, and which programs come out of them.

Versions are pinned in each module's go.mod and go.sum; nothing here names a version but for the
strings that a release build would have had linked in (a server must name its true version).
"""

from dataclasses import dataclass, field
from pathlib import Path

GO_FOLDER = Path(__file__).resolve().parent.parent / "go"

KUBERNETES_VERSION = "1.36.3"
ROLLOUTS_VERSION = "1.10.1"


@dataclass(frozen=True)
class Program:
    """One binary: its file name and the package that it is built from."""

    name: str
    package: str


@dataclass(frozen=True)
class GoModule:
    """One folder below go/ with its own go.mod and the programs built from it."""

    name: str
    programs: tuple[Program, ...]
    version_of: str = ""  # the required module whose version stands for this one
    linked: dict[str, str] = field(default_factory=dict)  # variable -> value, as by -X
    extra_flags: tuple[str, ...] = ()

    @property
    def folder(self):
        return GO_FOLDER / self.name


def _kubernetes_version_variables():
    major, minor, _ = KUBERNETES_VERSION.split(".")
    package = "k8s.io/component-base/version."
    return {
        package + "gitVersion": "v" + KUBERNETES_VERSION,
        package + "gitMajor": major,
        package + "gitMinor": minor,
        package + "gitTreeState": "clean",
    }


_ROLLOUTS = "github.com/argoproj/argo-rollouts"
_CONTAINERD = "github.com/containerd/containerd/v2/cmd/"

MODULES = {
    module.name: module
    for module in (
        GoModule("etcd", (Program("etcd", "."),), "go.etcd.io/etcd/server/v3"),
        GoModule(
            "kube",
            (Program("kube", "./cmd/kube"), Program("kubectl", "./cmd/kubectl")),
            "k8s.io/kubernetes",
            _kubernetes_version_variables(),
        ),
        GoModule(
            "kwok",
            (Program("kwok", "sigs.k8s.io/kwok/cmd/kwok"),),
            "sigs.k8s.io/kwok",
            {"sigs.k8s.io/kwok/pkg/consts.Version": "v0.8.0"},
        ),
        GoModule(
            "containerd",
            (
                Program("containerd", _CONTAINERD + "containerd"),
                Program("containerd-shim-runc-v2", _CONTAINERD + "containerd-shim-runc-v2"),
                Program("ctr", _CONTAINERD + "ctr"),
            ),
            "github.com/containerd/containerd/v2",
            {"github.com/containerd/containerd/v2/version.Version": "2.4.2"},
            ("-tags", "no_btrfs,no_devmapper,no_zfs"),
        ),
        GoModule(
            "rollouts",
            (Program("rollouts-controller", _ROLLOUTS + "/cmd/rollouts-controller"),),
            _ROLLOUTS,
            {_ROLLOUTS + "/utils/version.version": "v" + ROLLOUTS_VERSION},
        ),
        GoModule("node", (Program("pause", "./pause"), Program("web", "./web"))),
    )
}

CONTROL_PLANE = ("etcd", "kube")
FAKE_NODES = CONTROL_PLANE + ("kwok",)
REAL_NODE = CONTROL_PLANE + ("node", "containerd")
EVERYTHING = ("etcd", "kube", "kwok", "node", "containerd")
ROLLOUTS = ("rollouts",)  # built when asked for only
