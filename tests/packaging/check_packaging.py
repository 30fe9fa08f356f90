#!/usr/bin/env python3
"""Checks what is installed beside the programs: check_packaging.py CHECK --source DIR --build DIR

Exit code 77: a tool is missing and this is no CI.
"""
import argparse
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile

SUBCOMMANDS = re.compile(r"^Subcommands:\n((?:  .*\n?)+)", re.MULTILINE)
OPTION = re.compile(r"^  (-\S+)", re.MULTILINE)


def tool(name):
    found = shutil.which(name)
    if not found:
        print(f"{name} is not installed")
        sys.exit(1 if os.environ.get("CI") == "true" else 77)
    return found


def run(*command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120, **more)
    return done.returncode, done.stdout + done.stderr


def must_pass(*command):
    code, said = run(*command)
    return [] if code == 0 and not said.strip() else [f"{command[0]} {command[-1]}: exit code {code}\n{said}"]


def help_of(program, *commands):
    code, said = run(program, *commands, "--help")
    if code != 0:
        raise SystemExit(f"{program} {' '.join(commands)} --help: exit code {code}\n{said}")
    return said


def options_of(text):
    return {name for match in OPTION.finditer(text) for name in match[1].split(",")}


def commands_of(text):
    block = SUBCOMMANDS.search(text)
    return re.findall(r"^  (\S+)", block[1], re.MULTILINE) if block else []


def every_help(program):
    """(command words) -> help, for the program and all commands below."""
    found = {}
    waiting = [()]
    while waiting:
        words = waiting.pop()
        found[words] = help_of(program, *words)
        waiting += [(*words, name) for name in commands_of(found[words])]
    return found


def check_desktop(at):
    return must_pass(tool("desktop-file-validate"), at.linux / "org.tealdeck.Tealdeck.desktop")


def check_metainfo(at):
    metainfo = at.build / "packaging" / "org.tealdeck.Tealdeck.metainfo.xml"
    code, said = run(tool("appstreamcli"), "validate", "--no-net", metainfo)
    problems = [] if code == 0 else [said]
    version = re.search(r"project\(Tealdeck VERSION (\S+)", (at.source / "CMakeLists.txt").read_text())[1]
    if f'<release version="{version}"' not in metainfo.read_text():
        problems.append(f"the metainfo has no release {version}")
    return problems


def check_icons(at):
    problems = []
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        data = (at.source / "resources" / "app" / f"{size}.png").read_bytes()
        if struct.unpack(">II", data[16:24]) != (size, size):
            problems.append(f"{size}.png is {struct.unpack('>II', data[16:24])}")
    return problems


def check_man_pages(at):
    mandoc = tool("mandoc")
    return [problem for page in sorted((at.linux / "man").glob("*.1")) for problem in must_pass(mandoc, "-T", "lint", "-W", "warning", page)]


def section_of(page, words):
    """The part of a page that is about a command; of the program itself for none."""
    if not words:
        return page.split(".SH COMMANDS")[0]
    head = re.search(rf"^\.SS {' '.join(words)}\b.*$", page, re.MULTILINE)
    return re.split(r"^\.S[SH] ", page[head.end() :], maxsplit=1, flags=re.MULTILINE)[0] if head else None


def check_man_options(at):
    problems = []
    for program in ("tealdeck", "tealdeckctl", "tealdeck-sandbox"):
        page = (at.linux / "man" / f"{program}.1").read_text().replace("\\-", "-")
        for words, text in every_help(at.bin / program).items():
            if commands_of(text) and words:
                continue  # a group of commands has no options of its own
            section = section_of(page, words)
            if section is None:
                problems.append(f"{program}.1 has no section {' '.join(words)}")
                continue
            wanted = options_of(text) - ({"-h", "--help"} if words else set())
            described = {name for line in re.findall(r"\.TP\n(.*)", section) for name in re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", line)}
            problems += [f"{program}.1, {' '.join(words)}: {name} is not described" for name in sorted(wanted - described)]
            problems += [f"{program}.1, {' '.join(words)}: {name} does not exist" for name in sorted(described - wanted)]
    return problems


def complete(at, line, kubeconfig, home):
    """What bash offers at the end of the line."""
    script = f"""
        source {at.linux}/completions/tealdeckctl.bash
        line={line!r}
        read -r -a COMP_WORDS <<<"$line"
        [ "${{line: -1}}" = ' ' ] && COMP_WORDS+=('')
        COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _tealdeck
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    environment = dict(os.environ, PATH=f"{at.bin}:{os.environ['PATH']}", KUBECONFIG=str(kubeconfig), HOME=home)
    return set(run("bash", "--norc", "-c", script, env=environment)[1].split())


def check_completions(at):
    problems = [] if run("bash", "-n", at.linux / "completions/tealdeckctl.bash")[0] == 0 else ["tealdeckctl.bash is no bash"]
    for shell, file in (("zsh", "_tealdeckctl"), ("fish", "tealdeckctl.fish")):
        problems += must_pass(tool(shell), "-n", at.linux / "completions" / file)
    with tempfile.TemporaryDirectory() as home:
        kubeconfig = pathlib.Path(home) / "config"
        contexts = "".join(f"- {{name: {name}, context: {{cluster: c, user: u}}}}\n" for name in ("prod-eu-1", "staging-eu-1"))
        kubeconfig.write_text("apiVersion: v1\nkind: Config\nclusters:\n- {name: c, cluster: {server: 'https://127.0.0.1:1'}}\n"
                              f"users:\n- {{name: u, user: {{}}}}\ncontexts:\n{contexts}current-context: prod-eu-1\n")
        wanted = {
            "tealdeckctl ": {"get", "logs", "switch", "journal", "doctor", "contexts"},
            "tealdeckctl jour": {"journal"},
            "tealdeckctl journal ": {"list", "verify", "export", "unfinished", "settle"},
            "tealdeckctl --context ": {"prod-eu-1", "staging-eu-1"},
            "tealdeckctl --context st": {"staging-eu-1"},
            "tealdeckctl get depl": {"deployments"},
            "tealdeckctl -n shop get statef": {"statefulsets"},
            "tealdeckctl get pods -o w": {"wide"},
            "tealdeckctl describe pods -o ": {"yaml", "json"},
            "tealdeckctl switch shop/web --purpose w": {"way-back"},
            "tealdeckctl logs --pre": {"--previous", "--prefix"},
            "tealdeck --scenario cra": {"crash-loop"},
            "tealdeck --lang": {"--language"},
            "tealdeck-sandbox --clock m": {"machine", "manual"},
        }
        for line, words in wanted.items():
            found = complete(at, line, kubeconfig, home)
            if not words <= found or (not line.endswith(" ") and words != found):
                problems.append(f"bash offers {sorted(found)} for {line!r}, wanted {sorted(words)}")
        for words, text in every_help(at.bin / "tealdeckctl").items():
            missing = options_of(text) - complete(at, " ".join(("tealdeckctl", *words, "-")), kubeconfig, home)
            problems += [f"bash does not offer {name} for {' '.join(words)}" for name in sorted(missing)]
    return problems


def check_installed_files(at):
    """What CMake installs is what this list says, and every path is where Linux looks for it."""
    share = "usr/share"
    wanted = {f"{share}/applications/org.tealdeck.Tealdeck.desktop", f"{share}/metainfo/org.tealdeck.Tealdeck.metainfo.xml",
              f"{share}/icons/hicolor/scalable/apps/org.tealdeck.Tealdeck.svg", f"{share}/doc/tealdeck/copyright"}
    wanted |= {f"{share}/icons/hicolor/{size}x{size}/apps/org.tealdeck.Tealdeck.png" for size in (16, 24, 32, 48, 64, 128, 256, 512)}
    rules = (at.build / "cmake_install.cmake").read_text()
    for path in sorted(wanted):
        if pathlib.Path(path).name not in rules:
            return [f"{path} is not installed"]
    return []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("check")
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    at = parser.parse_args()
    at.linux, at.bin = at.source / "packaging" / "linux", at.build / "bin"
    problems = globals()["check_" + at.check.replace("-", "_")](at)
    print("\n".join(problems) if problems else "well")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
