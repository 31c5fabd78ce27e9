"""Large neighbourhood search: free a part, solve it exactly, keep what is cheaper, until the gap is met."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from landing_zone.placement.bare.answer import relative_gap
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.neighbourhood import Neighbourhoods
from landing_zone.placement.bare.part import solve_part

Report = Callable[[float, float], None]
"""Called with cost and bound when one of them is better."""


@dataclass(frozen=True)
class Effort:
    """How much work one search may be; counts, so that the answer doesn't depend on the machine."""

    workloads: int = 120
    pools: int = 10
    nodes: int = 200
    """Of branch and bound, per part."""
    patience: int = 60
    """Parts in a row that change nothing before the search ends."""


def improve(
    neighbourhoods: Neighbourhoods,
    incumbent: Incumbent,
    *,
    gap: float,
    seed: int,
    clock: Clock,
    report: Report,
    effort: Effort = Effort(),
) -> Incumbent:
    """Return a cheaper incumbent, or the same one."""
    random, idle, bound = np.random.default_rng(seed), 0, neighbourhoods.bound.value
    while idle < effort.patience and not clock.over() and relative_gap(incumbent.cost, bound) > gap:
        part = neighbourhoods.draw(incumbent, random, effort.workloads, effort.pools)
        solved = solve_part(part, seed=seed, nodes=effort.nodes, time_limit_s=clock.left())
        idle += 1
        if solved.assignment is None:
            continue
        found = Incumbent.of(incumbent.instance, solved.assignment)
        if found.cost < incumbent.cost:
            incumbent, idle = found, 0
            report(incumbent.cost, bound)
    return incumbent
