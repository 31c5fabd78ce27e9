"""The two stages: first leave out as little as possible, then pay as little as possible for the rest."""

import time
from dataclasses import dataclass

from landing_zone.placement.formulation import (
    Columns,
    formulate,
    left_out_costs,
    left_out_row,
    money_costs,
)
from landing_zone.placement.highs import Solved, minimise
from landing_zone.placement.problem import Arc, Problem

GAP_DIGITS = 6


@dataclass(frozen=True)
class Answer:
    """An arc or None per workload, and open nodes per pool."""

    arcs: tuple[Arc | None, ...]
    nodes: tuple[int, ...]
    gap: float
    """(cost − bound) / cost of the second stage; 0 = proven."""
    proven: bool
    """Whether both stages are proven optimal."""

    def left_out(self) -> tuple[int, ...]:
        """Workloads without an arc."""
        return tuple(w for w, arc in enumerate(self.arcs) if arc is None)


def optimise(problem: Problem, *, seed: int, time_limit_s: float) -> Answer:
    """Return the best answer found in the time; leaving everything out is always one."""
    program, started = formulate(problem), time.monotonic()
    first = minimise(program, left_out_costs(problem), seed=seed, time_limit_s=time_limit_s)
    if first is None:
        return _nothing(problem)
    left = max(1.0, time_limit_s - (time.monotonic() - started))
    second = minimise(
        program, money_costs(problem), (left_out_row(problem, round(first.cost)),), seed=seed, time_limit_s=left
    )
    if second is None:
        return _answer(problem, first, gap=1.0, proven=False)
    gap = 0.0 if second.optimal else round((second.cost - second.bound) / max(abs(second.cost), 1e-9), GAP_DIGITS)
    return _answer(problem, second, gap=gap, proven=first.optimal and second.optimal)


def fewest_missing(problem: Problem, *, seed: int, time_limit_s: float) -> int:
    """Return how many of the workloads that must run can't, at best."""
    first = minimise(formulate(problem), left_out_costs(problem), seed=seed, time_limit_s=time_limit_s)
    count = len(problem.workloads)
    return count if first is None else round(first.cost) // (count + 1)


def _answer(problem: Problem, solved: Solved, *, gap: float, proven: bool) -> Answer:
    columns = Columns.of(problem)
    chosen: list[Arc | None] = [None] * columns.workloads
    for a, arc in enumerate(problem.arcs):
        if solved.values[a] == 1:
            chosen[arc.workload] = arc
    nodes = tuple(int(solved.values[columns.nodes(p)]) for p in range(columns.pools))
    return Answer(tuple(chosen), nodes, gap, proven)


def _nothing(problem: Problem) -> Answer:
    nodes = tuple(site.pool.nodes.min for site in problem.pools)
    return Answer((None,) * len(problem.workloads), nodes, gap=1.0, proven=False)
