"""Where answers and messages go: answers to stdout, everything else to stderr."""

import json
import sys
from typing import Any

import click


def emit_json(document: Any) -> None:
    """Print the one JSON document of a command; ASCII, so that no terminal or pipe can spoil it."""
    sys.stdout.write(json.dumps(document, indent=2) + "\n")
    sys.stdout.flush()


def emit_text(text: str) -> None:
    """Print plain text to stdout."""
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def warn(text: str) -> None:
    """Print one line to stderr."""
    click.echo(one_line(text), err=True)


def one_line(text: str) -> str:
    """Fold white space and make control characters harmless: a message can't move the cursor."""
    folded = " ".join(text.split())
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in folded)
