"""Progress of long work, on stderr: a live line on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text

from landing_zone.cli.output import one_line, warn

Say = Callable[[str], None]
"""Replaces the text of the current step."""


@contextmanager
def working(text: str) -> Iterator[Say]:
    """Show `text` while the block runs; call the value with a new text as the work goes on."""
    if not sys.stderr.isatty():
        warn(text)
        yield warn
        return
    with Console(stderr=True).status(Text(one_line(text))) as status:
        yield lambda new: status.update(Text(one_line(new)))
