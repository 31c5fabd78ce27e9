"""Large neighbourhood search: free a part, solve it exactly, keep what is cheaper, until the gap is met."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from landing_zone.placement.bare.answer import relative_gap
from landing_zone.placement.bare.branching import RELATIVE_GAP, Limits, Solved, solve_part
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.neighbourhood import Neighbourhoods
from landing_zone.placement.bare.part import Part

Report = Callable[[float, float], None]
"""Called with cost and bound when one of them is better."""


def silent(cost: float, bound: float) -> None:
    """Report nothing."""


NODES = 100
"""Of branch and bound, per part."""
PART_OF_GAP = 0.1
"""A part is solved to so much of the gap at hand: the last thousandth of an early part is soon undone."""
SMALLEST, FIRST, LARGEST = 20, 60, 400
"""Workloads of a part."""
SHRINK, GROW = 0.8, 1.03


@dataclass
class Search:
    """A search and its state. Its limits are counts of work, so that what it finds depends on the seed alone."""

    neighbourhoods: Neighbourhoods
    incumbent: Incumbent
    bound: float
    seed: int
    clock: Clock
    report: Report
    random: np.random.Generator = field(init=False)
    size: float = FIRST

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)

    def run(self, gap: float, *, patience: int, rounds: int = 2**31) -> None:
        """Improve until the gap is met, ``patience`` parts in a row changed nothing, or rounds or time are over."""
        idle = 0
        for _ in range(rounds):
            if idle >= patience or self.done(gap):
                return
            part = self.neighbourhoods.draw(self.incumbent, self.random, int(self.size))
            idle = 0 if self.settle(part) else idle + 1

    def done(self, gap: float) -> bool:
        """Return whether the gap is met or the time is over."""
        return self.clock.over() or relative_gap(self.incumbent.cost, self.bound) <= gap

    def settle(self, part: Part) -> bool:
        """Solve a part; keep a cheaper answer and say whether it was one."""
        gap = max(RELATIVE_GAP, PART_OF_GAP * relative_gap(self.incumbent.cost, self.bound))
        solved = solve_part(part, Limits(self.clock, self.seed, NODES, gap, heuristics=0.0))
        self.size = min(LARGEST, self.size * GROW) if solved.complete else max(SMALLEST, self.size * SHRINK)
        return self.take(solved)

    def take(self, solved: Solved) -> bool:
        """Keep the answer if it is cheaper, and say whether it was."""
        if solved.assignment is None:
            return False
        found = Incumbent.of(self.incumbent.instance, solved.assignment)
        if found.cost >= self.incumbent.cost:
            return False
        self.incumbent = found
        self.report(found.cost, self.bound)
        return True

    def raise_bound(self, bound: float) -> None:
        """Take a bound if it is better."""
        if bound > self.bound and np.isfinite(bound):
            self.bound = min(bound, self.incumbent.cost)
            self.report(self.incumbent.cost, self.bound)
