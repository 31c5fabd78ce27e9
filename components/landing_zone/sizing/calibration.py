"""Estimates of a deployment of which some points were measured.

The formulas give the course of a time over load and sizes, the points its height: time = offset + slope × formula. Two
points fix both, more are met as nearly as their relative errors allow, one fixes a factor. Between two points this
errs less than a straight line through them over concurrency (`benchmarks/throughput.py`).
"""

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from landing_zone.catalog.measured import MeasuredPoint
from landing_zone.sizing.throughput import Basis, Load

TokenLoad = Callable[[float, float, int], Load]
"""From input tokens, output tokens and concurrency to the load by formulas."""


@dataclass(frozen=True, slots=True)
class Line:
    """time = offset + slope × formula; below ``least`` in proportion, so that no time is below nothing."""

    offset: float
    slope: float
    least: float = 0.0

    def at(self, formula: float) -> float:
        """Return the time where the formula says so much."""
        if formula < self.least:
            return self.at(self.least) * formula / self.least
        return self.offset + self.slope * formula


@dataclass(frozen=True)
class Calibration:
    """Points of one deployment, and what they make of the formulas."""

    points: tuple[MeasuredPoint, ...]
    first_token: Line
    per_token: Line

    def measured(self, input_tokens: float, output_tokens: float, concurrency: int) -> MeasuredPoint | None:
        """Return the point at exactly that load, None if there is none."""
        load = concurrency, input_tokens, output_tokens
        return next((p for p in self.points if p.load == load), None)


def calibrate(token_load: TokenLoad, points: Sequence[MeasuredPoint]) -> Calibration:
    """Fit offset and slope of both times to at least one point."""
    loads = [token_load(p.input_tokens, p.output_tokens, p.concurrency) for p in points]
    first = [(load.first_token_ms, p.first_token_ms) for load, p in zip(loads, points, strict=True)]
    per_token = [(load.per_token_ms or 0, p.per_token_ms) for load, p in zip(loads, points, strict=True)]
    return Calibration(tuple(points), fitted_line(first), fitted_line(per_token))


def calibrated(calibration: Calibration, load: Load, input_tokens: float, output_tokens: float) -> Load:
    """Return ``load``, which is by formulas, as the points make it: measured where a point is at that very load."""
    point = calibration.measured(input_tokens, output_tokens, load.concurrency)
    if point is not None:
        return _with(load, output_tokens, point.first_token_ms, point.per_token_ms, Basis.MEASURED)
    first = calibration.first_token.at(load.first_token_ms)
    per_token = calibration.per_token.at(load.per_token_ms or 0)
    return _with(load, output_tokens, first, per_token, Basis.CALIBRATED)


def _with(load: Load, output_tokens: float, first: float, per_token: float, basis: Basis) -> Load:
    """Put the times in, and the rate by Little's law."""
    request_ms = first + (max(1.0, output_tokens) - 1) * per_token
    rate = 1000 * load.concurrency / request_ms
    return replace(load, first_token_ms=first, per_token_ms=per_token, requests_per_second=rate, basis=basis)


def fitted_line(pairs: Sequence[tuple[float, float]]) -> Line:
    """Return the line through (formula, measured) with the least squares of relative errors.

    A line that falls, or is below nothing at half of the least formula, is no course of a time: then, and for one pair,
    a factor.
    """
    weights = [1 / measured**2 for _, measured in pairs]
    total = sum(weights)
    mean_x = sum(w * x for w, (x, _) in zip(weights, pairs, strict=True)) / total
    mean_y = sum(w * y for w, (_, y) in zip(weights, pairs, strict=True)) / total
    spread = sum(w * (x - mean_x) ** 2 for w, (x, _) in zip(weights, pairs, strict=True))
    if len(pairs) > 1 and spread > 0:
        slope = sum(w * (x - mean_x) * (y - mean_y) for w, (x, y) in zip(weights, pairs, strict=True)) / spread
        line = Line(mean_y - slope * mean_x, slope, least=min(x for x, _ in pairs) / 2)
        if slope > 0 and line.at(line.least) > 0:
            return line
    return Line(0.0, math.exp(statistics.mean(math.log(y / x) for x, y in pairs)))
