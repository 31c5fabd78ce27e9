"""The two stages: first leave out as little as possible, then pay as little as possible for the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.formulation.build import formulate, left_out_costs, left_out_row, money_costs
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import FloatArray, Program, Row
from landing_zone.placement.highs import Infeasible, Solved, minimise
from landing_zone.placement.problem import Problem
from landing_zone.placement.trace import Moment, Watch, relative_gap
from landing_zone.placement.warm import proposal

GAP_DIGITS = 6
SMALL_ARCS = 500
"""Up to so many arcs HiGHS needs no answer to begin with."""
START_SHARE = 0.1
"""Part of the time in which an answer to begin with is looked for."""
START_LEAST_S = 0.5
FIRST_STAGE = 0.5
"""Part of the time that is left in which the first stage may go on."""
LEAST_S = 0.01


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
    fewest_left_out: bool = True
    """Whether it is proven that no answer leaves out less."""

    def left_out(self) -> tuple[int, ...]:
        """Workloads without an arc."""
        return tuple(w for w, arc in enumerate(self.arcs) if arc is None)


def optimise(
    problem: Problem, *, seed: int, time_limit_s: float, rows: tuple[Row, ...] = (), watch: Watch | None = None
) -> Answer:
    """Return the best answer found in the time; leaving everything out is always one.

    Args:
        rows: further rows over the columns of the problem, for a question about the plan.
        watch: is told of the second stage's progress, and of its end.
    """
    clock = Clock(time_limit_s)
    program = formulate(problem)
    program = replace(program, rows=(*program.rows, *rows))
    search = _Search(problem, program, seed, clock)
    start = _start(search)
    try:
        first = search.fewest_left_out(start)
    except Infeasible:
        return replace(_nothing(problem), fewest_left_out=True)
    if first is None:
        return _nothing(problem)
    second = search.cheapest(first, search.better(start, first), watch)
    if second is not None and watch is not None:
        watch(Moment(clock.seconds(), second.cost, second.cost if second.optimal else second.bound))
    if second is None:
        return replace(_answer(problem, first, gap=1.0, proven=False), fewest_left_out=first.optimal)
    gap = 0.0 if second.optimal else round(relative_gap(second.cost, second.bound), GAP_DIGITS)
    answer = _answer(problem, second, gap=gap, proven=first.optimal and second.optimal)
    return replace(answer, fewest_left_out=first.optimal)


@dataclass(frozen=True)
class _Search:
    """The two stages of one program."""

    problem: Problem
    program: Program
    seed: int
    clock: Clock

    def fewest_left_out(self, start: Solved | None) -> Solved | None:
        """Return an answer that leaves out as little as can be; it takes half of the time at most."""
        costs = left_out_costs(self.problem)
        if start is not None and costs @ start.values == 0:
            return replace(start, cost=0.0, bound=0.0, optimal=True)
        limit_s = FIRST_STAGE * self.clock.left()
        return minimise(self.program, costs, seed=self.seed, time_limit_s=limit_s, start=_values(start))

    def cheapest(self, first: Solved, start: Solved, watch: Watch | None) -> Solved | None:
        """Return the cheapest answer that leaves out no more than the first stage's."""
        began, allowed = self.clock.seconds(), (left_out_row(self.problem, round(first.cost)),)
        later = None if watch is None else lambda m: watch(replace(m, seconds=m.seconds + began))
        return self._minimise(allowed, start.values, later)

    def better(self, start: Solved | None, first: Solved) -> Solved:
        """Return the start where it leaves out as little as the first stage: it is the cheaper of the two."""
        allowed = round(first.cost) + 0.5
        return start if start is not None and left_out_costs(self.problem) @ start.values < allowed else first

    def completed(self, arcs: tuple[int, ...]) -> Solved | None:
        """Return the cheapest answer that takes exactly these arcs; None if the rows forbid it."""
        count = len(self.problem.arcs)
        fixed = np.zeros(count)
        fixed[list(arcs)] = 1.0
        lower, upper = self.program.lower.copy(), self.program.upper.copy()
        lower[:count] = upper[:count] = fixed
        narrowed = replace(self, program=replace(self.program, lower=lower, upper=upper))
        try:
            return narrowed._minimise((), None, None)
        except Infeasible:
            return None

    def _minimise(self, rows: tuple[Row, ...], start: FloatArray | None, watch: Watch | None) -> Solved | None:
        costs, left_s = money_costs(self.problem), max(self.clock.left(), LEAST_S)
        return minimise(self.program, costs, rows, seed=self.seed, time_limit_s=left_s, start=start, watch=watch)


def _start(search: _Search) -> Solved | None:
    """Return an answer to begin with; None for a small problem, or where the bare problem's is none of this one."""
    if len(search.problem.arcs) <= SMALL_ARCS:
        return None
    clock = Clock(max(START_SHARE * search.clock.limit_s, START_LEAST_S))
    return search.completed(proposal(search.problem, seed=search.seed, clock=clock))


def _values(solved: Solved | None) -> FloatArray | None:
    return None if solved is None else solved.values


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
    return Answer((None,) * len(problem.workloads), nodes, units, {}, gap=1.0, proven=False, fewest_left_out=False)
