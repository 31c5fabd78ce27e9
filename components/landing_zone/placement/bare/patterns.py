"""The bound of whole nodes: every pool chooses one pattern, workloads on a number of nodes, that fits it.

With μ_w the reward for placing a workload,

    L(μ) = Σ_w min(μ_w, U_w) + Σ_p min over patterns of p (f_p·y + Σ (E_wp − μ_w))   ≤ every answer's cost.

Source: Dantzig and Wolfe, Decomposition principle for linear programs, 1960; the prices that are asked for lie between
the best so far and the master's (Wentges, Weighted Dantzig–Wolfe decomposition, 1997).
"""

from dataclasses import dataclass

import highspy
import numpy as np

from landing_zone.placement.bare.bound import Bound
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.instance import FloatArray
from landing_zone.placement.bare.knapsack import Knapsack, Pattern
from landing_zone.placement.bare.program import ColumnBlock, cost_scale, quiet_highs
from landing_zone.placement.bare.reduced import Reduced

ROUNDS = 400
STEP = 0.2
"""From the best prices towards the master's."""
DUAL_TOLERANCE = 1e-7
CLOSE = 1e-5
"""Relative distance of master and bound at which the search ends."""


@dataclass(frozen=True)
class PatternBound:
    """L(μ), and where it comes from."""

    value: float
    rewards: FloatArray
    """μ, W."""
    patterns: tuple[Pattern, ...]
    """The best one of each pool at these rewards."""


@dataclass(frozen=True)
class Prices:
    """Duals of the master."""

    paid: FloatArray
    """For each workload, W."""
    room: FloatArray
    """For each pool's one pattern, ≤ 0, P."""

    @classmethod
    def none(cls, reduced: Reduced) -> "Prices":
        """Return prices at which every pattern is cheap."""
        return cls(np.full(reduced.workloads, np.inf), np.zeros(reduced.pools))


class Master:
    """The restricted linear program over patterns. Rows: workloads, then pools (one pattern each)."""

    def __init__(self, reduced: Reduced, seed: int) -> None:
        workloads, block = reduced.workloads, ColumnBlock()
        self.reduced = reduced
        self.scale = cost_scale(reduced.unplaced, 16)
        rows = np.arange(workloads, dtype=np.int64)[:, None]
        block.add(reduced.unplaced / self.scale, np.full(workloads, np.inf), rows, np.ones((workloads, 1)))
        lower = np.concatenate([np.ones(workloads), np.full(reduced.pools, -np.inf)])
        self.solver = quiet_highs(seed)
        self.solver.passModel(block.model(lower, np.ones(workloads + reduced.pools), whole=False))

    def add(self, pattern: Pattern, prices: Prices) -> bool:
        """Add a pattern as a column if it is cheaper than what is paid for its workloads now; say whether it was."""
        arc_cost = self.reduced.arc_cost[pattern.workloads, pattern.pool].sum()
        cost = float(self.reduced.instance.node_price[pattern.pool] * pattern.nodes + arc_cost)
        worth = prices.paid[pattern.workloads].sum() + prices.room[pattern.pool]
        if cost >= worth - DUAL_TOLERANCE * self.scale:
            return False
        rows = np.append(pattern.workloads, self.reduced.workloads + pattern.pool).astype(np.int32)
        self.solver.addCol(cost / self.scale, 0.0, highspy.kHighsInf, len(rows), rows, np.ones(len(rows)))
        return True

    def add_all(self, patterns: tuple[Pattern, ...], prices: Prices) -> bool:
        """Add those that are cheaper; say whether one was."""
        added = [self.add(pattern, prices) for pattern in patterns]
        return any(added)

    def solve(self, clock: Clock) -> tuple[float, Prices]:
        """Return the optimum over the patterns so far, and its prices."""
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + clock.left())
        self.solver.run()
        duals = np.nan_to_num(np.array(self.solver.getSolution().row_dual)) * self.scale
        value = self.solver.getInfo().objective_function_value * self.scale
        return value, Prices(duals[: self.reduced.workloads], duals[self.reduced.workloads :])


def pattern_bound(
    reduced: Reduced, knapsacks: list[Knapsack], bound: Bound, incumbent: Incumbent, *, seed: int, clock: Clock
) -> PatternBound:
    """Return the bound of whole nodes, from the prices of the linear relaxation on."""
    master = Master(reduced, seed)
    for pool, workloads in enumerate(incumbent.on_pool):
        master.add(Pattern(pool, int(incumbent.nodes[pool]), workloads, -np.inf), Prices.none(reduced))
    best = _evaluate(reduced, knapsacks, bound.least)
    for _ in range(ROUNDS):
        value, prices = master.solve(clock)
        if clock.over() or value - best.value <= CLOSE * value:
            break
        found = _evaluate(reduced, knapsacks, best.rewards + STEP * (prices.paid - best.rewards))
        if not master.add_all(found.patterns, prices):
            found = _evaluate(reduced, knapsacks, prices.paid)
            if not master.add_all(found.patterns, prices):
                return max(best, found, key=lambda b: b.value)
        best = max(best, found, key=lambda b: b.value)
    return best


def _evaluate(reduced: Reduced, knapsacks: list[Knapsack], rewards: FloatArray) -> PatternBound:
    patterns = tuple(k.best(rewards) for k in knapsacks)
    value = float(np.minimum(rewards, reduced.unplaced).sum()) + sum(p.value for p in patterns)
    return PatternBound(value, rewards, patterns)
