"""The numbers that decided: what each rests on, its day and age, and where it is from."""

from collections.abc import Iterator
from dataclasses import dataclass

from landing_zone.catalog.age import Dated, limit_days
from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Purchase
from landing_zone.placement.dated import Placed, deciding_rows, placed_by
from landing_zone.placement.plan import Plan

WHAT = {
    "accelerators": ("accelerator", "data sheet"),
    "models": ("model", "published"),
    "offers": ("price", "list price"),
    "managed": ("price", "list price"),
    "rtt": ("round trip", "measured"),
    "egress": ("data transfer", "list price"),
}


@dataclass(frozen=True)
class NumberRow:
    """A number, or numbers of one row, with its origin."""

    what: str
    name: str
    basis: str
    as_of: str = ""
    age: str = ""
    """On the day of the catalog's newest row."""
    old: bool = False
    source: str = ""


def number_rows(plan: Plan, inputs: Inputs, catalog: Catalog) -> tuple[NumberRow, ...]:
    """Return the rows in a fixed order: what the catalog says, then what the inputs say and what was estimated."""
    placed = list(placed_by(plan, inputs))
    told = dict.fromkeys(_told(placed, str(inputs.environment.source.file)))
    estimated = dict.fromkeys(row for one in placed for row in _distances(one, catalog))
    dated = (_dated(row, catalog) for row in deciding_rows(placed, catalog))
    return (*dated, *told, *estimated, *_times(plan))


def _dated(row: Dated, catalog: Catalog) -> NumberRow:
    what, basis = WHAT[row.table]
    days = row.days(catalog.newest)
    basis = f"{basis}, inferred in part" if row.inferred else basis
    return NumberRow(what, row.name, basis, str(row.as_of), f"{days} days", days > limit_days(row.table), row.source)


def _told(placed: list[Placed], file: str) -> Iterator[NumberRow]:
    """Prices that the environment names itself."""
    for one in placed:
        if one.cluster is None or one.pool is None:
            continue
        name = f"{one.cluster.name}/{one.pool.name}"
        if one.pool.ownership is not None:
            yield NumberRow("price", name, f"the owner's terms, {one.pool.ownership.placement} cost", source=file)
        elif one.pool.price_usd_per_hour is not None:
            yield NumberRow("price", name, "the environment's own", source=file)
        elif one.pool.purchase is Purchase.OWNED:
            yield NumberRow("price", name, "owned, and no terms given: nothing", source=file)


def _distances(placed: Placed, catalog: Catalog) -> Iterator[NumberRow]:
    """Round trips that an objective depends on and nobody measured."""
    if placed.workload.objectives.round_trip_ms is None:
        return
    here = placed.region(catalog)
    name = here or (placed.cluster.name if placed.cluster else "")
    for users in placed.workload.traffic.users:
        if (here or "", users.region) not in catalog.round_trips:
            yield NumberRow("round trip", f"{name} and {users.region}", "estimated from the distance")


def _times(plan: Plan) -> Iterator[NumberRow]:
    for decision in plan.decisions:
        if decision.basis is not None:
            yield NumberRow("times", decision.workload, decision.basis.value)
