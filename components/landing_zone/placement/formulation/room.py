"""Whole nodes: what is on a pool fits its open nodes."""

from collections.abc import Iterator, Sequence

from landing_zone.placement.arc import PoolArc
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import Row, at_most
from landing_zone.placement.packing import node_room


def room(columns: Columns) -> Iterator[Row]:
    """Σ_a∈p, s_a ≥ s  s_a · r_a · x_a ≤ ⌊C_p/s⌋ · s · y_p, for each size s: whole nodes, exactly (see packing)."""
    for p, site in enumerate(columns.problem.pools):
        arcs = columns.problem.arcs_on(p)
        for size in sizes(arcs):
            used = {a.index: float(a.slots) for a in arcs if a.candidate.slots >= size}
            used[columns.nodes(p)] = -float(node_room(site.node_slots, size))
            yield at_most(f"room:{site.name}:{size}", used, 0)


def opens(columns: Columns) -> Iterator[Row]:
    """k_a · x_a ≤ y_p, k_a the nodes that arc a needs alone. Implied by the rest; tightens the linear relaxation."""
    problem = columns.problem
    for arc in problem.arcs:
        if isinstance(arc, PoolArc):
            alone = -(-arc.candidate.replicas // (problem.pools[arc.pool].node_slots // arc.candidate.slots))
            yield at_most(f"opens:{arc.index}", {arc.index: float(alone), columns.nodes(arc.pool): -1.0}, 0)


def sizes(arcs: Sequence[PoolArc]) -> list[int]:
    """Return the different slots of one replica."""
    return sorted({a.candidate.slots for a in arcs})
