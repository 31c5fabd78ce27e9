"""A part as a program for branch and bound."""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.cover import Cover, add_cover
from landing_zone.placement.bare.instance import FloatArray, IntArray
from landing_zone.placement.bare.part import Part
from landing_zone.placement.bare.program import ColumnBlock, cost_scale, power_of_two, quiet_highs

RELATIVE_GAP = 1e-4
GRID, MOST_ROOM = 2.0**20, 2.0**28
"""Whole numbers that a node's capacity, and all nodes of a pool together, are at most in a row: HiGHS takes 1e-6 for
nothing, so that it must not come to fractions."""
TYPICAL, TOTAL = 64, 2**17
"""What is paid for a workload, and for all, in the program's costs; the larger of the two."""
LARGEST_TOTAL = 2.0**32
"""What the incumbent costs there at most."""
TINY = 1e-3
"""Part of a node, below which a workload on a closed pool would be taken for none."""


@dataclass(frozen=True)
class Claim:
    """What a program takes its answer for; where its tolerances matter it is less."""

    cost: float
    """Of the part."""
    nodes: FloatArray
    """Open nodes, P."""


@dataclass(frozen=True)
class Solved:
    """What a program came to."""

    assignment: IntArray | None
    """None if nothing was found."""
    bound: float
    """Of the program's own objective."""
    complete: bool
    """Whether the search ended by itself."""
    claim: Claim | None = None


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

    clock: Clock
    seed: int = 0
    nodes: int = 2**31 - 1
    """Of branch and bound."""
    gap: float = RELATIVE_GAP
    heuristics: float = 0.05
    """Part of the effort that goes into finding answers besides branching."""
    until_stall: bool = False
    """End when the bound hardly rises any more."""
    start: bool = True
    """Whether to begin with the incumbent."""

    def solver(self) -> highspy.Highs:
        """Return a solver with these limits."""
        solver = quiet_highs(self.seed)
        solver.setOptionValue("mip_max_nodes", self.nodes)
        solver.setOptionValue("time_limit", self.clock.left())
        solver.setOptionValue("mip_rel_gap", self.gap)
        solver.setOptionValue("mip_abs_gap", 1e-9)
        solver.setOptionValue("mip_heuristic_effort", self.heuristics)
        if self.until_stall:
            solver.cbMipInterrupt.subscribe(_Stall())
        return solver


def solve_part(part: Part, limits: Limits, covers: Sequence[Cover] = ()) -> Solved:
    """Solve the part; ``covers`` are further rows."""
    solver, scale = limits.solver(), _scale(part)
    solver.passModel(_model(part, scale))
    _forbid_tiny(solver, part)
    for cover in covers:
        add_cover(solver, part, cover, int(_column_limits(part)[1][part.pools == cover.pool][0]))
    if limits.start and part.holds_incumbent():
        start = highspy.HighsSolution()
        start.col_value = part.start()
        solver.setSolution(start)
    solver.run()
    info = solver.getInfo()
    complete = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    bound = info.mip_dual_bound * scale
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        nothing = solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        return Solved(None, np.inf if nothing else bound, complete)
    values = np.array(solver.getSolution().col_value)
    claim = Claim(info.objective_function_value * scale, part.nodes(values))
    return Solved(part.assignment(values), bound, complete, claim)


def _scale(part: Part) -> float:
    """Return what to divide costs by, so that 1e-6, which HiGHS takes for nothing, is nothing against the whole."""
    least = part.reduced.price[part.example].min(axis=1, initial=np.inf)
    paid = np.minimum(least, part.reduced.unplaced[part.example])
    scale = cost_scale(paid[paid > 0], max(TYPICAL, TOTAL // max(1, len(paid))))
    return max(scale, power_of_two(part.incumbent.cost / LARGEST_TOTAL))


def _capacities(part: Part) -> tuple[FloatArray, FloatArray]:
    """Return the capacity of a node of each pool in its row, a whole number, and the demand that is 1 there."""
    instance, most = part.reduced.instance, part.reduced.limit[part.pools]
    capacity = instance.node_capacity[part.pools]
    grid = np.minimum(GRID, [power_of_two(MOST_ROOM / max(1.0, n)) for n in most])
    exact = (capacity == 0) | (instance.whole[part.pools] & (capacity <= grid))
    return np.where(exact, capacity, grid), np.where(exact, 1.0, capacity / grid)


def _demands(part: Part) -> FloatArray:
    """Return the demand of each arc in its pool's row: rounded down, so that no answer is lost."""
    row, column = part.arcs
    demand = part.reduced.instance.demand[part.example[row], part.pools[column]]
    return np.floor(demand / _capacities(part)[1][column])


def _model(part: Part, scale: float) -> highspy.HighsLp:
    instance, count = part.reduced.instance, len(part.count)
    capacity, unit = _capacities(part)
    row, column = part.arcs
    rows = np.arange(count + len(part.pools), dtype=np.int64)[:, None]
    block = ColumnBlock()
    entries = np.stack([np.ones(len(row)), _demands(part)], axis=1)
    arc_cost = instance.arc_cost[part.example[row], part.pools[column]]
    arc_rows = np.stack([row, count + column], axis=1)
    block.add(arc_cost / scale, part.count[row].astype(np.float64), arc_rows, entries)
    left_out, fewest, most = _column_limits(part)
    left_out_cost = np.where(left_out > 0, part.reduced.unplaced[part.example], 0.0)
    block.add(left_out_cost / scale, left_out, rows[:count], np.ones((count, 1)))
    block.add(instance.node_price[part.pools] / scale, most, rows[count:], -capacity[:, None], lower=fewest)
    lower = np.concatenate([part.count, np.full(len(part.pools), -np.inf)])
    return block.model(lower, np.concatenate([part.count, -np.floor(part.staying() / unit)]), whole=True)


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
    small = _demands(part) < TINY * _capacities(part)[0][column]
    needed = part.reduced.instance.demand[part.example[row], part.pools[column]] > 0
    for arc in np.flatnonzero(small & needed).tolist():
        most = float(part.count[row[arc]])
        nodes = len(row) + len(part.count) + int(column[arc])
        solver.addRow(-highspy.kHighsInf, 0.0, 2, np.array([arc, nodes], dtype=np.int32), np.array([1.0, -most]))
