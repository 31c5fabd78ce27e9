"""What an estimator says of a point, and how far off it is."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from speed.point import Point


@dataclass(frozen=True)
class Times:
    """Estimated times of a point."""

    first_token_ms: float
    per_token_ms: float

    def tokens_per_s(self, point: Point) -> float:
        """Return output tokens over all requests, by Little's law."""
        request_ms = self.first_token_ms + (point.load.output_tokens - 1) * self.per_token_ms
        return 1000 * point.load.concurrency * point.load.output_tokens / request_ms

    def ratios(self, point: Point) -> dict[str, float]:
        """Return estimate over measurement, by quantity."""
        return {
            "tpot": self.per_token_ms / point.per_token_ms,
            "tokens/s": self.tokens_per_s(point) / point.tokens_per_s,
            "ttft": self.first_token_ms / point.first_token_ms,
        }


QUANTITIES = ("tpot", "tokens/s", "ttft")


@dataclass(frozen=True)
class Errors:
    """Errors of a set of points, in percent of the measurement."""

    points: int
    median: float
    p90: float
    bias: float
    """Median of the signed error."""

    @classmethod
    def of(cls, ratios: Iterable[float]) -> "Errors":
        """Summarise estimates over measurements."""
        signed = sorted(100 * (ratio - 1) for ratio in ratios)
        sizes = sorted(map(abs, signed))
        return cls(len(signed), statistics.median(sizes), quantile(sizes, 0.9), statistics.median(signed))


def quantile(ordered: Sequence[float], part: float) -> float:
    """Return the value below which ``part`` of the ordered values lie, between neighbours in proportion."""
    place = part * (len(ordered) - 1)
    below, above = math.floor(place), math.ceil(place)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
