"""A logarithmic axis in pixels, with round ticks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

ROUND = (1, 2, 5)
MOST_BY_ROUND = 1e4
"""Factor between the ends up to which every round value gets a tick."""
AROUND = 1.5
"""Factor between the outermost value and the end of the axis, at least."""


@dataclass(frozen=True)
class LogScale:
    """Values from `low` to `high` on pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def around(cls, values: Sequence[float], pixels: tuple[float, float]) -> "LogScale":
        """Return the scale that shows all `values`, which are positive."""
        return cls(min(values) / AROUND, max(values) * AROUND, *pixels)

    def pixels(self, value: float) -> float:
        """Return where a value lies."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return round(self.start + share * (self.end - self.start), 2)

    def ticks(self) -> list[float]:
        """Return the values 1, 2 and 5 of every decade in view; only 1 where those are many."""
        decades = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        steps = ROUND if self.high / self.low <= MOST_BY_ROUND else ROUND[:1]
        every = (step * 10.0**decade for decade in decades for step in steps)
        return [tick for tick in every if self.low <= tick <= self.high]
