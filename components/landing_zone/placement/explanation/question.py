"""Questions to the optimizer: the whole plan again, on other terms."""

from dataclasses import dataclass, field

from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.formulation.program import Row
from landing_zone.placement.optimise import optimise
from landing_zone.placement.problem import Problem
from landing_zone.placement.usage import Usage


class OutOfTime(Exception):
    """There is no time left to ask."""


@dataclass(frozen=True)
class Questions:
    """A plan, and the time to ask about it."""

    usage: Usage
    seed: int
    clock: Clock
    each_s: float = field(default=10.0)
    """Seconds for one question at most."""

    @property
    def problem(self) -> Problem:
        """The problem as it is."""
        return self.usage.problem

    def ask(self, problem: Problem | None = None, rows: tuple[Row, ...] = ()) -> Usage:
        """Return the best plan of another problem, or with further rows.

        Raises:
            OutOfTime: the time is over.
        """
        if self.clock.over():
            raise OutOfTime
        asked, limit_s = problem or self.problem, min(self.each_s, self.clock.left())
        return Usage(asked, optimise(asked, seed=self.seed, time_limit_s=limit_s, rows=rows))

    def more(self, other: Usage) -> float:
        """Return what another plan costs more than this one, in USD per hour."""
        return counted_usd_per_hour(other) - counted_usd_per_hour(self.usage)

    def names(self, workloads: set[int]) -> tuple[str, ...]:
        """Return the names of workloads, sorted."""
        return tuple(sorted(self.problem.workloads[w].value.name for w in workloads))

    def newly_left_out(self, other: Usage) -> tuple[str, ...]:
        """Return the workloads that another plan leaves out and this one serves."""
        return self.names(set(other.answer.left_out()) - set(self.usage.answer.left_out()))

    def newly_placed(self, other: Usage) -> tuple[str, ...]:
        """Return the workloads that this plan leaves out and another one serves."""
        return self.names(set(self.usage.answer.left_out()) - set(other.answer.left_out()))


def counted_usd_per_hour(usage: Usage) -> float:
    """Return what a plan counts: what is paid, carbon, penalties and moves; no preferences."""
    beside = sum(arc.costs.penalty + arc.costs.move for arc in usage.taken)
    return usage.cost_usd_per_hour() + usage.carbon_usd_per_hour() + beside


def venue_of(usage: Usage, workload: int) -> str | None:
    """Return where a plan serves a workload."""
    arc = usage.answer.arcs[workload]
    return None if arc is None else usage.problem.served(arc)
