"""New prices against the offers at hand: what changes, what is not believed, and the rows that come of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from landing_zone.catalog.cell import Value
from landing_zone.catalog.offer_row import renewed
from landing_zone.catalog.plausible import doubt, is_price, overtaken
from landing_zone.catalog.sources.source import PriceKind, PriceRow, Query
from landing_zone.catalog.table import Row

Key: TypeAlias = tuple[str, str, str]
"""Cloud, region and instance type, as in the table of offers."""
SAME = 1e-6
"""USD per hour below which two prices are one."""


@dataclass(frozen=True)
class Change:
    """One price that differs from the one at hand."""

    key: Key
    kind: PriceKind
    old: float | None
    """USD per hour; None where the price is new."""
    new: float
    doubt: str = ""
    """Why it is not believed."""


@dataclass
class Refresh:
    """What new prices come to."""

    taken: list[Change] = field(default_factory=list)
    refused: list[Change] = field(default_factory=list)
    confirmed: int = 0
    """Prices that are as they were."""
    silent: list[Key] = field(default_factory=list)
    """Offers that were asked for, and of which no source said anything."""
    incomplete: list[Key] = field(default_factory=list)
    """New offers without an on-demand price, which are no row."""
    rows: dict[Key, dict[str, Value]] = field(default_factory=dict)
    """Rows of the table of offers with a price that was taken or confirmed."""


def refresh(offers: Mapping[Key, Row], prices: Iterable[PriceRow], query: Query, *, accept_jumps: bool) -> Refresh:
    """Compare prices with the offers at hand; of several prices for one thing the last one counts.

    With ``accept_jumps`` whatever is a price is taken, else none that `plausible.doubt` doubts. What is not taken
    leaves the price at hand as it is.
    """
    found: dict[Key, dict[PriceKind, PriceRow]] = {}
    for price in prices:
        found.setdefault((price.type.cloud, price.region, price.type.name), {})[price.kind] = price
    result = Refresh(silent=_silent(offers, found, query))
    usual = _by_type(offers)
    for key in sorted(found):
        old = _prices(offers[key]) if key in offers else {}
        taken = _judge(result, key, old, found[key], usual, accept_jumps=accept_jumps)
        if PriceKind.ON_DEMAND not in old and PriceKind.ON_DEMAND not in taken:
            result.incomplete.append(key)
        elif taken:
            result.rows[key] = renewed(offers.get(key), taken)
            _count(result, key, old, taken)
    return result


def _judge(
    result: Refresh,
    key: Key,
    old: dict[PriceKind, float],
    new: dict[PriceKind, PriceRow],
    usual: dict[tuple[str, str], list[float]],
    *,
    accept_jumps: bool,
) -> dict[PriceKind, PriceRow]:
    """Return the prices of one offer that are taken, and note the others as refused."""
    held, taken = dict(old), {}
    for kind in (k for k in PriceKind if k in new):
        usd = new[kind].usd_per_hour
        why = doubt(kind, usd, held, usual.get((key[0], key[2]), []))
        if why and not (accept_jumps and is_price(usd)):
            result.refused.append(Change(key, kind, old.get(kind), usd, why))
            continue
        held[kind], taken[kind] = usd, new[kind]
    if PriceKind.ON_DEMAND in taken and not accept_jumps and (why := overtaken(held)):
        usd = taken.pop(PriceKind.ON_DEMAND).usd_per_hour
        result.refused.append(Change(key, PriceKind.ON_DEMAND, old.get(PriceKind.ON_DEMAND), usd, why))
    return taken


def _count(result: Refresh, key: Key, old: dict[PriceKind, float], taken: dict[PriceKind, PriceRow]) -> None:
    for kind, price in taken.items():
        before = old.get(kind)
        if before is not None and abs(before - price.usd_per_hour) < SAME:
            result.confirmed += 1
        else:
            result.taken.append(Change(key, kind, before, price.usd_per_hour))


def _prices(row: Row) -> dict[PriceKind, float]:
    found = {kind: row.optional_number(kind) for kind in PriceKind}
    return {kind: usd for kind, usd in found.items() if usd is not None}


def _by_type(offers: Mapping[Key, Row]) -> dict[tuple[str, str], list[float]]:
    """Return the on-demand prices of each type over all regions."""
    found: dict[tuple[str, str], list[float]] = {}
    for (cloud, _, name), row in offers.items():
        found.setdefault((cloud, name), []).append(row.number(PriceKind.ON_DEMAND))
    return found


def _silent(offers: Mapping[Key, Row], found: Mapping[Key, object], query: Query) -> list[Key]:
    """Return the offers that were asked for in vain, of the clouds that gave any price."""
    asked = {(node.cloud, node.name) for node in query.types} if found else set()
    clouds = {cloud for cloud, _, _ in found}
    return sorted(
        key
        for key in offers
        if key not in found and key[0] in clouds and (key[0], key[2]) in asked and key[:2] in query.regions
    )
