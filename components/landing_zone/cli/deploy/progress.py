"""Progress of an operation of the engine: running resources on a terminal, one line per finished one elsewhere."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.text import Text

from landing_zone.cli.output import one_line, warn
from landing_zone.engine.events import (
    Diagnostic,
    Event,
    Failed,
    Finished,
    Started,
    Violation,
    resource_kind,
    resource_name,
)

_DONE = {"create": "created", "update": "updated", "replace": "replaced", "delete": "deleted"}
_ROWS = 8


class Progress:
    """Follows the events of one operation."""

    def __init__(self, verb: str, say: Callable[[str], None]) -> None:
        self._verb = verb
        self._say = say
        self._since: dict[str, float] = {}
        self._count = 0
        self._lock = threading.Lock()
        self._began = time.monotonic()

    def __call__(self, event: Event) -> None:
        """Take one event."""
        with self._lock:
            match event:
                case Started():
                    self._since.setdefault(event.urn, time.monotonic())
                case Finished():
                    self._finished(event)
                case Failed():
                    self._since.pop(event.urn, None)
                    self._say(f"failed: {_label(event.urn)}")
                case Violation():
                    self._say(f"policy {event.policy} ({event.level}): {event.message}")
                case Diagnostic(severity="warning"):
                    self._say(f"warning: {event.message}")

    def _finished(self, event: Finished) -> None:
        began = self._since.pop(event.urn, None)
        if began is None or self._verb == "preview" or "pulumi:pulumi:Stack" in event.urn:
            return
        self._count += 1
        seconds = time.monotonic() - began
        self._say(f"{_DONE.get(event.step, event.step)} {_label(event.urn)} ({seconds:.1f} s)")

    def __rich__(self) -> Text:
        """Return the live view: how long, how many, and what runs longest."""
        with self._lock:
            oldest = sorted(self._since.items(), key=lambda item: item[1])[:_ROWS]
            now = time.monotonic()
            lines = [f"{self._verb}: {self._count} done, {len(self._since)} running, {now - self._began:.0f} s"]
            lines += [f"  {_label(urn)} ({now - began:.0f} s)" for urn, began in oldest]
        return Text("\n".join(lines))


def _label(urn: str) -> str:
    return one_line(f"{resource_kind(urn)} {resource_name(urn)}")


@contextmanager
def following(verb: str) -> Iterator[Progress]:
    """Show an operation's progress while the block runs; the value takes its events."""
    if not sys.stderr.isatty():
        yield Progress(verb, warn)
        return
    console = Console(stderr=True)
    progress = Progress(verb, lambda text: console.print(Text(one_line(text)), highlight=False))
    with Live(progress, console=console, refresh_per_second=8, transient=True):
        yield progress
