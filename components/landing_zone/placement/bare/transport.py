"""The linear relaxation by column generation: few arcs at first, more where the prices of room ask for them."""

from dataclasses import dataclass, field

import highspy
import numpy as np

from landing_zone.placement.bare.bound import nearest_arcs
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.instance import BoolArray, FloatArray, IntArray
from landing_zone.placement.bare.program import ColumnBlock, cost_scale, quiet_highs
from landing_zone.placement.bare.reduced import Reduced

ARCS_PER_ROUND = 4
ROUNDS = 40
DUAL_TOLERANCE = 1e-7


@dataclass
class Transport:
    """A restricted linear program. Columns: u, y, then arcs. Rows: workloads (placed or left out), pools (room)."""

    reduced: Reduced
    staying: FloatArray
    """Nodes that other workloads fill, P."""
    seed: int
    scale: float = field(init=False)
    """Costs are divided by it."""
    solver: highspy.Highs = field(init=False)
    known: BoolArray = field(init=False)
    """Arcs that are columns, W×P."""
    arcs: IntArray = field(init=False)
    """Workload and pool of each arc's column."""

    def __post_init__(self) -> None:
        self.scale = cost_scale(self.reduced.unplaced, 16)
        self.solver = quiet_highs(self.seed)
        self.known = np.zeros_like(self.reduced.allowed)
        self.arcs = np.zeros((0, 2), dtype=np.int64)
        self.solver.passModel(self._frame())

    def _frame(self) -> highspy.HighsLp:
        workloads, pools, block = self.reduced.workloads, self.reduced.pools, ColumnBlock()
        rows = np.arange(workloads + pools, dtype=np.int64)[:, None]
        left_out, nodes = rows[:workloads], rows[workloads:]
        block.add(self.reduced.unplaced / self.scale, np.full(workloads, np.inf), left_out, np.ones((workloads, 1)))
        price = self.reduced.instance.node_price / self.scale
        block.add(price, self.reduced.limit, nodes, -np.ones((pools, 1)))
        lower = np.concatenate([np.ones(workloads), np.full(pools, -np.inf)])
        return block.model(lower, np.concatenate([np.ones(workloads), -self.staying]), whole=False)

    def add(self, workloads: IntArray, pools: IntArray) -> None:
        """Add arcs as columns."""
        self.known[workloads, pools] = True
        self.arcs = np.concatenate([self.arcs, np.stack([workloads, pools], axis=1)])
        count = len(workloads)
        index = np.stack([workloads, self.reduced.workloads + pools], axis=1).ravel()
        value = np.stack([np.ones(count), self.reduced.share[workloads, pools]], axis=1).ravel()
        self.solver.addCols(
            count,
            self.reduced.arc_cost[workloads, pools] / self.scale,
            np.zeros(count),
            np.full(count, highspy.kHighsInf),
            2 * count,
            (2 * np.arange(count)).astype(np.int32),
            index.astype(np.int32),
            value,
        )

    def solve(self, clock: Clock) -> tuple[FloatArray, FloatArray]:
        """Solve; return the price of each workload, and of a node's room above its own price (σ, may be negative)."""
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + clock.left())
        self.solver.run()
        duals = np.nan_to_num(np.array(self.solver.getSolution().row_dual)) * self.scale
        count = self.reduced.workloads
        return duals[:count], -duals[count:] - self.reduced.instance.node_price

    def generate(self, paid: FloatArray, sigma: FloatArray) -> bool:
        """Add arcs that are cheaper than what their workload pays now; return whether there were any."""
        workloads, pools = nearest_arcs(self.reduced, sigma, ARCS_PER_ROUND)
        priced = self.reduced.price[workloads, pools] + sigma[pools] * self.reduced.share[workloads, pools]
        cheaper = (priced < paid[workloads] - DUAL_TOLERANCE * self.scale) & ~self.known[workloads, pools]
        if cheaper.any():
            self.add(workloads[cheaper], pools[cheaper])
        return bool(cheaper.any())

    def optimise(self, sigma: FloatArray, clock: Clock) -> FloatArray:
        """Generate arcs from those cheapest at ``sigma`` on; return the optimal σ ≥ 0, or the last before the end."""
        self.add(*nearest_arcs(self.reduced, sigma, ARCS_PER_ROUND))
        for _ in range(ROUNDS):
            paid, raw = self.solve(clock)
            sigma = np.maximum(raw, 0.0)
            if clock.over() or not self.generate(paid, sigma):
                break
        return sigma

    def nodes(self) -> FloatArray:
        """Return the open nodes y of the last solution, P."""
        count = self.reduced.workloads
        return self._values()[count : count + self.reduced.pools]

    def whole(self) -> IntArray:
        """Return the pool of each workload that is on one alone in the last solution, −1 for the others."""
        value = self._values()[self.reduced.workloads + self.reduced.pools :]
        found = np.full(self.reduced.workloads, -1, dtype=np.int64)
        workloads, pools = self.arcs[value > 1 - DUAL_TOLERANCE].T
        found[workloads] = pools
        return found

    def _values(self) -> FloatArray:
        return np.array(self.solver.getSolution().col_value)
