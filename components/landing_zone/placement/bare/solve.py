"""From an instance to an answer with its proof."""

from collections.abc import Callable

import numpy as np

from landing_zone.placement.bare.answer import Answer, Status, relative_gap
from landing_zone.placement.bare.bound import lagrangian_bound
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.greedy import complete
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.instance import Instance
from landing_zone.placement.bare.neighbourhood import Neighbourhoods
from landing_zone.placement.bare.part import Part, solve_part
from landing_zone.placement.bare.prices import relaxation_prices
from landing_zone.placement.bare.reduced import reduce
from landing_zone.placement.bare.search import improve

EXACT_ARCS = 6000
"""Up to so many arcs the whole program goes to branch and bound."""
PROVEN = 1e-9
"""Relative gap below which an answer counts as optimal."""
MANY_NODES = 2**31 - 1


def _quiet(cost: float, bound: float) -> None:
    """Report nothing."""


def solve(
    instance: Instance,
    *,
    gap: float = 0.01,
    seed: int = 0,
    clock: Clock | None = None,
    report: Callable[[float, float], None] = _quiet,
) -> Answer:
    """Return the best answer found until the gap is proven or the time is over."""
    clock = clock or Clock(60.0)
    reduced = reduce(instance)
    bound = lagrangian_bound(reduced, relaxation_prices(reduced, seed, clock))
    incumbent, value = Incumbent.of(instance, complete(reduced, bound.sigma)), bound.value
    report(incumbent.cost, value)
    if reduced.pools and reduced.workloads:
        neighbourhoods = Neighbourhoods.of(reduced, bound)
        incumbent = improve(neighbourhoods, incumbent, gap=gap, seed=seed, clock=clock, report=report)
    if relative_gap(incumbent.cost, value) > gap and reduced.allowed.sum() <= EXACT_ARCS:
        row, column = np.nonzero(reduced.allowed)
        whole = Part(reduced, incumbent, np.arange(reduced.workloads), np.arange(reduced.pools), row, column)
        solved = solve_part(whole, seed=seed, nodes=MANY_NODES, time_limit_s=clock.left(), gap=gap)
        value = max(value, solved.bound)
        if solved.assignment is not None:
            incumbent = min(incumbent, Incumbent.of(instance, solved.assignment), key=lambda i: i.cost)
    return _answer(incumbent, value, clock)


def _answer(incumbent: Incumbent, bound: float, clock: Clock) -> Answer:
    bound = min(bound, incumbent.cost)
    status = Status.OPTIMAL if relative_gap(incumbent.cost, bound) <= PROVEN else Status.FEASIBLE
    return Answer(
        status, incumbent.cost, bound, clock.seconds(), incumbent.nodes.astype(np.int64), incumbent.assignment
    )
