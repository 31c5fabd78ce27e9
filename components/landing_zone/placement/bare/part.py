"""A part of the problem as an exact program: some workloads and pools are free, everything else stays."""

from dataclasses import dataclass

import highspy
import numpy as np

from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.instance import BoolArray, FloatArray, IntArray, nodes_for
from landing_zone.placement.bare.program import ColumnBlock, cost_scale, power_of_two, quiet_highs
from landing_zone.placement.bare.reduced import Reduced

RELATIVE_GAP = 1e-4


@dataclass(frozen=True)
class Possible:
    """Bounds of what an answer cheaper than the incumbent can have."""

    arcs: BoolArray
    """W×P."""
    fewest: FloatArray
    """Nodes per pool, P."""
    most: FloatArray
    """Nodes per pool, P."""
    left_out: BoolArray
    """W."""


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
    possible: Possible | None = None
    """What is known of the whole problem, where the part is the whole."""

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

    def holds_incumbent(self) -> bool:
        """Return whether the incumbent is among the answers of this part."""
        if self.possible is None:
            return True
        current, nodes = self.incumbent.assignment, self.incumbent.nodes
        placed = current >= 0
        arcs = self.possible.arcs[np.flatnonzero(placed), current[placed]].all()
        counts = ((self.possible.fewest <= nodes) & (nodes <= self.possible.most)).all()
        return bool(arcs and counts and self.possible.left_out[~placed].all())

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


class _Stall:
    """Ends a search whose bound rose little in the last steps. Steps are counted, not timed."""

    STEPS, LEAST_RISE = 5, 1e-4

    def __init__(self) -> None:
        self.bounds: list[float] = []

    def __call__(self, event: highspy.HighsCallbackEvent) -> None:
        """Take the bound of a step."""
        self.bounds.append(event.data_out.mip_dual_bound)
        before = self.bounds[-1 - self.STEPS] if len(self.bounds) > self.STEPS else -np.inf
        if np.isfinite(before) and self.bounds[-1] - before < self.LEAST_RISE * abs(before):
            event.interrupt()


@dataclass(frozen=True)
class Limits:
    """When a program's search ends."""

    time_limit_s: float
    seed: int = 0
    nodes: int = 2**31 - 1
    """Of branch and bound."""
    gap: float = RELATIVE_GAP
    heuristics: float = 0.05
    """Part of the effort that goes into finding answers besides branching."""
    until_stall: bool = False
    """End when the bound hardly rises any more."""

    def solver(self) -> highspy.Highs:
        """Return a solver with these limits."""
        solver = quiet_highs(self.seed)
        solver.setOptionValue("mip_max_nodes", self.nodes)
        solver.setOptionValue("time_limit", self.time_limit_s)
        solver.setOptionValue("mip_rel_gap", self.gap)
        solver.setOptionValue("mip_abs_gap", 1e-9)
        solver.setOptionValue("mip_heuristic_effort", self.heuristics)
        if self.until_stall:
            solver.cbMipInterrupt.subscribe(_Stall())
        return solver


def solve_part(part: Part, limits: Limits) -> Solved:
    """Solve the part, from the incumbent on."""
    solver, scale = limits.solver(), _scale(part)
    solver.passModel(_model(part, scale))
    if part.holds_incumbent():
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
    return cost_scale(part.reduced.unplaced[part.workloads], 64)


def _model(part: Part, scale: float) -> highspy.HighsLp:
    instance, count = part.reduced.instance, len(part.workloads)
    capacity, staying = instance.node_capacity[part.pools], part.staying()
    units = np.array([power_of_two(n) for n in capacity])
    rows = np.arange(count + len(part.pools), dtype=np.int64)[:, None]
    arcs = (part.arc_workload, part.arc_pool)
    block = ColumnBlock()
    entries = np.stack([np.ones(len(part.arc_row)), instance.demand[arcs] / units[part.arc_column]], axis=1)
    arc_rows = np.stack([part.arc_row, count + part.arc_column], axis=1)
    block.add(instance.arc_cost[arcs] / scale, np.ones(len(part.arc_row)), arc_rows, entries)
    left_out, fewest, most = _column_limits(part, nodes_for(staying, capacity))
    block.add(part.reduced.unplaced[part.workloads] / scale, left_out, rows[:count], np.ones((count, 1)))
    price = instance.node_price[part.pools] / scale
    block.add(price, most, rows[count:], (-capacity / units)[:, None], lower=fewest)
    lower = np.concatenate([np.ones(count), np.full(len(part.pools), -np.inf)])
    return block.model(lower, np.concatenate([np.ones(count), -staying / units]), whole=True)


def _column_limits(part: Part, staying: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the upper limits of u and the lower and upper ones of y."""
    if part.possible is None:
        return np.ones(len(part.workloads)), staying, part.reduced.limit[part.pools]
    left_out = part.possible.left_out[part.workloads].astype(np.float64)
    return left_out, part.possible.fewest[part.pools], part.possible.most[part.pools]
