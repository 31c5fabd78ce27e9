"""How a build tells how far it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Standing:
    """Where a batch of builds stands."""

    done: tuple[str, ...]
    running: tuple[str, ...]
    waiting: tuple[str, ...]
    seconds: float
    """Since the batch began."""
    seconds_left: float
    """Estimated from measured times, scaled by what was seen in this batch."""

    def __str__(self) -> str:
        total = len(self.done) + len(self.running) + len(self.waiting)
        doing = f": {', '.join(self.running)}" if self.running else ""
        return f"{len(self.done)} of {total} programs{doing}; {duration(self.seconds_left)} left"


class Progress(Protocol):
    """Receiver of progress; called from one thread at a time."""

    def note(self, text: str) -> None:
        """Say something that happened, in one line."""

    def standing(self, standing: Standing) -> None:
        """Say where the batch stands; called about once per second."""


class PlainProgress:
    """Progress as lines of text: one per change, and one per `every_s` seconds."""

    def __init__(self, write: Callable[[str], None], *, every_s: float = 20) -> None:
        self._write = write
        self._every_s = every_s
        self._last: tuple[object, float] = (None, 0.0)

    def note(self, text: str) -> None:
        """Write the line."""
        self._write(text)

    def standing(self, standing: Standing) -> None:
        """Write a line if something began or ended, or enough time has passed."""
        state, now = (standing.done, standing.running), time.monotonic()
        if state != self._last[0] or now - self._last[1] >= self._every_s:
            self._last = (state, now)
            self._write(str(standing))


def duration(seconds: float) -> str:
    """Return a duration in the words of a person: whole minutes, rounded up."""
    return "less than a minute" if seconds < 60 else f"about {-(-seconds // 60):.0f} min"
