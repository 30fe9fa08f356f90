"""The text of MANIFEST.md."""


def manifest_text(rows, version, source="a real API server of that version"):
    lines = [
        f"# Replies of {version}",
        "",
        f"Captured by `tests/testbed/capture.py` from {source}; do not edit.",
        "A `.http` file holds the status line, the headers that matter (lines end with `\\n`), an empty line",
        "and the body byte for byte (without chunked transfer coding). Files of another ending hold the",
        "body alone. Requests were sent as the user `operator` unless another one is named. The one thing",
        "changed: name, ids and kernel version of the machine that captured are replaced.",
        "",
        "| file | status | purpose | request |",
        "|---|---|---|---|",
    ]
    lines += [f"| {name} | {status} | {purpose} | {request} |" for name, request, status, purpose in rows]
    return "\n".join(lines) + "\n"


def states_text(name, table):
    """What the server says of each pod of NAME.json, for the reader."""
    names = [column["name"] for column in table["columnDefinitions"]]
    wanted = [names.index(name) for name in ("Name", "Ready", "Status", "Restarts")]
    lines = ["", f"## The words of {name}.table.json", "", "| pod | ready | status | restarts |", "|---|---|---|---|"]
    for row in table["rows"]:
        lines.append("| " + " | ".join(str(row["cells"][index]) for index in wanted) + " |")
    return "\n".join(lines) + "\n"
