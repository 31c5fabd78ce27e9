"""A linear axis in pixels, with round ticks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

TICKS = 5
"""Ticks that are aimed at."""
AROUND = 0.08
"""Part of the values' spread that is added on both sides."""
LEAST = 0.05
"""Spread in parts of the largest value, where all values are nearly the same."""


@dataclass(frozen=True)
class LinearScale:
    """Values from `low` to `high` on pixels from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def around(cls, values: Sequence[float], pixels: tuple[float, float], *, from_zero: bool = False) -> "LinearScale":
        """Return the scale that shows all `values` with a little room around them; nothing below 0 if none is."""
        least, most = min(values), max(values)
        spread = max(most - least, LEAST * max(abs(most), abs(least), 1e-9))
        low = least - AROUND * spread
        low = 0.0 if from_zero or (least >= 0 > low) else low
        return cls(low, max(most, least + spread) + AROUND * spread, *pixels)

    def pixels(self, value: float) -> float:
        """Return where a value lies."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 2)

    def ticks(self) -> list[float]:
        """Return the multiples in view of 1, 2 or 5 times a power of ten."""
        raw = (self.high - self.low) / TICKS
        power = 10.0 ** math.floor(math.log10(raw))
        step = next(power * round_ for round_ in (1, 2, 5, 10) if power * round_ >= raw)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return [round(number * step, 10) for number in range(first, last + 1)]
