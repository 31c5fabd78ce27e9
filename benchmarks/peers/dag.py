"""Tasks that pass data on: where each runs, by the cost of running and of moving the data.

    min Σ_tc cost_tc · x_tc + Σ_e,pq egress_e,pq · z_e,pq
    Σ_c x_tc = 1,  Σ_q z_e,pq = Σ_c at p x_uc,  Σ_p z_e,pq = Σ_c at q x_vc  for each edge e from u to v

A linear program of paths where the tasks are a chain; whole numbers are asked for because they need not be one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np

from landing_zone.placement.formulation.program import FloatArray, Program, Row, exactly
from landing_zone.placement.highs import Solved, minimise

Price = Callable[[str, str, float], float]
"""Of moving so many GB from one place to another, USD."""


@dataclass(frozen=True)
class Candidate:
    """A way to run a task."""

    name: str
    place: str
    """Where, by whose name data are moved: `<cloud>/<region>`."""
    usd: float
    hours: float


@dataclass(frozen=True)
class Flow:
    """Data from one task to another, by their numbers."""

    origin: int
    target: int
    gb: float


@dataclass(frozen=True)
class Dag:
    """Tasks, each with its candidates, and flows. Data that lie somewhere are a task with one candidate, at no cost."""

    tasks: tuple[tuple[Candidate, ...], ...]
    flows: tuple[Flow, ...]

    def usd(self, plan: tuple[int, ...], price: Price) -> float:
        """Return what a plan costs: the number of the candidate by task."""
        chosen = [candidates[n] for candidates, n in zip(self.tasks, plan, strict=True)]
        moved = (price(chosen[f.origin].place, chosen[f.target].place, f.gb) for f in self.flows)
        return sum(candidate.usd for candidate in chosen) + sum(moved)

    def hours(self, plan: tuple[int, ...]) -> float:
        """Return how long the tasks of a chain take."""
        return sum(candidates[n].hours for candidates, n in zip(self.tasks, plan, strict=True))


@dataclass(frozen=True)
class Planned:
    """The number of the candidate by task, and the proof."""

    plan: tuple[int, ...]
    usd: float
    gap: float


@dataclass(frozen=True)
class _Columns:
    """Where the columns stand: the candidates of all tasks, then the pairs of places of all flows."""

    dag: Dag

    @cached_property
    def starts(self) -> list[int]:
        """First column of each task, and of the flows."""
        return list(accumulate((len(task) for task in self.dag.tasks), initial=0))

    @cached_property
    def pairs(self) -> list[tuple[int, str, str]]:
        """Flow and the two places of each column after the tasks'."""
        return [
            (n, here, there)
            for n, flow in enumerate(self.dag.flows)
            for here in self.places(flow.origin)
            for there in self.places(flow.target)
        ]

    def places(self, task: int) -> list[str]:
        """Return the places where a task can run."""
        return list(dict.fromkeys(candidate.place for candidate in self.dag.tasks[task]))

    def at(self, task: int, place: str) -> dict[int, float]:
        """Return the columns of a task's candidates at a place, with −1 for each."""
        candidates = enumerate(self.dag.tasks[task], self.starts[task])
        return dict.fromkeys((column for column, candidate in candidates if candidate.place == place), -1.0)

    def rows(self) -> Iterator[Row]:
        """Yield the rows."""
        for t, candidates in enumerate(self.dag.tasks):
            yield exactly(f"task:{t}", {self.starts[t] + n: 1.0 for n in range(len(candidates))}, 1)
        pairs = list(enumerate(self.pairs, self.starts[-1]))
        for n, flow in enumerate(self.dag.flows):
            for side, task in ((1, flow.origin), (2, flow.target)):
                for place in self.places(task):
                    moved = dict.fromkeys((c for c, pair in pairs if pair[0] == n and pair[side] == place), 1.0)
                    yield exactly(f"flow:{n}:{task}:{place}", {**moved, **self.at(task, place)}, 0)

    def costs(self, price: Price) -> FloatArray:
        """Return the cost of each column."""
        run = [candidate.usd for task in self.dag.tasks for candidate in task]
        moved = [price(here, there, self.dag.flows[n].gb) for n, here, there in self.pairs]
        return np.array([*run, *moved])


def plan(dag: Dag, price: Price, time_limit_s: float = 60.0) -> Planned:
    """Return the cheapest plan.

    Raises:
        ValueError: a task has no candidate, or the time was too short for any plan.
    """
    if not all(dag.tasks):
        raise ValueError("a task has no candidate")
    columns = _Columns(dag)
    costs = columns.costs(price)
    program = Program(tuple(columns.rows()), np.zeros(len(costs)), np.ones(len(costs)))
    solved = minimise(program, costs, seed=0, time_limit_s=time_limit_s)
    if solved is None:
        raise ValueError("the time was too short for any plan")
    return _planned(columns, solved, price)


def _planned(columns: _Columns, solved: Solved, price: Price) -> Planned:
    """Return the plan of the values, with the cost counted anew."""
    starts = columns.starts
    taken = [solved.values[first:last] for first, last in pairwise(starts)]
    chosen = tuple(int(np.argmax(values)) for values in taken)
    usd = columns.dag.usd(chosen, price)
    return Planned(chosen, usd, max(0.0, 1 - solved.bound / usd) if usd else 0.0)
