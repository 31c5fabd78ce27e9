"""The errors of all estimators, by groups of points that are never drawn at random."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fit import fit_points

from speed.ours import ours
from speed.plain import plain
from speed.point import Point
from speed.series import between
from speed.times import QUANTITIES, Errors, Times, quantile

ESTIMATORS: dict[str, Callable[[Point], Times]] = {"fitted": ours, "plain roofline": plain}
RANGE = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Row:
    """Errors of one estimator on one group of points."""

    group: str
    estimator: str
    tpot: Errors
    tokens_per_s: Errors
    ttft: Errors


def kind(point: Point) -> str:
    """Return how the model reads its weights."""
    return "experts" if point.experts else "dense"


def unseen(points: Iterable[Point]) -> list[Point]:
    """Return the points on accelerators that no constant was fitted to."""
    return [p for p in points if p.device.name != "H100"]


def seen(points: Sequence[Point]) -> list[Point]:
    """Return the points that the constants were fitted to."""
    return fit_points(points)


def by_group(points: Iterable[Point], group: Callable[[Point], str]) -> list[Row]:
    """Return the errors of every estimator in every group."""
    groups: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        groups[group(point)].append(point)
    return [
        row_of(name, estimator, [(p, estimate(p)) for p in members])
        for name, members in sorted(groups.items())
        for estimator, estimate in ESTIMATORS.items()
    ]


def row_of(group: str, estimator: str, pairs: Sequence[tuple[Point, Times]]) -> Row:
    """Return the errors of the estimates of a group."""
    ratios = [times.ratios(point) for point, times in pairs]
    return Row(group, estimator, *(Errors.of(r[quantity] for r in ratios) for quantity in QUANTITIES))


def two_points(points: Iterable[Point]) -> list[Row]:
    """Return the errors between two measured points of a deployment, by kind of model."""
    inner = list(between(points))
    rows = []
    for name in ("dense", "experts", "all"):
        members = [b for b in inner if name in (kind(b.point), "all")]
        if members:
            rows.append(row_of(name, "calibrated", [(b.point, b.calibrated) for b in members]))
            rows.append(row_of(name, "straight line", [(b.point, b.straight) for b in members]))
    return rows


def spread(pairs: Iterable[tuple[Point, Times]]) -> dict[str, list[float]]:
    """Return measurement over estimate at the 10th, 50th and 90th percentile, by quantity."""
    ratios = [times.ratios(point) for point, times in pairs]
    found = {}
    for quantity in QUANTITIES:
        ordered = sorted(1 / r[quantity] for r in ratios)
        found[quantity] = [round(quantile(ordered, part), 3) for part in RANGE]
    return found
