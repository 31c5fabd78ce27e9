"""What a cloud asks for data that leave a region: by where they go, and by tier of the month's volume.

A tier's price is that of the data in it, not of all data: the bill never falls when more is sent. Between two regions
of one cloud data cost, too; within a region they are free, and so they are on their way in.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from landing_zone.catalog.region import Region
from landing_zone.catalog.table import Row, Table

INTERNET = "internet"
ELSEWHERE = "*"


@dataclass(frozen=True)
class EgressTier:
    """The price of the data above a volume, up to the next tier."""

    cloud: str
    from_place: str
    """A region, or a continent."""
    to_place: str
    """`internet`, a region or continent of the same cloud, or `*` for its other regions."""
    tier_from_gb: float
    """A month."""
    usd_per_gb: float
    source: str
    as_of: date


Tiers = tuple[EgressTier, ...]
Rules = Mapping[tuple[str, str, str], Tiers]
"""Tiers in order, by cloud and the two places."""


def from_row(row: Row) -> EgressTier:
    """Make a tier from a row of `egress.csv`."""
    return EgressTier(
        cloud=row.text("cloud"),
        from_place=row.text("from_place"),
        to_place=row.text("to_place"),
        tier_from_gb=row.number("tier_from_gb"),
        usd_per_gb=row.number("usd_per_gb"),
        source=row.text("source"),
        as_of=row.day("as_of"),
    )


TABLE = Table("egress", from_row, lambda t: (t.cloud, t.from_place, t.to_place, t.tier_from_gb))


def rules(tiers: Iterable[EgressTier]) -> Rules:
    """Return the tiers by what they are about, lowest first."""
    found: dict[tuple[str, str, str], Tiers] = {}
    for tier in sorted(tiers, key=lambda t: t.tier_from_gb):
        key = (tier.cloud, tier.from_place, tier.to_place)
        found[key] = (*found.get(key, ()), tier)
    return found


def tiers_between(by_places: Rules, here: Region, there: Region | None) -> Tiers:
    """Return the tiers of data from ``here`` to another region, or with None to users and anywhere else.

    The nearest rule is taken: a region's own before its continent's. () within a region.
    """
    if there is not None and there.key == here.key:
        return ()
    inside = there is not None and there.cloud == here.cloud
    to_places = (there.name, there.continent, ELSEWHERE) if there is not None and inside else (INTERNET,)
    keys = ((here.cloud, origin, to) for origin in (here.name, here.continent) for to in to_places)
    return next(by_places[key] for key in keys if key in by_places)


def cost_usd(tiers: Tiers, gb: float) -> float:
    """Return the price of ``gb`` sent in a month.

    Raises:
        ValueError: ``gb`` is negative or not finite.
    """
    if not 0 <= gb < math.inf:
        raise ValueError(f"{gb} is no volume of data")
    ends = [tier.tier_from_gb for tier in tiers] + [math.inf]
    return sum(
        (min(gb, end) - tier.tier_from_gb) * tier.usd_per_gb
        for tier, end in zip(tiers, ends[1:], strict=True)
        if gb > tier.tier_from_gb
    )
