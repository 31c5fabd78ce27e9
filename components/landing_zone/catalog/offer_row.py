"""Rows of the table of offers with new prices in them, each price's source and day beside it."""

from collections.abc import Collection, Mapping
from datetime import date

from landing_zone.catalog.cell import Value
from landing_zone.catalog.sources.source import NodeType, PriceKind, PriceRow
from landing_zone.catalog.table import Row

LIST = (PriceKind.ON_DEMAND, PriceKind.SPOT)
"""Kinds whose source and day are the row's."""
TERMS = (PriceKind.RESERVED_1Y, PriceKind.RESERVED_3Y, PriceKind.CAPACITY_BLOCK)
"""Kinds whose source and day are those of its terms."""
ELSE = "; else: "


def node_type(row: Row) -> NodeType:
    """Return the type of node that a row of the table of offers is about."""
    return NodeType(
        row.text("cloud"),
        row.text("instance_type"),
        row.integer("vcpu"),
        row.number("memory_gib"),
        row.text("accelerator"),
        row.number("accelerators"),
    )


def renewed(old: Row | None, prices: Mapping[PriceKind, PriceRow]) -> dict[str, Value]:
    """Return the values of a row with new prices; ``old`` is the row at hand, None for a new one.

    Where only some of a group's prices are new, its source names both and its day is the older one.
    """
    values = dict(old.values) if old else _empty(next(iter(prices.values())))
    terms: list[str] = [*TERMS, "spot_interruptions"]
    listed = [p for kind, p in prices.items() if kind in LIST]
    reserved = [p for kind, p in prices.items() if kind in TERMS]
    _sign(values, "source", "as_of", listed, LIST)
    _sign(values, "terms_source", "terms_as_of", reserved, terms)
    return values | {kind: price.usd_per_hour for kind, price in prices.items()}


def _empty(price: PriceRow) -> dict[str, Value]:
    """Return a row that has nothing but the type and the region."""
    node = price.type
    optional = (*PriceKind, "spot_interruptions", "terms_source", "terms_as_of", "notes", "source", "as_of")
    return {
        "cloud": node.cloud,
        "instance_type": node.name,
        "region": price.region,
        "vcpu": node.vcpu,
        "memory_gib": node.memory_gib,
        "accelerator": node.accelerator,
        "accelerators": node.accelerators,
        **dict.fromkeys(optional),
    }


def _sign(values: dict[str, Value], source: str, as_of: str, new: list[PriceRow], columns: Collection[str]) -> None:
    """Write source and day of a group of columns."""
    if not new:
        return
    kept = [c for c in columns if values[c] is not None and c not in {p.kind for p in new}]
    names, day = "; ".join(dict.fromkeys(p.source for p in new)), min(p.as_of for p in new)
    before = str(values[source] or "").rpartition(ELSE)[2]
    former = values[as_of]
    if kept and before:
        what = ", ".join(p.kind.removesuffix("_usd_per_hour") for p in new)
        values[source] = f"{what}: {names}{ELSE}{before}"
        values[as_of] = min(day, former) if isinstance(former, date) else day
    else:
        specification = before.partition("; ")[2]
        values[source] = f"{names}; {specification}" if specification else names
        values[as_of] = day
