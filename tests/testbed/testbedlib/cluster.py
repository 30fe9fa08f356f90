"""A whole cluster in one folder: started in order, described as JSON, taken down without a trace."""

import contextlib
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from . import controlplane, gobuild, identity, kubeconfig, kwok, modules, node, rollouts, shop
from .api import Api
from .component import Component
from .errors import TestbedError
from .etcd import Etcd
from .pki import Pki
from .ports import free_ports
from .process import Child, wait_until


@dataclass(frozen=True)
class Options:
    """What is wanted of the cluster."""

    folder: Path
    kwok: bool = False
    node: bool = False
    shop: bool = False
    rollouts: bool = False
    controllers: bool = True
    watch_cache: bool = True
    keep: bool = False
    goaway: bool = False
    data: Path | None = None  # what an earlier cluster of the same versions kept; this one starts with a copy


def _say(text):
    gobuild.say(text)


class Cluster:
    """Use as a context manager: leaving it stops every program and removes the folder."""

    def __init__(self, options: Options):
        self.options = options
        self.folder = options.folder.resolve()
        self.components: dict[str, Component] = {}
        self._kubeconfigs: dict[str, Path] = {}
        self._token_file = None
        self._shop_pending = None
        self._node = None
        self.seconds = 0.0

    def __enter__(self):
        if self.folder.exists() and any(self.folder.iterdir()):
            raise TestbedError(f"{self.folder} is not empty; the testbed wants a folder of its own.")
        self.folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_):
        """The data are dropped, so nothing needs time to end well; only what we started is ended."""
        for component in reversed(self.components.values()):
            if component.child.is_running():
                with contextlib.suppress(TestbedError):
                    component.kill()
        if self._node:
            self._node.end()
        if not self.options.keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    # --- starting -----------------------------------------------------------------------------

    def start(self):
        """Returns when all that was asked for is ready."""
        self._build()
        started = time.monotonic()
        self._prepare()
        self._start_control_plane()
        if self.options.kwok:
            self._start_kwok()
        if self.options.node:
            self._start_node()
        if self.options.rollouts:
            self._start_rollouts()
        if self.options.shop:
            self._start_shop()
        self.seconds = round(time.monotonic() - started, 1)

    def _build(self):
        names = set(modules.CONTROL_PLANE)
        names.update(modules.FAKE_NODES if self.options.kwok else ())
        names.update(modules.REAL_NODE if self.options.node else ())
        names.update(modules.ROLLOUTS if self.options.rollouts else ())
        self._programs = gobuild.ensure(sorted(names))

    def program(self, name):
        return self._programs / "bin" / name

    def _prepare(self):
        for name in ("logs", "home", "kubeconfig"):
            (self.folder / name).mkdir()
        self._ports = dict(zip(("etcd", "peer", "api", "controllers", "scheduler", "kwok"), free_ports(6)))
        self.url = f"https://127.0.0.1:{self._ports['api']}"
        self.pki = Pki(self.folder / "pki")
        identity.make_certificates(self.pki, node.NAME, ["127.0.0.1", "10.0.0.1", node.ADDRESS])
        configs = self.folder / "kubeconfig"
        identity.write_component_kubeconfigs(configs, self.url, self.pki)
        self._kubeconfigs = identity.write_user_kubeconfigs(configs, self.url, self.pki)
        self.etcd = Etcd(self._ports["etcd"], self._ports["peer"], self.folder / "etcd")

    def add(self, name, argv, not_ready, environment=None, patience=90.0):
        """Makes a component known; it is not started yet."""
        log = self.folder / "logs" / f"{name}.log"
        home = {"HOME": str(self.folder / "home")}
        child = Child(name, argv, log, {**home, **(environment or {})}, self.folder)
        self.components[name] = Component(child, not_ready, patience)
        return self.components[name]

    def api(self, user="admin"):
        return Api(self.url, self.pki.certificate("ca"), self.pki.certificate(user), self.pki.key(user))

    def _healthy(self, port, path):
        url = f"https://127.0.0.1:{self._ports[port]}{path}"
        return lambda: controlplane.not_healthy(url, self.pki)

    def kubeconfig(self, user):
        return self.folder / "kubeconfig" / f"{user}.kubeconfig"

    def _start_control_plane(self):
        kube = self.program("kube")
        etcd = self.add("etcd", [self.program("etcd"), *self.etcd.arguments()], self.etcd.not_ready)
        extra = () if self.options.watch_cache else ("--watch-cache=false",)
        extra += ("--goaway-chance=0.02",) if self.options.goaway else ()  # 0.02 is the most that it allows
        arguments = controlplane.apiserver_arguments(self._ports["api"], self.etcd.url, self.pki, extra)
        patience = 300.0 if self.options.data else 90.0  # what was kept may be large
        apiserver = self.add("apiserver", [kube, *arguments], self._healthy("api", "/readyz"), patience=patience)
        if self.options.data:
            shutil.copytree(self.options.data, self.folder / "etcd")
        for component in (etcd, apiserver):
            component.start()
            component.wait_ready()
        self._token_file, robots = identity.grant(self.api(), self.folder / "kubeconfig", self.url, self.pki)
        self._kubeconfigs.update(robots)
        if self.options.controllers:
            self._start_controllers(kube)

    def _start_controllers(self, kube):
        config = self.kubeconfig("controller-manager")
        arguments = controlplane.controller_manager_arguments(self._ports["controllers"], config, self.pki, self.options.kwok)
        managers = self.add("controller-manager", [kube, *arguments], self._healthy("controllers", "/healthz"))
        config = self.kubeconfig("scheduler")
        arguments = controlplane.scheduler_arguments(self._ports["scheduler"], config, self.pki)
        scheduler = self.add("scheduler", [kube, *arguments], self._healthy("scheduler", "/readyz"))
        managers.start()
        scheduler.start()
        managers.wait_ready()
        scheduler.wait_ready()
        wait_until(self._no_service_account, "no default service account", 30)

    def _no_service_account(self):
        answer = self.api().request("GET", "/api/v1/namespaces/default/serviceaccounts/default")
        return None if answer.status == 200 else str(answer.status)

    # --- nodes and the product ------------------------------------------------------------------

    def _start_kwok(self):
        configuration = kwok.write_configuration(self.folder / "kwok", self._programs / "share-kwok" / "kwok-stages")
        arguments = kwok.arguments(self._ports["kwok"], self.kubeconfig("kwok"), configuration, self.pki)
        component = self.add("kwok", [self.program("kwok"), *arguments], self._healthy("kwok", "/healthz"))
        component.start()
        component.wait_ready()
        api = self.api()
        for name, zone in kwok.NODES.items():
            api.expect("POST", "/api/v1/nodes", kwok.node(name, zone, modules.KUBERNETES_VERSION))
        wait_until(lambda: self.nodes_not_ready(kwok.NODES), "nodes are not ready", 60)

    def nodes_not_ready(self, names):
        """None when each of these nodes says Ready and may be used, else which one is not."""
        items = {item["metadata"]["name"]: item for item in self.api().get("/api/v1/nodes")["items"]}
        for name in names:
            conditions = items.get(name, {}).get("status", {}).get("conditions", [])
            if not any(c["type"] == "Ready" and c["status"] == "True" for c in conditions):
                return f"node {name} is not ready"
            if items[name]["spec"].get("taints"):
                return f"node {name} is tainted"
        return None

    def _start_node(self):
        self._node = node.Node(self)
        self._node.start()

    def _start_rollouts(self):
        """The controller first, for nobody else makes pods of a Rollout; then the two Rollouts."""
        wait_until(rollouts.define_kinds(self.api(), self._programs / "share-rollouts" / "crds"), "no kind Rollout", 60)
        self.pki.client("rollouts", "argo-rollouts", ["system:masters"])
        config = kubeconfig.with_inline_data(self.kubeconfig("rollouts"), self.url, self.pki, "rollouts")
        health, metrics = free_ports(2)
        arguments = rollouts.arguments(config, health, metrics)
        controller = self.add("rollouts", [self.program("rollouts-controller"), *arguments], rollouts.not_healthy(health))
        controller.start()
        controller.wait_ready()
        question = rollouts.apply(self.api())
        if self.options.kwok:
            wait_until(question, "the Rollouts are not healthy", 180, pause=0.3)

    def _start_shop(self):
        container = shop.real_container if self.options.node else shop.fake_container
        replicas = 2 if self.options.node else 3
        question = shop.apply(self.api(), replicas, container)
        if self.options.kwok or self.options.node:
            wait_until(question, "the shop is not complete", 180, pause=0.3)
        if self.options.node:
            wait_until(self._service_not_routed, "the services are not routed", 60)

    def _service_not_routed(self):
        """None when every service address answers, else which one does not."""
        for name, address in self._services().items():
            reason = controlplane.not_healthy(f"http://{address}/")
            if reason:
                return f"{name}: {reason}"
        return None

    # --- what it looks like -----------------------------------------------------------------------

    def _node_addresses(self):
        items = self.api().get("/api/v1/nodes")["items"]
        return {
            item["metadata"]["name"]: next(
                (a["address"] for a in item["status"].get("addresses", []) if a["type"] == "InternalIP"), ""
            )
            for item in items
        }

    def _services(self):
        if not self.options.shop:
            return {}
        items = self.api().get(f"/api/v1/namespaces/{shop.NAMESPACE}/services")["items"]
        return {item["metadata"]["name"]: item["spec"]["clusterIP"] for item in items}

    def keep_state(self):
        """Remembers what the cluster holds, as a backup does; the API server is away meanwhile."""
        self._with_etcd_stopped(lambda: shutil.copytree(self.folder / "etcd", self._backup(), dirs_exist_ok=True))

    def keep_data(self, folder):
        """Leaves a copy for Options.data there, whole or not at all."""
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        self._with_etcd_stopped(lambda: shutil.copytree(self.folder / "etcd", unfinished))
        self.components["apiserver"].wait_ready()
        unfinished.rename(folder)

    def restore_state(self):
        """The cluster is as it was at keep_state() again; its versions run backwards."""
        if not self._backup().exists():
            raise TestbedError("nothing was kept; say keep-state first.")

        def replace():
            shutil.rmtree(self.folder / "etcd")
            shutil.copytree(self._backup(), self.folder / "etcd")

        self._with_etcd_stopped(replace)
        self.components["apiserver"].wait_ready()
        # What they remember is of a future that never came. kwok stays: started anew it forgets the addresses of its nodes.
        for name in ("controller-manager", "scheduler"):
            if name in self.components:
                self.components[name].restart()

    def _backup(self):
        return self.folder / "etcd-backup"

    def _with_etcd_stopped(self, action):
        apiserver, etcd = self.components["apiserver"], self.components["etcd"]
        for component in (apiserver, etcd):
            if component.child.is_running():
                component.kill()
        action()
        etcd.start()
        etcd.wait_ready()
        apiserver.start()

    def pids(self):
        return {name: part.child.pid for name, part in self.components.items() if part.child.is_running()}

    def state(self):
        """Everything that a test needs to know, ready for JSON."""
        system = self.api().get("/api/v1/namespaces/kube-system")
        nodes = self._node_addresses()
        return {
            "dir": str(self.folder),
            "control": str(self.folder / "control.sock"),
            "api": self.url,
            "ca": str(self.pki.certificate("ca")),
            "uid": system["metadata"]["uid"],
            "kubeconfigs": {name: str(path) for name, path in self._kubeconfigs.items()},
            "certificates": {
                user: {"certificate": str(self.pki.certificate(user)), "key": str(self.pki.key(user))}
                for user in ("admin", "operator", "viewer", "forbidden")
            },
            "token_file": str(self._token_file),
            "etcd": self.etcd.url,
            "kubectl": str(self.program("kubectl")),
            "programs": str(self._programs / "bin"),
            "pids": self.pids(),
            "versions": json.loads((self._programs / "VERSIONS.json").read_text()),
            "kubernetes": self.api().get("/version")["gitVersion"],
            "nodes": list(nodes),
            "node_addresses": nodes,
            "services": self._services(),
            "seconds": self.seconds,
        }

    def why_it_failed(self):
        """The last lines of every log, for the person who reads a failed start."""
        return "\n".join(f"--- {name}\n{part.child.last_lines(8)}" for name, part in self.components.items())
