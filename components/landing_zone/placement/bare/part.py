"""A part of the problem as an exact program: some workloads and pools are free, everything else stays."""

from dataclasses import dataclass

import highspy
import numpy as np

from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.instance import TOLERANCE, FloatArray, IntArray, nodes_for
from landing_zone.placement.bare.program import ColumnBlock, power_of_two, quiet_highs
from landing_zone.placement.bare.reduced import Reduced

RELATIVE_GAP = 1e-6


@dataclass(frozen=True)
class Part:
    """Free workloads and pools, and the arcs between them that may be used.

    Columns in this order: x of each arc, u of each workload, y of each pool. Rows: workloads, then pools.
    """

    reduced: Reduced
    incumbent: Incumbent
    workloads: IntArray
    pools: IntArray
    arc_row: IntArray
    """Index into ``workloads``."""
    arc_column: IntArray
    """Index into ``pools``."""

    @property
    def arc_workload(self) -> IntArray:
        """Workload of each arc."""
        return self.workloads[self.arc_row]

    @property
    def arc_pool(self) -> IntArray:
        """Pool of each arc."""
        return self.pools[self.arc_column]

    def staying(self) -> FloatArray:
        """Return the demand on each free pool of the workloads that aren't free."""
        kept = self.incumbent.assignment.copy()
        kept[self.workloads] = -1
        return self.reduced.instance.used(kept)[self.pools]

    def start(self) -> FloatArray:
        """Return the incumbent's values of the columns."""
        current = self.incumbent.assignment
        placed = (current[self.arc_workload] == self.arc_pool).astype(np.float64)
        left_out = (current[self.workloads] < 0).astype(np.float64)
        return np.concatenate([placed, left_out, self.incumbent.nodes[self.pools]])

    def assignment(self, values: FloatArray) -> IntArray:
        """Return the whole assignment that values of the columns stand for."""
        found = self.incumbent.assignment.copy()
        found[self.workloads] = -1
        chosen = values[: len(self.arc_row)] > 0.5
        found[self.arc_workload[chosen]] = self.arc_pool[chosen]
        return found


@dataclass(frozen=True)
class Solved:
    """What an exact program came to."""

    assignment: IntArray | None
    """None if nothing was found."""
    bound: float
    """Of the program's own objective."""
    complete: bool
    """Whether the search ended by itself."""


def solve_part(part: Part, *, seed: int, nodes: int, time_limit_s: float, gap: float = RELATIVE_GAP) -> Solved:
    """Solve the part from the incumbent on, in at most so many branch-and-bound nodes."""
    solver, scale = quiet_highs(seed), _scale(part)
    options = {"mip_max_nodes": nodes, "time_limit": time_limit_s, "mip_rel_gap": gap, "mip_abs_gap": 1e-9}
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(part, scale))
    start = highspy.HighsSolution()
    start.col_value = part.start()
    solver.setSolution(start)
    solver.run()
    info = solver.getInfo()
    complete = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    bound = info.mip_dual_bound * scale
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Solved(None, bound, complete)
    return Solved(part.assignment(np.array(solver.getSolution().col_value)), bound, complete)


def _scale(part: Part) -> float:
    return power_of_two(float(np.median(part.reduced.unplaced[part.workloads])) / 64)


def _model(part: Part, scale: float) -> highspy.HighsLp:
    instance, count = part.reduced.instance, len(part.workloads)
    units = np.array([power_of_two(n) for n in instance.node_capacity[part.pools]])
    arcs, rows = (part.arc_workload, part.arc_pool), np.arange(count, dtype=np.int64)[:, None]
    block = ColumnBlock()
    entries = np.stack([np.ones(len(part.arc_row)), instance.demand[arcs] / units[part.arc_column]], axis=1)
    block.add(
        instance.arc_cost[arcs] / scale,
        np.ones(len(part.arc_row)),
        np.stack([part.arc_row, count + part.arc_column], axis=1),
        entries,
    )
    block.add(part.reduced.unplaced[part.workloads] / scale, np.ones(count), rows, np.ones((count, 1)))
    staying = part.staying()
    capacity = instance.node_capacity[part.pools]
    block.add(
        instance.node_price[part.pools] / scale,
        part.reduced.limit[part.pools],
        count + np.arange(len(part.pools), dtype=np.int64)[:, None],
        (-capacity * (1 + TOLERANCE) / units)[:, None],
        lower=nodes_for(staying, capacity),
    )
    lower = np.concatenate([np.ones(count), np.full(len(part.pools), -np.inf)])
    return block.model(lower, np.concatenate([np.ones(count), -staying / units]), whole=True)
