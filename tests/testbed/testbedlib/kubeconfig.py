"""Kubeconfig files in each of the forms that a console has to read.

Written as block YAML with quoted strings, readable by kubectl and by every YAML parser.
"""

import base64
import json
import os
from pathlib import Path

CLUSTER = "testbed"


def _inline(path):
    return base64.b64encode(Path(path).read_bytes()).decode()


def _document(server, cluster, user_name, user, namespace):
    context = {"cluster": CLUSTER, "user": user_name, "namespace": namespace}
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [{"name": CLUSTER, "cluster": {"server": server, **cluster}}],
        "users": [{"name": user_name, "user": user}],
        "contexts": [{"name": f"{user_name}@{CLUSTER}", "context": context}],
        "current-context": f"{user_name}@{CLUSTER}",
        "preferences": {},
    }


def _quoted(value):
    return json.dumps(value)


def _as_yaml(value, indent=0):
    """Block YAML as kubectl writes it: enough for a kubeconfig (maps, lists of maps, strings)."""
    pad = " " * indent
    lines = []
    for key, item in value.items():
        if isinstance(item, dict) and item:
            lines += [f"{pad}{key}:", _as_yaml(item, indent + 2)]
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            lines.append(f"{pad}{key}:")
            for entry in item:
                block = _as_yaml(entry, indent + 2)
                lines.append(f"{pad}- " + block[indent + 2 :])
        elif isinstance(item, (dict, list)):
            lines.append(f"{pad}{key}: {json.dumps(item)}")
        else:
            lines.append(f"{pad}{key}: {item if key in ('kind', 'apiVersion') else _quoted(item)}")
    return "\n".join(lines)


def _write(path, document):
    path = Path(path)
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(_as_yaml(document) + "\n")
    return path


def with_inline_data(path, server, pki, user, namespace="default"):
    """Certificates inside the file, as kubeadm and kind write it."""
    cluster = {"certificate-authority-data": _inline(pki.certificate("ca"))}
    credentials = {
        "client-certificate-data": _inline(pki.certificate(user)),
        "client-key-data": _inline(pki.key(user)),
    }
    return _write(path, _document(server, cluster, user, credentials, namespace))


def with_relative_paths(path, server, pki, user, namespace="default"):
    """Certificates named by paths that are relative to the kubeconfig's own folder."""

    def relative(target):
        return os.path.relpath(target, Path(path).parent)

    cluster = {"certificate-authority": relative(pki.certificate("ca"))}
    credentials = {
        "client-certificate": relative(pki.certificate(user)),
        "client-key": relative(pki.key(user)),
    }
    return _write(path, _document(server, cluster, user, credentials, namespace))


def with_token(path, server, pki, user, token, namespace="default"):
    """A bearer token inside the file."""
    cluster = {"certificate-authority-data": _inline(pki.certificate("ca"))}
    return _write(path, _document(server, cluster, user, {"token": token}, namespace))


def with_token_file(path, server, pki, user, token_file, namespace="default"):
    """A bearer token in a file of its own, named relative to the kubeconfig, read anew by good clients."""
    cluster = {"certificate-authority-data": _inline(pki.certificate("ca"))}
    relative = os.path.relpath(token_file, Path(path).parent)
    return _write(path, _document(server, cluster, user, {"tokenFile": relative}, namespace))
