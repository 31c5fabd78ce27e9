"""A part as a program for branch and bound."""

from dataclasses import dataclass

import highspy
import numpy as np

from landing_zone.placement.bare.instance import FloatArray, IntArray
from landing_zone.placement.bare.part import Part
from landing_zone.placement.bare.program import ColumnBlock, cost_scale, power_of_two, quiet_highs

RELATIVE_GAP = 1e-4
LARGEST_ROOM = 2.0**20
"""Of a node in its row, where numbers are whole; where they aren't, it is between 1 and 2."""
EXACT_TOLERANCE = 1e-10
"""The least that HiGHS takes, below what a node may hold beyond its capacity."""
TYPICAL, TOTAL = 64, 2**17
"""What is paid for a workload, and for all, in the program's costs; the larger of the two."""
TINY = 1e-3
"""Demand in a row, below which a workload on a closed pool would be taken for none."""


@dataclass(frozen=True)
class Solved:
    """What a program came to."""

    assignment: IntArray | None
    """None if nothing was found."""
    bound: float
    """Of the program's own objective."""
    complete: bool
    """Whether the search ended by itself."""
    claimed: float = np.inf
    """What the program took the assignment to cost, where it is the whole."""


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
    """When a program's search ends, and how exact it is."""

    time_limit_s: float
    seed: int = 0
    nodes: int = 2**31 - 1
    """Of branch and bound."""
    gap: float = RELATIVE_GAP
    heuristics: float = 0.05
    """Part of the effort that goes into finding answers besides branching."""
    until_stall: bool = False
    """End when the bound hardly rises any more."""
    exact: bool = False
    """Without a start, and without the tolerance of 1e-6 that HiGHS has else for whole nodes and their room."""

    def solver(self) -> highspy.Highs:
        """Return a solver with these limits."""
        solver = quiet_highs(self.seed)
        solver.setOptionValue("mip_max_nodes", self.nodes)
        solver.setOptionValue("time_limit", self.time_limit_s)
        solver.setOptionValue("mip_rel_gap", self.gap)
        solver.setOptionValue("mip_abs_gap", 1e-9)
        solver.setOptionValue("mip_heuristic_effort", self.heuristics)
        if self.exact:
            solver.setOptionValue("mip_feasibility_tolerance", EXACT_TOLERANCE)
            solver.setOptionValue("primal_feasibility_tolerance", EXACT_TOLERANCE)
        if self.until_stall:
            solver.cbMipInterrupt.subscribe(_Stall())
        return solver


def solve_part(part: Part, limits: Limits) -> Solved:
    """Solve the part, from the incumbent on."""
    solver, scale = limits.solver(), _scale(part)
    solver.passModel(_model(part, scale))
    _forbid_tiny(solver, part)
    if part.holds_incumbent() and not limits.exact:
        start = highspy.HighsSolution()
        start.col_value = part.start()
        solver.setSolution(start)
    solver.run()
    info = solver.getInfo()
    complete = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    bound = info.mip_dual_bound * scale
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Solved(None, bound, complete)
    assignment = part.assignment(np.array(solver.getSolution().col_value))
    return Solved(assignment, bound, complete, info.objective_function_value * scale)


def _scale(part: Part) -> float:
    """Return what to divide costs by, so that 1e-6, which HiGHS takes for nothing, is nothing against the whole."""
    least = part.reduced.price[part.example].min(axis=1, initial=np.inf)
    paid = np.minimum(least, part.reduced.unplaced[part.example])
    return cost_scale(paid[paid > 0], max(TYPICAL, TOTAL // max(1, len(paid))))


def _units(part: Part) -> FloatArray:
    """Return what to divide the row of each pool by: powers of two, so that no digit is lost."""
    capacity = np.array([power_of_two(n) for n in part.reduced.instance.node_capacity[part.pools]])
    whole = part.reduced.instance.whole[part.pools]
    return np.where(whole, np.maximum(capacity / LARGEST_ROOM, 1.0), capacity)


def _model(part: Part, scale: float) -> highspy.HighsLp:
    instance, count = part.reduced.instance, len(part.count)
    units, staying = _units(part), part.staying() / _units(part)
    capacity = instance.node_capacity[part.pools] * (1 + instance.slack[part.pools]) / units
    row, column = part.arcs
    arcs = (part.example[row], part.pools[column])
    rows = np.arange(count + len(part.pools), dtype=np.int64)[:, None]
    block = ColumnBlock()
    entries = np.stack([np.ones(len(row)), instance.demand[arcs] / units[column]], axis=1)
    arc_rows = np.stack([row, count + column], axis=1)
    block.add(instance.arc_cost[arcs] / scale, part.count[row].astype(np.float64), arc_rows, entries)
    left_out, fewest, most = _column_limits(part)
    left_out_cost = np.where(left_out > 0, part.reduced.unplaced[part.example], 0.0)
    block.add(left_out_cost / scale, left_out, rows[:count], np.ones((count, 1)))
    block.add(instance.node_price[part.pools] / scale, most, rows[count:], -capacity[:, None], lower=fewest)
    lower = np.concatenate([part.count, np.full(len(part.pools), -np.inf)])
    return block.model(lower, np.concatenate([part.count, -staying]), whole=True)


def _column_limits(part: Part) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the upper limits of what is left out, and the lower and upper ones of nodes."""
    instance, count = part.reduced.instance, part.count.astype(np.float64)
    if part.possible is None:
        kept = np.zeros(part.reduced.pools)
        kept[part.pools] = part.staying()
        return count, instance.nodes(kept)[part.pools], part.reduced.limit[part.pools]
    left_out = np.zeros(len(count), dtype=np.bool_)
    np.logical_or.at(left_out, part.kind, part.possible.left_out[part.workloads])
    return count * left_out, part.possible.fewest[part.pools], part.possible.most[part.pools]


def _forbid_tiny(solver: highspy.Highs, part: Part) -> None:
    """Add rows that open a pool for workloads whose demand is too small for its room to tell."""
    row, column = part.arcs
    demand = part.reduced.instance.demand[part.example[row], part.pools[column]] / _units(part)[column]
    for arc in np.flatnonzero((demand > 0) & (demand < TINY)).tolist():
        most = float(part.count[row[arc]])
        nodes = len(row) + len(part.count) + int(column[arc])
        solver.addRow(-highspy.kHighsInf, 0.0, 2, np.array([arc, nodes], dtype=np.int32), np.array([1.0, -most]))
