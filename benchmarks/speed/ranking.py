"""Whether the deployment that is cheapest by estimate is cheap by measurement."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from landing_zone.catalog.load import load_catalog
from speed.point import Point
from speed.times import Times

CLOSE = 1.10
OBJECTIVES_MS = (10, 20, 40)
"""Times per token that a deployment has to keep."""
Estimator = Callable[[Point], Times]


@dataclass(frozen=True)
class Ranking:
    """Contests between shapes of one model and size of request."""

    contests: int
    close: int
    """Contests in which the pick costs at most `CLOSE` times as much per token as the cheapest."""
    median_excess_percent: float
    """What the pick costs more than the cheapest."""


def at_one_load(points: Iterable[Point], estimator: Estimator) -> Ranking:
    """Let the estimator pick the cheapest shape at every load that was measured of three shapes and more."""
    contests = _contests(points, lambda p: (p.model.name, p.load))
    return _ranking([_excess(shapes, shapes, estimator) for shapes in contests])


def under_objective(points: Iterable[Point], estimator: Estimator) -> Ranking:
    """Let the estimator pick the cheapest shape and concurrency that keep an objective of time per token.

    A pick that breaks the objective by more than a tenth when measured counts as twice too expensive.
    """
    contests = _contests(points, lambda p: (p.model.name, p.load.input_tokens, p.load.output_tokens))
    excess = []
    for deployments in contests:
        for objective_ms in OBJECTIVES_MS:
            kept = [p for p in deployments if p.per_token_ms <= objective_ms]
            allowed = [p for p in deployments if estimator(p).per_token_ms <= objective_ms]
            if len(kept) > 2 and allowed:
                excess.append(_excess(allowed, kept, estimator, 1.1 * objective_ms))
    return _ranking(excess)


def _ranking(excess: Sequence[float]) -> Ranking:
    median = 100 * (statistics.median(excess) - 1) if excess else 0.0
    return Ranking(len(excess), sum(e <= CLOSE for e in excess), round(median, 2))


def _contests(points: Iterable[Point], key: Callable[[Point], tuple[object, ...]]) -> list[list[Point]]:
    """Return the deployments that compete. Where several engines ran one, the fastest counts: none is told of."""
    found: dict[tuple[object, ...], dict[tuple[object, ...], Point]] = defaultdict(dict)
    for point in points:
        if point.device.name in prices():
            deployments, name = found[key(point)], (point.device.name, point.shape, point.load)
            if name not in deployments or deployments[name].tokens_per_s < point.tokens_per_s:
                deployments[name] = point
    return [list(deployments.values()) for deployments in found.values() if len(deployments) > 2]


def _excess(
    allowed: Sequence[Point], kept: Sequence[Point], estimator: Estimator, most_ms: float = float("inf")
) -> float:
    """Return the measured cost of the pick among ``allowed`` over the least among ``kept``."""
    pick = min(allowed, key=lambda p: _cost(p, estimator(p).tokens_per_s(p)))
    if pick.per_token_ms > most_ms:
        return 2.0
    return _cost(pick, pick.tokens_per_s) / min(_cost(p, p.tokens_per_s) for p in kept)


def _cost(point: Point, tokens_per_s: float) -> float:
    return point.shape.devices * prices()[point.device.name] / tokens_per_s


@cache
def prices() -> dict[str, float]:
    """Return the median on-demand price of one device, in USD per hour, by accelerator."""
    found: dict[str, list[float]] = defaultdict(list)
    for offer in load_catalog().offers.values():
        if offer.accelerators:
            found[offer.accelerator].append(offer.on_demand_usd_per_hour / offer.accelerators)
    return {name: statistics.median(values) for name, values in found.items()}
