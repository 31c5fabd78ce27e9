"""The mixed-integer program: which columns and rows a problem has.

Columns, in this order: x_a, one per arc, binary; u_w, one per workload, binary, left out; y_p, one per pool, integer,
open nodes. Rows, one function each.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from landing_zone.placement.packing import node_room
from landing_zone.placement.preference import USD_PER_NODE
from landing_zone.placement.problem import FloatArray, Problem


@dataclass(frozen=True)
class Row:
    """lower ≤ Σ coefficient · column ≤ upper."""

    name: str
    columns: tuple[int, ...]
    coefficients: tuple[float, ...]
    lower: float
    upper: float


@dataclass(frozen=True)
class Program:
    """Rows and bounds of columns; all columns are integer."""

    rows: tuple[Row, ...]
    lower: FloatArray
    upper: FloatArray


@dataclass(frozen=True)
class Columns:
    """Where the columns of a problem start."""

    arcs: int
    workloads: int
    pools: int

    @classmethod
    def of(cls, problem: Problem) -> "Columns":
        """Return the columns of ``problem``."""
        return cls(len(problem.arcs), len(problem.workloads), len(problem.pools))

    @property
    def total(self) -> int:
        """Number of columns."""
        return self.arcs + self.workloads + self.pools

    def left_out(self, workload: int) -> int:
        """Column of u_w."""
        return self.arcs + workload

    def nodes(self, pool: int) -> int:
        """Column of y_p."""
        return self.arcs + self.workloads + pool


def formulate(problem: Problem) -> Program:
    """Return the program of ``problem``."""
    columns = Columns.of(problem)
    lower, upper = np.zeros(columns.total), np.ones(columns.total)
    for p, site in enumerate(problem.pools):
        lower[columns.nodes(p)] = site.pool.nodes.min
        upper[columns.nodes(p)] = site.pool.nodes.max
    rows = (*_one_place(problem, columns), *_room(problem, columns), *_opens(problem, columns), *_quota(problem))
    return Program(rows, lower, upper)


def left_out_costs(problem: Problem) -> FloatArray:
    """Cost of the first stage: workloads left out, one that must run weighing more than all best-effort ones."""
    columns = Columns.of(problem)
    costs = np.zeros(columns.total)
    for w in range(columns.workloads):
        costs[columns.left_out(w)] = 1 if problem.best_effort(w) else columns.workloads + 1
    return costs


def money_costs(problem: Problem) -> FloatArray:
    """Cost of the second stage, in USD per hour: open nodes, and the preferences between equals."""
    columns = Columns.of(problem)
    costs = np.zeros(columns.total)
    costs[: columns.arcs] = problem.arc_preference
    for p, site in enumerate(problem.pools):
        costs[columns.nodes(p)] = site.node_price_usd_per_hour + USD_PER_NODE
    return costs


def left_out_row(problem: Problem, allowed: float) -> Row:
    """Σ weight · u_w ≤ allowed: the second stage leaves out no more than the first had to."""
    costs = left_out_costs(problem)
    columns = tuple(int(c) for c in np.flatnonzero(costs))
    return Row("left_out", columns, tuple(float(costs[c]) for c in columns), -np.inf, allowed)


def _one_place(problem: Problem, columns: Columns) -> Iterator[Row]:
    """Σ_a∈w x_a + u_w = 1."""
    for w, document in enumerate(problem.workloads):
        arcs = tuple(int(a) for a in np.flatnonzero(problem.arc_workload == w))
        yield Row(f"place:{document.value.name}", (*arcs, columns.left_out(w)), (1.0,) * (len(arcs) + 1), 1, 1)


def _room(problem: Problem, columns: Columns) -> Iterator[Row]:
    """Σ_a∈p, s_a ≥ s  s_a · r_a · x_a ≤ ⌊C_p/s⌋ · s · y_p, for each size s: whole nodes, exactly (see packing)."""
    for p, site in enumerate(problem.pools):
        on_pool = problem.arc_pool == p
        for size in sorted(set(problem.arc_slots[on_pool].tolist())):
            arcs = np.flatnonzero(on_pool & (problem.arc_slots >= size))
            used = problem.arc_slots[arcs] * problem.arc_replicas[arcs]
            yield Row(
                f"room:{site.name}:{size}",
                (*(int(a) for a in arcs), columns.nodes(p)),
                (*(float(u) for u in used), -float(node_room(site.node_slots, size))),
                -np.inf,
                0,
            )


def _opens(problem: Problem, columns: Columns) -> Iterator[Row]:
    """k_a · x_a ≤ y_p, k_a the nodes that arc a needs alone. Implied by the rest; tightens the linear relaxation."""
    for a, arc in enumerate(problem.arcs):
        site = problem.pools[arc.pool]
        alone = -(-arc.candidate.replicas // (site.node_slots // arc.candidate.slots))
        yield Row(f"opens:{a}", (a, columns.nodes(arc.pool)), (float(alone), -1.0), -np.inf, 0)


def _quota(problem: Problem) -> Iterator[Row]:
    """Σ d_a · r_a · x_a ≤ accelerators of the tenant in the cluster."""
    for quota in problem.quotas:
        used = tuple(float(problem.arc_slots[a] * problem.arc_replicas[a]) for a in quota.arcs)
        yield Row(f"quota:{quota.tenant}:{quota.cluster}", tuple(int(a) for a in quota.arcs), used, 0, quota.devices)
