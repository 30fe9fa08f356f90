"""etcd: how it is started, asked and compacted (over its JSON gateway)."""

import base64
import json
import urllib.error
import urllib.request

from .errors import TestbedError

COMPACTION_KEY = "compact_rev_key"


class Etcd:
    """One etcd on loopback whose data lie in one folder."""

    def __init__(self, port, peer_port, folder):
        self.url = f"http://127.0.0.1:{port}"
        self._peer = f"http://127.0.0.1:{peer_port}"
        self._folder = folder

    def arguments(self):
        return [
            "--name=testbed",
            f"--data-dir={self._folder}",
            f"--listen-client-urls={self.url}",
            f"--advertise-client-urls={self.url}",
            f"--listen-peer-urls={self._peer}",
            f"--initial-advertise-peer-urls={self._peer}",
            f"--initial-cluster=testbed={self._peer}",
            "--unsafe-no-fsync",
            "--log-level=warn",
        ]

    def _call(self, path, body=None, timeout=10):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data)
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return json.loads(answer.read())

    def not_ready(self):
        """None when etcd is healthy, else why not."""
        try:
            health = self._call("/health", timeout=2)
        except (OSError, ValueError) as error:
            return str(error)
        return None if health.get("health") == "true" else str(health)

    def revision(self):
        key = base64.b64encode(b"\0").decode()
        answer = self._call("/v3/kv/range", {"key": key, "count_only": True})
        return int(answer["header"]["revision"])

    def _put(self, key, value):
        encoded = {name: base64.b64encode(text.encode()).decode() for name, text in (("key", key), ("value", value))}
        self._call("/v3/kv/put", encoded)

    def compact(self):
        """Forgets all history before the current revision; returns that revision.

        The revision is also written to the key by which API servers tell each other of a compaction:
        without it a 1.36 API server goes on answering old lists from the snapshots in its memory.
        """
        revision = self.revision()
        self._put(COMPACTION_KEY, str(revision))
        try:
            self._call("/v3/kv/compaction", {"revision": revision, "physical": True})
        except urllib.error.HTTPError as error:
            text = error.read().decode(errors="replace")
            if "has been compacted" not in text:
                raise TestbedError(f"etcd refuses to compact: {text}") from error
        return revision
