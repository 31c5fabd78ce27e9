"""Whether the shape that is cheapest by estimate is cheap by measurement."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from landing_zone.catalog.load import load_catalog
from speed.point import Point
from speed.times import Times

CLOSE = 1.10


@dataclass(frozen=True)
class Ranking:
    """Contests between shapes that were measured at one load of one model."""

    contests: int
    close: int
    """Contests in which the shape picked costs at most `CLOSE` times as much per token as the cheapest."""
    median_excess_percent: float
    """What the pick costs more than the cheapest."""


def ranking(points: Iterable[Point], estimator: Callable[[Point], Times]) -> Ranking:
    """Let the estimator pick the cheapest shape of every contest of three and more.

    A shape is an accelerator, a number format and a number of devices. Where several engines ran it, the fastest
    counts: the estimator is not told of engines.
    """
    contests: dict[tuple[object, ...], dict[tuple[object, ...], Point]] = defaultdict(dict)
    for point in points:
        if _usd_per_hour(point) is not None:
            _enter(contests[point.model.name, point.load], point)
    excess = [_excess(list(shapes.values()), estimator) for shapes in contests.values() if len(shapes) > 2]
    return Ranking(
        len(excess), sum(e <= CLOSE for e in excess), 100 * (statistics.median(excess) - 1) if excess else 0.0
    )


def _enter(shapes: dict[tuple[object, ...], Point], point: Point) -> None:
    key = point.device.name, point.shape
    if key not in shapes or shapes[key].tokens_per_s < point.tokens_per_s:
        shapes[key] = point


def _excess(shapes: list[Point], estimator: Callable[[Point], Times]) -> float:
    measured = {p.id: _cost(p, p.tokens_per_s) for p in shapes}
    pick = min(shapes, key=lambda p: _cost(p, estimator(p).tokens_per_s(p)))
    return measured[pick.id] / min(measured.values())


def _cost(point: Point, tokens_per_s: float) -> float:
    return (_usd_per_hour(point) or 0) / tokens_per_s


def _usd_per_hour(point: Point) -> float | None:
    """Devices × the median on-demand price of one in the catalog, None where there is no offer."""
    each = prices().get(point.device.name)
    return None if each is None else point.shape.devices * each


@cache
def prices() -> dict[str, float]:
    """Return the median on-demand price of one device, in USD per hour, by accelerator."""
    found: dict[str, list[float]] = defaultdict(list)
    for offer in load_catalog().offers.values():
        if offer.accelerators:
            found[offer.accelerator].append(offer.on_demand_usd_per_hour / offer.accelerators)
    return {name: statistics.median(values) for name, values in found.items()}
