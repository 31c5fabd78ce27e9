"""EC2 spot price history: what a node of a type cost in each zone lately, by DescribeSpotPriceHistory."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from statistics import median
from typing import Any

from landing_zone.catalog.sources.aws_client import HOME, Client, clients, told
from landing_zone.catalog.sources.source import MALFORMED, PriceKind, PriceRow, Query, Source
from landing_zone.errors import SourceError

NAME = "aws-spot"
PRODUCTS = ["Linux/UNIX", "Linux/UNIX (Amazon VPC)"]
DAYS = 1


class AwsSpot:
    """Spot prices of EC2: of each zone the latest, of a region the median over its zones."""

    def __init__(self, in_region: Callable[[str], Client]) -> None:
        self._in_region = in_region

    def fetch(self, query: Query) -> Iterator[PriceRow]:
        """Yield the prices, region by region. See `Source.fetch`."""
        types = query.types_of("aws")
        since = datetime.combine(query.today - timedelta(days=DAYS), time(), UTC)
        for region in self._enabled(query.regions_of("aws")) if types else ():
            latest = self._latest(region, sorted(types), since)
            for name in sorted({of for of, _ in latest} & set(types)):
                seen = [(when, usd) for (of, _), (when, usd) in latest.items() if of == name]
                as_of = min(max(when for when, _ in seen).date(), query.today)
                usd = median(usd for _, usd in seen)
                source = f"EC2 spot price history, median of {len(seen)} zones"
                yield PriceRow(types[name], region, PriceKind.SPOT, round(usd, 6), source, as_of)

    def _enabled(self, regions: list[str]) -> list[str]:
        """Return those regions that the account may use: the others refuse."""
        if not regions:
            return []
        with told(NAME):
            enabled = {region["RegionName"] for region in self._in_region(HOME).describe_regions().get("Regions", [])}
        return [region for region in regions if region in enabled]

    def _latest(self, region: str, names: list[str], since: datetime) -> dict[tuple[str, str], tuple[datetime, float]]:
        """Return the latest entry of each type and zone."""
        latest: dict[tuple[str, str], tuple[datetime, float]] = {}
        for entry in self._history(region, names, since):
            try:
                key, price = (entry["InstanceType"], entry["AvailabilityZone"]), float(entry["SpotPrice"])
                when = entry["Timestamp"]
            except MALFORMED:
                raise SourceError(f"{NAME}: an entry of the history lacks a field") from None
            latest[key] = max(latest.get(key, (when, price)), (when, price))
        return latest

    def _history(self, region: str, names: list[str], since: datetime) -> Iterator[dict[str, Any]]:
        with told(NAME):
            pages = self._in_region(region).get_paginator("describe_spot_price_history")
            for page in pages.paginate(InstanceTypes=names, ProductDescriptions=PRODUCTS, StartTime=since):
                yield from page.get("SpotPriceHistory", [])


def make(location: str | None) -> Source:
    """Return the source, with the AWS configuration of the user; `location` is another endpoint."""
    return AwsSpot(clients("ec2", location))
