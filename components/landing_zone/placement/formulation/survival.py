"""Every loss survived: what must go on fits what is left, where it is or where it stands by.

Y_p is what a pool can give: its open nodes y_p with hot standby, its nodes.max with cold. One loss at a time.
"""

from collections.abc import Iterator
from typing import NamedTuple

from landing_zone.config.resilience import Standby as Temperature
from landing_zone.config.resilience import Survives
from landing_zone.placement.arc import PoolArc
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import Row, at_most
from landing_zone.placement.losses import Loss
from landing_zone.placement.packing import node_room


class Load(NamedTuple):
    """An arc whose replicas a pool has to hold while something is lost, and the column that says whether it does."""

    column: int
    arc: PoolArc


def survival(columns: Columns) -> Iterator[Row]:
    """Yield the rows of every loss."""
    for number, loss in enumerate(columns.problem.losses):
        if loss.gone:
            yield from _stands_by(columns, number, loss)
        yield from _fits(columns, number, loss)
    yield from _zone_nodes(columns)


def _stands_by(columns: Columns, number: int, loss: Loss) -> Iterator[Row]:
    """Σ_a∈w, on a pool that is gone x_a ≤ Σ_a∈w b_(l,a)."""
    problem = columns.problem
    for w in range(len(problem.workloads)):
        lost = [a for a in problem.arcs_of(w) if problem.arcs[a].venue in loss.gone]
        if lost and problem.must_survive(w, loss):
            helps = {column: -1.0 for column, arc in columns.come(number) if arc.workload == w}
            yield at_most(f"standby:{loss.name}:{w}", {**dict.fromkeys(lost, 1.0), **helps}, 0)


def _fits(columns: Columns, number: int, loss: Loss) -> Iterator[Row]:
    """Σ s_a · r_a · (x_a + b_(l,a)) over what must go on and is of at least s slots ≤ ⌊C_p/s⌋ · s · (what is left)."""
    for p in range(len(columns.problem.pools)):
        loads = _loads(columns, number, loss, p)
        if p in loss.gone or not loads or (p not in loss.shrunk and not loss.gone):
            continue
        for size in sorted({load.arc.candidate.slots for load in loads}):
            large = [load for load in loads if load.arc.candidate.slots >= size]
            yield _row(columns, loss, p, size, large)
            yield from _opens(columns, number, p, size, large)
        if loss.level is Survives.NODE:
            yield from _holds_survivor(columns, p, loads)


def _loads(columns: Columns, number: int, loss: Loss, pool: int) -> list[Load]:
    problem = columns.problem
    stay = [Load(a.index, a) for a in problem.arcs_on(pool) if problem.must_survive(a.workload, loss)]
    arrive = columns.come(number)
    come = [Load(column, arc) for column, arc in arrive if isinstance(arc, PoolArc) and arc.pool == pool]
    return [*stay, *come]


def _row(columns: Columns, loss: Loss, pool: int, size: int, loads: list[Load]) -> Row:
    site, problem = columns.problem.pools[pool], columns.problem
    each = float(node_room(site.node_slots, size))
    terms = {load.column: float(load.arc.slots) for load in loads}
    limit = 0.0
    if problem.environment.value.resilience.standby is Temperature.HOT:
        terms[columns.nodes(pool)] = -each
    else:
        limit = each * site.pool.nodes.max
    if pool in loss.shrunk:
        gone = columns.holds_survivor(pool) if loss.level is Survives.NODE else columns.zone_nodes(pool)
        terms[gone] = each
    return at_most(f"survives:{loss.name}:{site.name}:{size}", terms, limit)


def _opens(columns: Columns, number: int, pool: int, size: int, loads: list[Load]) -> Iterator[Row]:
    """The same within ⌊C_p/s⌋ · s · t_(l,p): with cold standby, what is opened for the loss."""
    opened = columns.opened_nodes(number, pool)
    if opened is not None:
        site, terms = columns.problem.pools[pool], {load.column: float(load.arc.slots) for load in loads}
        terms[opened] = -float(node_room(site.node_slots, size))
        yield at_most(f"opened:{number}:{site.name}:{size}", terms, 0)


def _holds_survivor(columns: Columns, pool: int, loads: list[Load]) -> Iterator[Row]:
    """x_a ≤ z_p."""
    for load in loads:
        terms = {load.column: 1.0, columns.holds_survivor(pool): -1.0}
        yield at_most(f"holds:{pool}:{load.column}", terms, 0)


def _zone_nodes(columns: Columns) -> Iterator[Row]:
    """Y_p ≤ Z_p · v_p: nodes are spread evenly over the zones, so a zone has ⌈Y_p / Z_p⌉ at most."""
    hot = columns.problem.environment.value.resilience.standby is Temperature.HOT
    for p, site in enumerate(columns.problem.pools):
        zones = len(site.pool.zones)
        if zones > 1:
            terms = {columns.zone_nodes(p): -float(zones)}
            if hot:
                terms[columns.nodes(p)] = 1.0
            yield at_most(f"zone:{site.name}", terms, 0.0 if hot else -float(site.pool.nodes.max))
