"""A small client for the API server: one request, one answer, nothing hidden."""

import contextlib
import http.client
import json
import ssl
import urllib.parse
from dataclasses import dataclass

from .errors import TestbedError


@dataclass
class Answer:
    """What the server said, as it said it."""

    status: int
    reason: str
    headers: list[tuple[str, str]]
    body: bytes

    def json(self):
        return json.loads(self.body)


class Api:
    """Requests with the certificate (or token) of one user. A connection per request."""

    def __init__(self, url, ca, certificate=None, key=None, token=None):
        parts = urllib.parse.urlsplit(url)
        self.host, self.port = parts.hostname, parts.port
        self._context = ssl.create_default_context(cafile=str(ca))
        if certificate:
            self._context.load_cert_chain(str(certificate), str(key))
        self._token = token

    def open(self, method, path, body=None, headers=None, timeout=30):
        """Sends a request; returns (connection, response) with the body unread, for streams."""
        headers = {"Accept": "application/json", **(headers or {})}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
            headers.setdefault("Content-Type", "application/json")
        connection = http.client.HTTPSConnection(self.host, self.port, context=self._context, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=headers)
            return connection, connection.getresponse()
        except BaseException:
            connection.close()
            raise

    def request(self, method, path, body=None, headers=None, timeout=30):
        """The whole answer, whatever its status. Raises OSError when there is none."""
        try:
            connection, response = self.open(method, path, body, headers, timeout)
            with contextlib.closing(connection):
                return Answer(response.status, response.reason, response.getheaders(), response.read())
        except http.client.HTTPException as error:
            raise ConnectionError(f"{method} {path}: {error!r}") from error

    def expect(self, method, path, body=None, headers=None):
        """The decoded answer of a request that has to succeed."""
        answer = self.request(method, path, body, headers)
        if answer.status // 100 != 2:
            text = answer.body[:600].decode(errors="replace")
            raise TestbedError(f"{method} {path}: {answer.status} {text}")
        return answer.json()

    def get(self, path):
        return self.expect("GET", path)

    def apply(self, manifest):
        """Server-side apply: the object is as described, whether it was there or not."""
        path = object_path(manifest) + "?fieldManager=testbed&force=true"
        return self.expect("PATCH", path, manifest, {"Content-Type": "application/apply-patch+yaml"})


# Kinds that the testbed itself applies: plural, and whether it lives in a namespace.
_KINDS = {
    "Namespace": ("namespaces", False),
    "Node": ("nodes", False),
    "ClusterRole": ("clusterroles", False),
    "ClusterRoleBinding": ("clusterrolebindings", False),
    "PriorityClass": ("priorityclasses", False),
    "StorageClass": ("storageclasses", False),
    "ConfigMap": ("configmaps", True),
    "DaemonSet": ("daemonsets", True),
    "Deployment": ("deployments", True),
    "Ingress": ("ingresses", True),
    "Job": ("jobs", True),
    "CronJob": ("cronjobs", True),
    "HorizontalPodAutoscaler": ("horizontalpodautoscalers", True),
    "Lease": ("leases", True),
    "PersistentVolumeClaim": ("persistentvolumeclaims", True),
    "Pod": ("pods", True),
    "ResourceQuota": ("resourcequotas", True),
    "Secret": ("secrets", True),
    "Service": ("services", True),
    "ServiceAccount": ("serviceaccounts", True),
    "StatefulSet": ("statefulsets", True),
    "Rollout": ("rollouts", True),
    "PodDisruptionBudget": ("poddisruptionbudgets", True),
}


def object_path(manifest):
    """The path of an object, from its apiVersion, kind, namespace and name."""
    version = manifest["apiVersion"]
    root = f"/apis/{version}" if "/" in version else f"/api/{version}"
    plural, namespaced = _KINDS[manifest["kind"]]
    name = manifest["metadata"]["name"]
    if namespaced:
        return f"{root}/namespaces/{manifest['metadata'].get('namespace', 'default')}/{plural}/{name}"
    return f"{root}/{plural}/{name}"


def collection_path(manifest):
    return object_path(manifest).rsplit("/", 1)[0]
