"""Writes replies to files as the server sent them, and a manifest that tells what each one is.

A reply file `NAME.http` holds the status line, the headers that matter (lines ended by \\n), an empty
line, and then the body byte for byte (chunked transfer coding removed).
"""

import email.utils
import http.client
import json
import re
import socket
from dataclasses import dataclass
from pathlib import Path

from ..errors import TestbedError

_HEADERS_THAT_MATTER = (
    "content-type",
    "date",
    "retry-after",
    "warning",
    "www-authenticate",
    "cache-control",
    "location",
    "allow",
    "transfer-encoding",
)

TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"
PROTOBUF = "application/vnd.kubernetes.protobuf"
PROTOBUF_STREAM = "application/vnd.kubernetes.protobuf;stream=watch"


@dataclass
class Request:
    """What is sent, and as whom. `body` is JSON unless it is bytes."""

    method: str
    path: str
    body: object = None
    accept: str = "application/json"
    content_type: str = "application/json"
    user: str = "operator"


class Tape:
    """Sends requests to one cluster and keeps the answers in a folder."""

    def __init__(self, folder, clients):
        self.folder = Path(folder)
        self._clients = clients
        self._rows = []
        self.surprises = []

    def _send(self, request, timeout):
        headers = {"Accept": request.accept, "User-Agent": "tealdeck"}
        if request.body is not None:
            headers["Content-Type"] = request.content_type
        client = self._clients[request.user]
        return client.open(request.method, request.path, request.body, headers, timeout)

    @staticmethod
    def _head(response):
        lines = [f"HTTP/1.1 {response.status} {response.reason}"]
        lines += [f"{k}: {v}" for k, v in response.getheaders() if k.lower() in _HEADERS_THAT_MATTER]
        return ("\n".join(lines) + "\n\n").encode()

    def record(self, name, purpose, request, expected=200):
        """Keeps the reply as NAME.http; returns its body. Another status is a surprise (see `surprises`)."""
        connection, response = self._send(request, timeout=60)
        body = response.read()
        connection.close()
        if response.status != expected:
            self.surprises.append(f"{name}: {response.status} instead of {expected}: {body[:400]!r}")
        self._keep(f"{name}.http", self._head(response) + body, request, response.status, purpose)
        return body

    def record_stream(self, name, purpose, request, act=None):
        """Keeps all that a watch sends until the server ends it; `act` is called once it has begun."""
        connection, response = self._send(request, timeout=60)
        if act:
            act()
        body = _read_to_the_end(response)
        connection.close()
        self._keep(f"{name}.http", self._head(response) + body, request, response.status, purpose)
        return body

    def record_body(self, name, purpose, request):
        """Keeps the body alone, under exactly this name; returns it and the server's own time."""
        connection, response = self._send(request, timeout=60)
        body = response.read()
        connection.close()
        if response.status != 200:
            raise TestbedError(f"{name}: {response.status}: {body[:500]!r}")
        self._keep(name, body, request, response.status, purpose)
        return body, email.utils.parsedate_to_datetime(response.getheader("Date"))

    def record_moment(self, name, purpose, moment):
        """Keeps a time, as Kubernetes writes it."""
        (self.folder / name).write_text(moment.strftime("%Y-%m-%dT%H:%M:%SZ\n"))
        self._rows.append((name, "the Date header of that reply", "", purpose))

    def _keep(self, name, data, request, status, purpose):
        (self.folder / name).write_bytes(_without_this_machine(data))
        self._rows.append((name, _describe(request), str(status), purpose))

    def manifest_rows(self):
        """A row per reply. Raises when the server answered otherwise than this program believes."""
        if self.surprises:
            raise TestbedError("not as expected:\n" + "\n".join(self.surprises))
        return list(self._rows)


def _read_to_the_end(response):
    """A watch may be cut instead of ended; what came until then is what the server sent."""
    parts = []
    try:
        while part := response.read1(65536):
            parts.append(part)
    except (http.client.IncompleteRead, ConnectionError, socket.timeout):
        pass
    return b"".join(parts)


# What an answer tells of the machine that captured it; these are JSON only, so that no length changes in protobuf.
_OF_THIS_MACHINE = (
    (rb'"(machineID|systemUUID|bootID)":"[^"]*"', rb'"\1":"0"'),
    (rb'"kernelVersion":"[^"]*"', b'"kernelVersion":"6.1.0"'),
    (rb'"reportingInstance":"default-scheduler-[^"]*"', b'"reportingInstance":"default-scheduler-machine-1"'),
    (rb'"default-scheduler, default-scheduler-[^"]*"', b'"default-scheduler, default-scheduler-machine-1"'),
)


def _without_this_machine(data):
    """The name, the ids and the kernel of the machine that captured are nobody's business."""
    for pattern, replacement in _OF_THIS_MACHINE:
        data = re.sub(pattern, replacement, data)
    return data


def _describe(request):
    text = f"{request.method} {request.path}"
    notes = [] if request.user == "operator" else [f"as {request.user}"]
    if request.accept != "application/json":
        notes.append(f"Accept: {request.accept}")
    if request.body is not None:
        if request.content_type != "application/json":
            notes.append(f"Content-Type: {request.content_type}")
        body = request.body if isinstance(request.body, (bytes, str)) else json.dumps(request.body)
        body = body.decode() if isinstance(body, bytes) else body
        notes.append(f"body `{body[:300]}`")
    return "; ".join([f"`{text}`", *notes]).replace("|", "\\|")
