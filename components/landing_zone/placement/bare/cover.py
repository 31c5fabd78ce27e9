"""Sets of workloads that don't fit on a number of nodes, as rows without the sizes of anything.

HiGHS takes 1e-6 for nothing, a full node 1e-9. Where that matters, an answer of HiGHS holds a set S that doesn't fit on
the y nodes it counts. Any |S| workloads of which none is smaller than all of S don't fit either (the extended cover
inequality; Balas, Facets of the knapsack polytope, 1975), unless there is a further node.
"""

from dataclasses import dataclass

import highspy
import numpy as np

from landing_zone.placement.bare.instance import FloatArray, IntArray
from landing_zone.placement.bare.part import Part


@dataclass(frozen=True)
class Cover:
    """At most ``most`` of these workloads fit on so many nodes of a pool."""

    pool: int
    nodes: int
    workloads: IntArray
    most: int


def overfull(part: Part, assignment: IntArray, nodes: FloatArray) -> list[Cover]:
    """Return a cover for each pool that an assignment needs more nodes of than ``nodes``, P."""
    instance = part.reduced.instance
    needed = instance.nodes(instance.used(assignment))
    return [_cover(part, assignment, pool, int(nodes[pool])) for pool in np.flatnonzero(needed > nodes).tolist()]


def _cover(part: Part, assignment: IntArray, pool: int, nodes: int) -> Cover:
    demand, capacity = part.reduced.instance.demand[:, pool], part.reduced.instance.node_capacity[pool]
    room = nodes * capacity * (1 + part.reduced.instance.slack[pool])
    members = np.flatnonzero(assignment == pool)
    members = members[np.argsort(-demand[members], kind="stable")]
    most = int(np.searchsorted(np.cumsum(demand[members]), room, side="right"))
    least = demand[members[0]] if nodes else np.finfo(np.float64).tiny
    further = np.flatnonzero(part.reduced.allowed[:, pool] & (demand >= least))
    return Cover(pool, nodes, np.union1d(members[: most + 1], further), most)


def add_cover(solver: highspy.Highs, part: Part, cover: Cover, fewest: int) -> None:
    """Add a cover's rows to the program of a part: Σ x ≤ most + |workloads|·z, and z only with a further node."""
    column = int(np.flatnonzero(part.pools == cover.pool)[0])
    row, columns = part.arcs
    arcs = np.flatnonzero((columns == column) & np.isin(part.example[row], cover.workloads))
    further, nodes = solver.getNumCol(), len(row) + len(part.count) + column
    empty = np.zeros(0)
    solver.addCol(0.0, 0.0, 1.0, 0, empty.astype(np.int32), empty)
    solver.changeColIntegrality(further, highspy.HighsVarType.kInteger)
    index = np.append(arcs, further).astype(np.int32)
    value = np.append(np.ones(len(arcs)), -float(max(0, len(arcs) - cover.most)))
    solver.addRow(-highspy.kHighsInf, float(cover.most), len(index), index, value)
    step = np.array([1.0, -float(cover.nodes + 1 - fewest)])
    solver.addRow(float(fewest), highspy.kHighsInf, 2, np.array([nodes, further], dtype=np.int32), step)
