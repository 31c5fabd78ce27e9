"""The deadline: the last resort of every limit, after counts of work."""

import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Clock:
    """Seconds since the start, against the seconds that were given."""

    limit_s: float
    started: float = field(default_factory=time.monotonic)

    def seconds(self) -> float:
        """Return the seconds since the start."""
        return time.monotonic() - self.started

    def left(self) -> float:
        """Return the seconds left, never negative."""
        return max(0.0, self.limit_s - self.seconds())

    def over(self) -> bool:
        """Return whether the time is over."""
        return self.left() <= 0
