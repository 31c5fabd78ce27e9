"""Points between two measured ones of the same deployment: by a straight line, and by the calibrated formulas."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from landing_zone.catalog.measured import MeasuredPoint
from speed.ours import times, whole_load
from speed.point import Point
from speed.times import Times


@dataclass(frozen=True)
class Between:
    """A point between the least and the highest concurrency of its series, and what two estimators say of it."""

    point: Point
    straight: Times
    calibrated: Times


def between(points: Iterable[Point]) -> Iterator[Between]:
    """Yield the inner points of every series of three and more; of points at one concurrency the first counts."""
    series: dict[tuple[object, ...], dict[int, Point]] = defaultdict(dict)
    for point in points:
        series[point.series].setdefault(point.load.concurrency, point)
    for by_concurrency in series.values():
        if len(by_concurrency) > 2:
            yield from _inner([by_concurrency[n] for n in sorted(by_concurrency)])


def _inner(points: Sequence[Point]) -> Iterator[Between]:
    first, *inner, last = points
    known = [_measured(first), _measured(last)]
    for point in inner:
        yield Between(point, _straight(point, first, last), times(whole_load(point, known)))


def _measured(point: Point) -> MeasuredPoint:
    load = point.load
    return MeasuredPoint(
        load.concurrency, load.input_tokens, load.output_tokens, point.first_token_ms, point.per_token_ms
    )


def _straight(point: Point, first: Point, last: Point) -> Times:
    """The straight line over concurrency through two points."""
    part = (point.load.concurrency - first.load.concurrency) / (last.load.concurrency - first.load.concurrency)
    return Times(
        first.first_token_ms + part * (last.first_token_ms - first.first_token_ms),
        first.per_token_ms + part * (last.per_token_ms - first.per_token_ms),
    )
