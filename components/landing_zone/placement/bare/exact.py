"""The whole program by branch and bound: to the end where it is small, for the bound of its root where it is not."""

import dataclasses

import numpy as np

from landing_zone.placement.bare.bound import Bound
from landing_zone.placement.bare.branching import Limits, Solved, solve_part
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.cover import Cover, overfull
from landing_zone.placement.bare.fixing import affordable, possible
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.knapsack import Knapsack
from landing_zone.placement.bare.part import Part, Possible
from landing_zone.placement.bare.patterns import PatternBound, pattern_bound
from landing_zone.placement.bare.reduced import Reduced

COVER_ROUNDS = 50
"""Of an answer that is looked through and corrected."""
SAME = 1e-9
"""Relative: costs that differ by less are one."""


def whole_nodes(reduced: Reduced, bound: Bound, incumbent: Incumbent, seed: int, clock: Clock) -> PatternBound:
    """Return the bound of whole nodes."""
    return pattern_bound(reduced, knapsacks(reduced), bound, incumbent, seed=seed, clock=clock)


def solve_below(reduced: Reduced, bound: PatternBound, incumbent: Incumbent, ceiling: float, limits: Limits) -> Solved:
    """Solve the whole program with only what an answer at ``ceiling`` or below can have; its bound holds for all."""
    left = possible(reduced, knapsacks(reduced), bound, ceiling)
    solved = _exactly(_whole(reduced, incumbent, left), limits)
    return dataclasses.replace(solved, bound=min(solved.bound, ceiling))


def solve_whole(reduced: Reduced, incumbent: Incumbent, limits: Limits) -> Solved:
    """Solve the whole program with what an answer below the incumbent can pay."""
    return _exactly(_whole(reduced, incumbent, affordable(reduced, incumbent.cost)), limits)


def root_bound(reduced: Reduced, incumbent: Incumbent, seed: int, clock: Clock) -> Solved:
    """Return the bound of the first node of branch and bound, with its cutting planes."""
    part = Part(reduced, incumbent, np.arange(reduced.workloads), reduced.allowed)
    return solve_part(part, Limits(clock, seed, heuristics=0.0, until_stall=True))


def knapsacks(reduced: Reduced) -> list[Knapsack]:
    """Return the knapsack of every pool."""
    return [Knapsack.of(reduced, pool) for pool in range(reduced.pools)]


def _whole(reduced: Reduced, incumbent: Incumbent, left: Possible) -> Part:
    return Part(reduced, incumbent, np.arange(reduced.workloads), left.arcs, left)


def _exactly(part: Part, limits: Limits) -> Solved:
    """Solve the part; again, with more care, while the answer costs more than the program takes it to cost.

    That is so where more nodes are needed than HiGHS counts within its tolerance, and where it mistakes its start: of
    some programs HiGHS 1.16 loses a part of the start's cost in presolve, and then looks for nothing above the rest.
    """
    solved, covers = solve_part(part, limits), list[Cover]()
    for _ in range(COVER_ROUNDS):
        if not _mistaken(part, solved) or limits.clock.over():
            break
        part, limits = dataclasses.replace(part, apart=True), dataclasses.replace(limits, start=False)
        if solved.assignment is not None and solved.claim is not None:
            covers += overfull(part, solved.assignment, solved.claim.nodes)
        solved = solve_part(part, limits, covers)
    return solved


def _mistaken(part: Part, solved: Solved) -> bool:
    if solved.assignment is None or solved.claim is None:
        return solved.bound == np.inf and part.holds_incumbent()
    return part.reduced.instance.cost(solved.assignment) > solved.claim.cost * (1 + SAME)
