"""What `lz preview --json` found, as Markdown for the summary of a CI job: `python summary.py preview.json`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LONGEST_LIST = 50
STEPS = ("create", "update", "replace", "delete")


def markdown(document: dict[str, Any]) -> str:
    """Return the summary of a preview, or of the error that took its place."""
    lines = _failed(document["error"]) if "error" in document else _previewed(document)
    return "\n".join(lines) + "\n"


def _failed(error: dict[str, Any]) -> Iterator[str]:
    yield "## Preview failed"
    yield ""
    yield f"- {_text(error['message'])}"


def _previewed(document: dict[str, Any]) -> Iterator[str]:
    counts = ", ".join(f"{document['changes'][step]} to {step}" for step in STEPS)
    yield f"## Preview {'passed' if document['ok'] else 'failed'}: {counts}"
    findings = [
        f"**{v['policy']}** ({v['level']}) `{v['resource']}`: {_text(v['message'])}" for v in document["violations"]
    ]
    yield from _section("Policy findings", findings)
    yield from _section("Errors", [_text(error) for error in document["errors"]])
    yield from _section("Changes", [_change(change) for change in document["changed"]])
    yield from _section("Not validated", [_text(sentence) for sentence in document["not_validated"]])


def _section(title: str, items: list[str]) -> Iterator[str]:
    """Yield a headed list; nothing where it is empty, and the number of those that are left off where it is long."""
    if not items:
        return
    yield from ("", f"### {title}", "")
    yield from (f"- {item}" for item in items[:LONGEST_LIST])
    if len(items) > LONGEST_LIST:
        yield f"- … and {len(items) - LONGEST_LIST} more"


def _change(change: dict[str, Any]) -> str:
    diffs = f" ({', '.join(change['diffs'])})" if change["diffs"] else ""
    return f"{change['step']} {change['kind']} `{change['name']}`{diffs}"


def _text(value: str) -> str:
    """Keep a message in its line, and its angle brackets out of the page's HTML."""
    return " ".join(value.split()).replace("<", "&lt;")


if __name__ == "__main__":
    sys.stdout.write(markdown(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
