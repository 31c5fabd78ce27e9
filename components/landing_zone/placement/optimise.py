"""The two stages: first leave out as little as possible, then pay as little as possible for the rest."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.formulation.build import formulate, left_out_costs, left_out_row, money_costs
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.highs import Solved, minimise
from landing_zone.placement.problem import Problem

GAP_DIGITS = 6


@dataclass(frozen=True)
class Answer:
    """An arc or None per workload, open nodes per pool, reserved units per endpoint, and where workloads stand by."""

    arcs: tuple[PoolArc | EndpointArc | None, ...]
    nodes: tuple[int, ...]
    units: tuple[int, ...]
    standbys: Mapping[tuple[int, int], PoolArc | EndpointArc]
    """By loss and workload: what a workload that loses its pool moves to."""
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
    columns, values = Columns(problem), solved.values
    chosen: list[PoolArc | EndpointArc | None] = [None] * len(problem.workloads)
    for arc in problem.arcs:
        if values[arc.index] == 1:
            chosen[arc.workload] = arc
    nodes = tuple(int(values[columns.nodes(p)]) for p in range(len(problem.pools)))
    units = tuple(
        int(values[columns.reserved(e)]) * site.units_min + int(values[columns.steps(e)]) * site.step
        for e, site in enumerate(problem.endpoints)
    )
    return Answer(tuple(chosen), nodes, units, _standbys(columns, solved, chosen), gap, proven)


def _standbys(
    columns: Columns, solved: Solved, chosen: list[PoolArc | EndpointArc | None]
) -> dict[tuple[int, int], PoolArc | EndpointArc]:
    """Return the standbys of the workloads that lose the pool they are on."""
    problem, found = columns.problem, {}
    for n, standby in enumerate(columns.standbys):
        arc = problem.arcs[standby.arc]
        now = chosen[arc.workload]
        if solved.values[columns.standby(n)] == 1 and now and now.venue in problem.losses[standby.loss].gone:
            found[standby.loss, arc.workload] = arc
    return found


def _nothing(problem: Problem) -> Answer:
    nodes = tuple(site.pool.nodes.min for site in problem.pools)
    units = (0,) * len(problem.endpoints)
    return Answer((None,) * len(problem.workloads), nodes, units, {}, gap=1.0, proven=False)
