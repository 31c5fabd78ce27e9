"""Azure Retail Prices: list prices of virtual machines over HTTPS, without credentials.

Format: learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices, version 2023-01-01-preview.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from landing_zone.catalog.sources.http import Http, host
from landing_zone.catalog.sources.source import MALFORMED, NodeType, PriceKind, PriceRow, Query, Source

NAME = "azure"
ENDPOINT = "https://prices.azure.com/api/retail/prices"
VERSION = "2023-01-01-preview"
TYPES_PER_REQUEST = 8
PAGES = 500
HOURS_PER_YEAR = 8760
LEFT_OUT = ("Windows", "Cloud Services", "CloudServices", "Dedicated Host")
"""Words in the name of a product that is not a plain Linux machine."""
TERMS = {"1 Year": (PriceKind.RESERVED_1Y, 1), "3 Years": (PriceKind.RESERVED_3Y, 3)}


@dataclass(frozen=True, order=True)
class _Meter:
    """A price with what decides which of several holds: the region's primary meter, then the latest."""

    primary: bool
    since: str
    usd_per_hour: float


class AzureRetail:
    """Prices of the Retail Prices API: consumption, spot, and reservations by the hour."""

    def __init__(self, http: Http, endpoint: str = ENDPOINT) -> None:
        self._http, self._endpoint = http, endpoint

    def fetch(self, query: Query) -> Iterator[PriceRow]:
        """Yield the prices that hold today. See `Source.fetch`."""
        types, regions = query.types_of("azure"), query.regions_of("azure")
        names = list(types)
        for start in range(0, len(names) if regions else 0, TYPES_PER_REQUEST):
            chosen = names[start : start + TYPES_PER_REQUEST]
            meters: dict[tuple[str, str, PriceKind], _Meter] = {}
            for item in self._items(_filter(chosen, regions)):
                self._add(meters, item, types, query)
            for (name, region, kind), meter in meters.items():
                yield _row(types[name], region, kind, meter, query.today)

    def _items(self, text: str) -> Iterator[dict[str, Any]]:
        url = self._endpoint
        params: dict[str, str] | None = {"api-version": VERSION, "currencyCode": "USD", "$filter": text}
        for _ in range(PAGES):
            page = self._http.json(url, params)
            if not isinstance(page, dict) or not isinstance(page.get("Items"), list):
                raise self._http.error(f"{host(url)} answered JSON without Items, which is no page of prices")
            yield from page["Items"]
            following = str(page.get("NextPageLink") or "")
            if not following:
                return
            if host(following) != host(self._endpoint):
                raise self._http.error(f"{host(url)} names {host(following)} for its next page, which is not asked")
            url, params = following, None
        raise self._http.error(f"{host(self._endpoint)} has no last page within {PAGES}; ask for fewer regions")

    def _add(
        self,
        meters: dict[tuple[str, str, PriceKind], _Meter],
        item: dict[str, Any],
        types: dict[str, NodeType],
        query: Query,
    ) -> None:
        try:
            priced = _priced(item, query.today)
            key = (str(item["armSkuName"]), str(item["armRegionName"]))
        except MALFORMED:
            raise self._http.error("an item of the price list lacks a field, or holds another kind of value") from None
        if priced is None or key[0] not in types or ("azure", key[1]) not in query.regions:
            return
        kind, meter = priced
        meters[*key, kind] = max(meter, meters.get((*key, kind), meter))


def make(location: str | None) -> Source:
    """Return the source; `location` is another address of the API."""
    return AzureRetail(Http(NAME), location or ENDPOINT)


def _filter(names: Sequence[str], regions: Sequence[str]) -> str:
    """Return the OData filter; values are compared with their case since this version of the API."""
    types = " or ".join(f"armSkuName eq '{_quoted(name)}'" for name in names)
    places = " or ".join(f"armRegionName eq '{_quoted(region)}'" for region in regions)
    narrow = f" and ({places})" if len(regions) <= TYPES_PER_REQUEST else ""
    return f"serviceName eq 'Virtual Machines' and ({types}){narrow}"


def _quoted(value: str) -> str:
    return value.replace("'", "''")


def _priced(item: dict[str, Any], today: date) -> tuple[PriceKind, _Meter] | None:
    """Return what an item's price is for, and the meter; None for what is no price of a Linux node today."""
    since = str(item["effectiveStartDate"])
    if any(word in item["productName"] for word in LEFT_OUT) or item["currencyCode"] != "USD":
        return None
    if date.fromisoformat(since[:10]) > today:
        return None
    kind, years = _kind(item)
    if kind is None:
        return None
    usd_per_hour = float(item["retailPrice"]) / (years * HOURS_PER_YEAR if years else 1)
    return kind, _Meter(bool(item["isPrimaryMeterRegion"]), since, usd_per_hour)


def _kind(item: dict[str, Any]) -> tuple[PriceKind | None, int]:
    """Return the kind, and the years that a reservation's one price covers; its unit says "1 Hour" all the same."""
    if item["type"] == "Reservation":
        return TERMS.get(item["reservationTerm"], (None, 0))
    if item["type"] != "Consumption" or item["unitOfMeasure"] != "1 Hour" or "Low Priority" in item["skuName"]:
        return None, 0
    return (PriceKind.SPOT if item["skuName"].endswith(" Spot") else PriceKind.ON_DEMAND), 0


def _row(node: NodeType, region: str, kind: PriceKind, meter: _Meter, today: date) -> PriceRow:
    return PriceRow(node, region, kind, round(meter.usd_per_hour, 6), f"Azure Retail Prices API {VERSION}", today)
