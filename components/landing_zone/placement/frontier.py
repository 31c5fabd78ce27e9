"""What nearness costs: from the plan to the nearest plan there is, those between that no mix of two others beats.

The round trip is that of the average user of the average workload that runs. Between two plans, a millisecond is given
the price at which both are equally good; a plan that is then better lies between them, and both halves are looked at in
the same way (Aneja and Nair, "Bicriteria transportation problem", 1979). Plans above the line between two others are
not found.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from landing_zone.catalog.catalog import Catalog
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.explanation.question import counted_usd_per_hour
from landing_zone.placement.optimise import Answer, optimise
from landing_zone.placement.problem import Problem
from landing_zone.placement.usage import Usage
from landing_zone.placement.venue import mean_round_trip_ms

SOLVES = 9
"""Most plans that are asked for."""
SLACK_MS, SLACK_USD = 1e-3, 1e-2
NEARNESS_USD_PER_MS = 1e4
"""Price of a millisecond that makes the nearest plan the cheapest."""
DIGITS = 4
LEAST_S = 0.5


@dataclass(frozen=True)
class FrontierPoint:
    """The cheapest plan that is as near to the users as this."""

    round_trip_ms: float
    """Mean over workloads of the mean over their users."""
    cost_usd_per_hour: float
    """What is paid, and carbon, penalties and moves."""
    moved: tuple[str, ...]
    """Workloads that run elsewhere than in the plan that is told: `<workload> to <venue>`."""
    proven: bool
    current: bool = False
    """Whether it is that plan itself."""


def frontier(usage: Usage, catalog: Catalog, *, seed: int = 0, time_limit_s: float = 20) -> tuple[FrontierPoint, ...]:
    """Return the points, the plan itself first, then nearer and dearer ones; fewer where the time ends."""
    search = _Search(usage, catalog, seed, time_limit_s)
    search.run()
    return tuple(search.points)


class _Search:
    """The points found so far, and what is still to be looked at between them."""

    def __init__(self, usage: Usage, catalog: Catalog, seed: int, time_limit_s: float) -> None:
        self._usage = usage
        self._seed, self._clock = seed, Clock(time_limit_s)
        workloads, venues = usage.problem.workloads, usage.problem.venues
        self._ms = [
            mean_round_trip_ms(workloads[arc.workload].value.traffic, venues[arc.venue].location, catalog)
            for arc in usage.problem.arcs
        ]
        self.points = [self._point(usage, current=True)]

    def run(self) -> None:
        """Find the nearest plan, then those between, the widest gap first."""
        nearest = self._at(NEARNESS_USD_PER_MS)
        if nearest is None or not self._add(nearest):
            return
        looked_at: set[tuple[float, float]] = set()
        for _ in range(SOLVES - 1):
            open_ = [(a, b) for a, b in pairwise(self.points) if (a.round_trip_ms, b.round_trip_ms) not in looked_at]
            if not open_:
                return
            a, b = max(open_, key=lambda pair: _area(*pair))
            looked_at.add((a.round_trip_ms, b.round_trip_ms))
            found = self._at((b.cost_usd_per_hour - a.cost_usd_per_hour) / (a.round_trip_ms - b.round_trip_ms))
            if found is not None and _below(found, a, b):
                self._add(found)

    def _add(self, point: FrontierPoint) -> bool:
        """Take a point in, unless another is as near and as cheap; what it beats goes, but for the plan itself."""
        if any(_beats(other, point) for other in self.points):
            return False
        kept = [other for other in self.points if other.current or not _beats(point, other)]
        self.points = sorted([*kept, point], key=lambda p: (not p.current, -p.round_trip_ms))
        return True

    def _at(self, usd_per_ms: float) -> FrontierPoint | None:
        """Return the best plan where a millisecond of the mean costs so much; None if the time is over."""
        if self._clock.over():
            return None
        problem, served = self._usage.problem, max(1, len(self._usage.taken))
        arcs = tuple(
            replace(arc, preference_usd_per_hour=arc.preference_usd_per_hour + usd_per_ms * ms / served)
            for arc, ms in zip(problem.arcs, self._ms, strict=True)
        )
        limit_s = max(LEAST_S, min(self._clock.left(), self._clock.limit_s / SOLVES))
        answer = optimise(replace(problem, arcs=arcs), seed=self._seed, time_limit_s=limit_s)
        if set(answer.left_out()) - set(self._usage.answer.left_out()):
            return None
        return self._point(Usage(problem, _on(problem, answer)))

    def _mean_ms(self, usage: Usage) -> float:
        """Return the mean over the workloads that run."""
        taken = [self._ms[arc.index] for arc in usage.taken]
        return sum(taken) / len(taken) if taken else 0.0

    def _point(self, usage: Usage, *, current: bool = False) -> FrontierPoint:
        """Return a plan as a point."""
        return FrontierPoint(
            round_trip_ms=round(self._mean_ms(usage), DIGITS),
            cost_usd_per_hour=round(counted_usd_per_hour(usage), DIGITS),
            moved=tuple(self._moved(usage)),
            proven=usage.answer.proven,
            current=current,
        )

    def _moved(self, usage: Usage) -> Iterator[str]:
        problem = usage.problem
        for w, (now, then) in enumerate(zip(self._usage.answer.arcs, usage.answer.arcs, strict=True)):
            if then is not None and (now is None or now.venue != then.venue):
                yield f"{problem.workloads[w].value.name} to {problem.served(then)}"


def _on(problem: Problem, answer: Answer) -> Answer:
    """Return an answer with the arcs of another problem that differs in costs only."""
    return replace(answer, arcs=tuple(None if arc is None else problem.arcs[arc.index] for arc in answer.arcs))


def _area(a: FrontierPoint, b: FrontierPoint) -> float:
    return (a.round_trip_ms - b.round_trip_ms) * (b.cost_usd_per_hour - a.cost_usd_per_hour)


def _below(point: FrontierPoint, a: FrontierPoint, b: FrontierPoint) -> bool:
    """Whether a point lies below the line between two others."""
    share = (a.round_trip_ms - point.round_trip_ms) / (a.round_trip_ms - b.round_trip_ms)
    on_line = a.cost_usd_per_hour + share * (b.cost_usd_per_hour - a.cost_usd_per_hour)
    return point.cost_usd_per_hour < on_line - SLACK_USD


def _beats(one: FrontierPoint, other: FrontierPoint) -> bool:
    nearer = one.round_trip_ms <= other.round_trip_ms + SLACK_MS
    return nearer and one.cost_usd_per_hour <= other.cost_usd_per_hour + SLACK_USD
