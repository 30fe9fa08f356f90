"""Builds the Go programs once, into a cache outside the tree.

Layout of the cache:

    <root>/modules/<module>-<key>/bin/...   one finished module; the key hashes all that goes into it
    <root>/<key>/bin/...                    links to the programs of all modules built so far
    <root>/<key>/VERSIONS.json              what they are

A finished build is found by its key without asking Go for more than its version. A module's folder
appears by rename, so that it is complete or not there. Two builds at once wait for each other.
"""

import contextlib
import fcntl
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .errors import TestbedError, ToolMissing
from .modules import MODULES

FORMAT = "1"  # raised when the flags below change


def cache_root():
    """Where builds are kept: $TEALDECK_TESTBED_CACHE, else below the user's cache folder."""
    named = os.environ.get("TEALDECK_TESTBED_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "tealdeck-testbed"


def say(text):
    print("testbed: " + text, file=sys.stderr, flush=True)


# --- Go ---------------------------------------------------------------------------------------


def _go_candidates():
    on_path = shutil.which("go")
    if on_path:
        yield Path(on_path)
    if os.environ.get("GOROOT"):
        yield Path(os.environ["GOROOT"]) / "bin" / "go"
    yield Path("/usr/local/go/bin/go")
    yield Path.home() / "go" / "bin" / "go"
    yield from sorted(Path.home().glob("go/go1*/bin/go"), reverse=True)
    yield from sorted(Path.home().glob("sdk/go1*/bin/go"), reverse=True)
    yield from sorted(Path("/usr/lib").glob("go-1*/bin/go"), reverse=True)


def _go_version(go):
    answer = subprocess.run(
        [str(go), "env", "GOVERSION"],
        capture_output=True,
        text=True,
        env=dict(os.environ, GOTOOLCHAIN="local"),
        check=False,
    )
    return answer.stdout.strip().removeprefix("go") if answer.returncode == 0 else ""


def _as_numbers(version):
    numbers = []
    for part in version.split(".")[:3]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        numbers.append(int(digits or 0))
    return tuple(numbers + [0] * (3 - len(numbers)))


def _needed_go(modules):
    lines = [
        line.split()[1]
        for module in modules
        for line in (module.folder / "go.mod").read_text().splitlines()
        if line.startswith("go ")
    ]
    return max(lines, key=_as_numbers)


@functools.cache
def find_go(needed):
    """The first Go that is new enough, as (path, version). Raises ToolMissing and says where it looked."""
    looked = []
    for candidate in _go_candidates():
        if not candidate.is_file():
            looked.append(f"{candidate} (not there)")
            continue
        version = _go_version(candidate)
        if _as_numbers(version) >= _as_numbers(needed):
            return candidate, version
        looked.append(f"{candidate} ({version or 'does not run'})")
    raise ToolMissing(
        f"Go {needed} or newer is needed to build the testbed. Looked at: " + "; ".join(looked) + "."
    )


# --- keys -------------------------------------------------------------------------------------


def _sources(module):
    for path in sorted(module.folder.rglob("*")):
        if path.is_file() and (path.suffix == ".go" or path.name in ("go.mod", "go.sum")):
            yield path


def _build_arguments(module):
    link = ["-s", "-w"] + [f"-X={name}={value}" for name, value in sorted(module.linked.items())]
    return ["-trimpath", "-buildvcs=false", *module.extra_flags, "-ldflags", " ".join(link)]


def module_key(module, go_version):
    """Changes whenever anything that goes into the module's programs changes."""
    digest = hashlib.sha256()
    parts = [FORMAT, go_version, os.uname().machine, *_build_arguments(module)]
    parts += [f"{program.name}={program.package}" for program in module.programs]
    for part in parts:
        digest.update(part.encode() + b"\0")
    for path in _sources(module):
        digest.update(str(path.relative_to(module.folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


# --- building ---------------------------------------------------------------------------------


@contextlib.contextmanager
def _locked(path):
    """Holds the lock file; says so when somebody else holds it at the moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"another build is under way; waiting for {path.name}")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _go_environment():
    environment = dict(os.environ, GOTOOLCHAIN="local", CGO_ENABLED="0", GOWORK="off")
    environment.pop("GOFLAGS", None)
    return environment


def _run_go(go, module, arguments, what):
    """Runs Go in the module's folder and prints a line a minute, so that a log never looks dead."""
    started = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [str(go), *arguments],
            cwd=module.folder,
            env=_go_environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        while True:
            try:
                code = process.wait(timeout=60)
                break
            except subprocess.TimeoutExpired:
                say(f"{what}: {(time.monotonic() - started) / 60:.0f} min so far")
        output.seek(0)
        text = output.read().decode(errors="replace")
    if code != 0:
        raise TestbedError(f"{what} failed:\n{text[-4000:]}")
    return text


def _required_version(module):
    for line in (module.folder / "go.mod").read_text().splitlines():
        words = line.removeprefix("require").split()
        if len(words) >= 2 and words[0] == module.version_of:
            return words[1]
    return ""


def _add_kwok_stages(go, module, folder):
    """Keeps kwok's own life of a node and of a pod beside the program."""
    answer = _run_go(go, module, ["list", "-m", "-f", "{{.Dir}}", "sigs.k8s.io/kwok"], "kwok's folder")
    stages = Path(answer.strip().splitlines()[-1]) / "kustomize" / "stage"
    target = folder / "share" / "kwok-stages"
    for group in ("node/fast", "node/heartbeat", "node/chaos", "pod/general", "pod/chaos"):
        for path in sorted((stages / group).glob("*.yaml")):
            if path.name != "kustomization.yaml":
                (target / group).mkdir(parents=True, exist_ok=True)
                (target / group / path.name).write_bytes(path.read_bytes())


def _add_rollouts_crds(go, module, folder):
    """Keeps the definitions of Argo Rollouts' kinds beside the controller."""
    answer = _run_go(go, module, ["list", "-m", "-f", "{{.Dir}}", module.version_of], "the folder of Argo Rollouts")
    definitions = Path(answer.strip().splitlines()[-1]) / "manifests" / "crds"
    target = folder / "share" / "crds"
    target.mkdir(parents=True)
    for path in sorted(definitions.glob("*-crd.yaml")):
        (target / path.name).write_bytes(path.read_bytes())


def _build_module(go, version, module, final):
    started = time.monotonic()
    say(f"building {module.name} (once; kept in {final})")
    final.parent.mkdir(parents=True, exist_ok=True)
    for abandoned in final.parent.glob(final.name + ".*"):  # by a build that was killed; we hold the lock
        shutil.rmtree(abandoned, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=final.name + ".", dir=final.parent))
    try:
        (work / "bin").mkdir()
        for program in module.programs:
            output = str(work / "bin" / program.name)
            arguments = ["build", *_build_arguments(module), "-o", output, program.package]
            _run_go(go, module, arguments, f"building {program.name}")
        if module.name == "kwok":
            _add_kwok_stages(go, module, work)
        if module.name == "rollouts":
            _add_rollouts_crds(go, module, work)
        minutes = round((time.monotonic() - started) / 60, 2)
        about = {"module": module.name, "version": _required_version(module), "go": version, "minutes": minutes}
        (work / "about.json").write_text(json.dumps(about, indent=2) + "\n")
        work.chmod(0o755)
        os.rename(work, final)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    say(f"{module.name} is ready after {minutes} min")


def _link(link, target):
    if not link.exists():
        link.unlink(missing_ok=True)
        link.symlink_to(target)


def _assemble(folder, module_folders):
    """Links the programs of the finished modules into one folder, with their versions."""
    (folder / "bin").mkdir(parents=True, exist_ok=True)
    versions = {}
    for name, module_folder in module_folders.items():
        if not module_folder.is_dir():
            continue
        versions[name] = json.loads((module_folder / "about.json").read_text())
        for program in (module_folder / "bin").iterdir():
            _link(folder / "bin" / program.name, program)
        if (module_folder / "share").is_dir():
            _link(folder / f"share-{name}", module_folder / "share")
    text = json.dumps(versions, indent=2, sort_keys=True) + "\n"
    target = folder / "VERSIONS.json"
    if not target.exists() or target.read_text() != text:
        temporary = folder / "VERSIONS.json.new"
        temporary.write_text(text)
        os.replace(temporary, target)


def ensure(names):
    """Builds what is missing of the named modules; returns the folder with bin/ and VERSIONS.json.

    Costs well under a second when nothing is missing.
    """
    wanted = [MODULES[name] for name in names]
    go, version = find_go(_needed_go(wanted))
    root = cache_root()
    keys = {name: module_key(module, version) for name, module in MODULES.items()}
    folders = {name: root / "modules" / f"{name}-{key}" for name, key in keys.items()}
    whole = hashlib.sha256(json.dumps(keys, sort_keys=True).encode()).hexdigest()[:16]
    for module in wanted:
        final = folders[module.name]
        if not final.is_dir():
            with _locked(root / f"{module.name}.lock"):
                if not final.is_dir():
                    _build_module(go, version, module, final)
    with _locked(root / "assemble.lock"):
        _assemble(root / whole, folders)
    return root / whole
