"""Who there is in a testbed's cluster: certificates, rights and kubeconfigs of its users.

    admin      system:masters, may do everything
    operator   what an operator of Tealdeck needs and no more (see OPERATOR_RULES)
    viewer     the ClusterRole `view` and nothing else: no nodes, no secrets
    forbidden  known to the server, without any right of his own
    robot      a service account with the ClusterRole `view`, by bearer token
"""

from . import kubeconfig

_READ = ["get", "list", "watch"]


def _rule(groups, resources, verbs):
    return {"apiGroups": groups, "resources": resources, "verbs": verbs}


OPERATOR_RULES = [
    _rule(
        [""],
        [
            "namespaces", "nodes", "pods", "pods/log", "pods/status", "services", "endpoints", "events",
            "configmaps", "replicationcontrollers", "persistentvolumeclaims", "persistentvolumes",
            "resourcequotas", "limitranges", "serviceaccounts",
        ],
        _READ,
    ),
    _rule(["apps"], ["*"], _READ),
    _rule(["batch"], ["*"], _READ),
    _rule(["autoscaling"], ["*"], _READ),
    _rule(["policy"], ["poddisruptionbudgets"], _READ),
    _rule(["networking.k8s.io"], ["*"], _READ),
    _rule(["discovery.k8s.io"], ["endpointslices"], _READ),
    _rule(["storage.k8s.io"], ["storageclasses"], _READ),
    _rule(["events.k8s.io"], ["events"], _READ),
    _rule(["metrics.k8s.io"], ["pods", "nodes"], _READ),
    _rule(["apiextensions.k8s.io"], ["customresourcedefinitions"], _READ),
    _rule(["argoproj.io"], ["*"], _READ + ["patch"]),
    _rule([""], ["services"], ["patch", "update"]),
    _rule(["apps"], ["deployments", "statefulsets", "daemonsets"], ["patch", "update"]),
    _rule(["apps"], ["deployments/scale", "statefulsets/scale", "replicasets/scale"], ["get", "patch", "update"]),
    _rule(["autoscaling"], ["horizontalpodautoscalers"], ["create", "patch", "update", "delete"]),
    _rule(["networking.k8s.io"], ["ingresses"], ["patch", "update"]),
    _rule(["batch"], ["jobs", "cronjobs"], ["create", "patch", "delete"]),
    _rule([""], ["nodes"], ["patch"]),
    _rule([""], ["pods"], ["delete"]),
    _rule([""], ["pods/eviction", "pods/exec", "pods/portforward"], ["get", "create"]),
    _rule(["coordination.k8s.io"], ["leases"], _READ + ["create", "update", "patch", "delete"]),
    _rule(["", "events.k8s.io"], ["events"], ["create", "patch"]),
    _rule(
        ["authorization.k8s.io"],
        ["selfsubjectaccessreviews", "selfsubjectrulesreviews"],
        ["create"],
    ),
    _rule(["authentication.k8s.io"], ["selfsubjectreviews"], ["create"]),
]

_RBAC = "rbac.authorization.k8s.io"


def _cluster_role_binding(name, role, subject):
    return {
        "apiVersion": f"{_RBAC}/v1",
        "kind": "ClusterRoleBinding",
        "metadata": {"name": name},
        "roleRef": {"apiGroup": _RBAC, "kind": "ClusterRole", "name": role},
        "subjects": [subject],
    }


def _user(name):
    return {"apiGroup": _RBAC, "kind": "User", "name": name}


def _rights():
    yield {
        "apiVersion": f"{_RBAC}/v1",
        "kind": "ClusterRole",
        "metadata": {"name": "tealdeck-operator"},
        "rules": OPERATOR_RULES,
    }
    yield _cluster_role_binding("tealdeck-operator", "tealdeck-operator", _user("operator"))
    yield _cluster_role_binding("tealdeck-viewer", "view", _user("viewer"))
    yield {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "testbed"}}
    yield {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "robot", "namespace": "testbed"}}
    robot = {"kind": "ServiceAccount", "name": "robot", "namespace": "testbed"}
    yield _cluster_role_binding("tealdeck-robot", "view", robot)
    # The API server names itself "kube-apiserver" to kubelets through this built-in role.
    yield _cluster_role_binding("testbed-apiserver", "system:kubelet-api-admin", _user("kube-apiserver"))


def make_certificates(pki, node_name, addresses):
    """Everything that is signed before the first program starts."""
    names = ["localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", node_name]
    pki.server("apiserver", "kube-apiserver", names, addresses)
    pki.client("admin", "admin", ["system:masters"])
    pki.client("kwok", "kwok", ["system:masters"])
    pki.client("operator", "operator", ["operators"])
    pki.client("viewer", "viewer", ["viewers"])
    pki.client("forbidden", "forbidden")
    pki.client("controller-manager", "system:kube-controller-manager")
    pki.client("scheduler", "system:kube-scheduler")
    pki.client("proxy", "system:kube-proxy")
    pki.client("kubelet", f"system:node:{node_name}", ["system:nodes"])
    pki.client("front-proxy", "front-proxy")
    pki.signing_key("service-account")


def write_component_kubeconfigs(folder, url, pki):
    for user in ("controller-manager", "scheduler", "proxy", "kubelet", "kwok"):
        kubeconfig.with_inline_data(folder / f"{user}.kubeconfig", url, pki, user)


def write_user_kubeconfigs(folder, url, pki):
    """admin, operator and forbidden with inline data, viewer with relative paths."""
    for user in ("admin", "operator", "forbidden"):
        kubeconfig.with_inline_data(folder / f"{user}.kubeconfig", url, pki, user)
    kubeconfig.with_relative_paths(folder / "viewer.kubeconfig", url, pki, "viewer")
    return {user: folder / f"{user}.kubeconfig" for user in ("admin", "operator", "viewer", "forbidden")}


def grant(api, folder, url, pki):
    """Gives each user his rights and the robot its token; returns the token's file and kubeconfigs."""
    for manifest in _rights():
        api.apply(manifest)
    request = {
        "apiVersion": "authentication.k8s.io/v1",
        "kind": "TokenRequest",
        "spec": {"expirationSeconds": 86400, "audiences": []},
    }
    path = "/api/v1/namespaces/testbed/serviceaccounts/robot/token"
    token = api.expect("POST", path, request)["status"]["token"]
    token_file = folder / "robot.token"
    token_file.touch(mode=0o600)
    token_file.write_text(token)
    kubeconfigs = {
        "robot": kubeconfig.with_token(folder / "robot.kubeconfig", url, pki, "robot", token),
        "robot-file": kubeconfig.with_token_file(
            folder / "robot-file.kubeconfig", url, pki, "robot-file", token_file
        ),
    }
    return token_file, kubeconfigs
