"""Container images without a registry: one static program packed as an archive that `ctr` imports."""

import gzip
import hashlib
import io
import json
import os
import tarfile


def _file(archive, name, data, mode=0o644):
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(data), mode
    archive.addfile(entry, io.BytesIO(data))


def _layer(program):
    """A file system that holds the program as /app and an empty /tmp."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        folder = tarfile.TarInfo("tmp")
        folder.type, folder.mode = tarfile.DIRTYPE, 0o1777
        archive.addfile(folder)
        _file(archive, "app", program.read_bytes(), 0o755)
    return buffer.getvalue()


def _digest(data):
    return hashlib.sha256(data).hexdigest()


def pack(name, program, target):
    """Writes a docker archive with the image `name` whose entry point is the program."""
    layer = _layer(program)
    architecture = {"x86_64": "amd64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)
    config = json.dumps(
        {
            "architecture": architecture,
            "os": "linux",
            "config": {"Entrypoint": ["/app"]},
            "rootfs": {"type": "layers", "diff_ids": ["sha256:" + _digest(layer)]},
        }
    ).encode()
    config_name = _digest(config) + ".json"
    manifest = json.dumps([{"Config": config_name, "RepoTags": [name], "Layers": ["layer.tar"]}]).encode()
    with gzip.open(target, "wb", compresslevel=1) as file, tarfile.open(fileobj=file, mode="w") as archive:
        _file(archive, config_name, config)
        _file(archive, "layer.tar", layer)
        _file(archive, "manifest.json", manifest)
    return target
