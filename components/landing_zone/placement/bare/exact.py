"""The whole program by branch and bound: to the end where it is small, for the bound of its root where it is not."""

import dataclasses

import numpy as np

from landing_zone.placement.bare.bound import Bound
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.fixing import possible
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.instance import BoolArray
from landing_zone.placement.bare.knapsack import Knapsack
from landing_zone.placement.bare.part import Limits, Part, Solved, solve_part
from landing_zone.placement.bare.patterns import PatternBound, pattern_bound
from landing_zone.placement.bare.reduced import Reduced


def whole_nodes(reduced: Reduced, bound: Bound, incumbent: Incumbent, seed: int, clock: Clock) -> PatternBound:
    """Return the bound of whole nodes."""
    return pattern_bound(reduced, knapsacks(reduced), bound, incumbent, seed=seed, clock=clock)


def solve_below(reduced: Reduced, bound: PatternBound, incumbent: Incumbent, ceiling: float, limits: Limits) -> Solved:
    """Solve the whole program with only what an answer at ``ceiling`` or below can have; its bound holds for all."""
    left = possible(reduced, knapsacks(reduced), bound, ceiling)
    part = dataclasses.replace(_whole(reduced, incumbent, left.arcs), possible=left)
    solved = solve_part(part, limits)
    return dataclasses.replace(solved, bound=min(solved.bound, ceiling))


def root_bound(reduced: Reduced, incumbent: Incumbent, seed: int, clock: Clock) -> Solved:
    """Return the bound of the first node of branch and bound, with its cutting planes."""
    part = _whole(reduced, incumbent, reduced.allowed)
    return solve_part(part, Limits(clock.left(), seed, heuristics=0.0, until_stall=True))


def knapsacks(reduced: Reduced) -> list[Knapsack]:
    """Return the knapsack of every pool."""
    return [Knapsack.of(reduced, pool) for pool in range(reduced.pools)]


def _whole(reduced: Reduced, incumbent: Incumbent, arcs: BoolArray) -> Part:
    row, column = np.nonzero(arcs)
    return Part(reduced, incumbent, np.arange(reduced.workloads), np.arange(reduced.pools), row, column)
