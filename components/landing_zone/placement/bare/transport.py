"""The linear relaxation by column generation: few arcs at first, more where the prices of room ask for them."""

from dataclasses import dataclass

import highspy
import numpy as np

from landing_zone.placement.bare.bound import nearest_arcs
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.instance import BoolArray, FloatArray, IntArray
from landing_zone.placement.bare.program import ColumnBlock, power_of_two, quiet_highs
from landing_zone.placement.bare.reduced import Reduced

ARCS_PER_ROUND = 4
ROUNDS = 40
DUAL_TOLERANCE = 1e-7


@dataclass
class Transport:
    """A restricted linear program: rows are workloads (all placed or left out), then pools (limits)."""

    reduced: Reduced
    solver: highspy.Highs
    known: BoolArray
    """Arcs that are columns, W×P."""
    scale: float
    """Costs are divided by it."""

    @classmethod
    def start(cls, reduced: Reduced, sigma: FloatArray, seed: int) -> "Transport":
        """Return the program with the cheapest arcs at ``sigma``."""
        workloads, pools = reduced.workloads, reduced.pools
        scale = power_of_two(float(np.median(reduced.unplaced)) / 16)
        block = ColumnBlock()
        rows = np.arange(workloads, dtype=np.int64)[:, None]
        block.add(reduced.unplaced / scale, np.full(workloads, np.inf), rows, np.ones((workloads, 1)))
        lower = np.concatenate([np.ones(workloads), np.full(pools, -np.inf)])
        upper = np.concatenate([np.ones(workloads), reduced.limit])
        solver = quiet_highs(seed)
        solver.passModel(block.model(lower, upper, whole=False))
        program = cls(reduced, solver, np.zeros_like(reduced.allowed), scale)
        program.add(*nearest_arcs(reduced, sigma, ARCS_PER_ROUND))
        return program

    def add(self, workloads: IntArray, pools: IntArray) -> None:
        """Add arcs as columns."""
        self.known[workloads, pools] = True
        count = len(workloads)
        index = np.stack([workloads, self.reduced.workloads + pools], axis=1).ravel()
        value = np.stack([np.ones(count), self.reduced.share[workloads, pools]], axis=1).ravel()
        self.solver.addCols(
            count,
            self.reduced.price[workloads, pools] / self.scale,
            np.zeros(count),
            np.full(count, highspy.kHighsInf),
            2 * count,
            (2 * np.arange(count)).astype(np.int32),
            index.astype(np.int32),
            value,
        )

    def solve(self) -> tuple[FloatArray, FloatArray]:
        """Solve, and return the price of each workload and of each pool's room."""
        self.solver.run()
        duals = np.array(self.solver.getSolution().row_dual) * self.scale
        count = self.reduced.workloads
        return duals[:count], np.maximum(-duals[count:], 0.0)

    def missing(self, paid: FloatArray, sigma: FloatArray) -> tuple[IntArray, IntArray]:
        """Return arcs outside that are cheaper than what their workload pays now."""
        workloads, pools = nearest_arcs(self.reduced, sigma, ARCS_PER_ROUND)
        priced = self.reduced.price[workloads, pools] + sigma[pools] * self.reduced.share[workloads, pools]
        cheaper = (priced < paid[workloads] - DUAL_TOLERANCE * self.scale) & ~self.known[workloads, pools]
        return workloads[cheaper], pools[cheaper]


def room_prices(reduced: Reduced, sigma: FloatArray, seed: int, clock: Clock) -> FloatArray:
    """Return the optimal prices of room, or the last ones before the time is over."""
    if not reduced.pools or not reduced.workloads:
        return sigma
    program = Transport.start(reduced, sigma, seed)
    for _ in range(ROUNDS):
        if clock.over():
            break
        program.solver.setOptionValue("time_limit", program.solver.getRunTime() + clock.left())
        paid, sigma = program.solve()
        workloads, pools = program.missing(paid, sigma)
        if not len(workloads):
            break
        program.add(workloads, pools)
    return sigma
