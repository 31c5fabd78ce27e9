"""Google Cloud Billing: the public price list of Compute Engine over HTTPS, with an API key.

Format: cloud.google.com/billing/docs/reference/rest/v1/services.skus/list.
"""

import os
from collections.abc import Iterator
from typing import Any

from landing_zone.catalog.sources.gcp_rates import Rates
from landing_zone.catalog.sources.http import Http, host
from landing_zone.catalog.sources.source import MALFORMED, PriceKind, PriceRow, Query, Source

NAME = "gcp"
ENDPOINT = "https://cloudbilling.googleapis.com/v1/services/6F81-5844-456A/skus"
"""6F81-5844-456A is Compute Engine."""
KEY = "GOOGLE_API_KEY"
PAGE_SIZE = 5000
PAGES = 200


class GcpBilling:
    """Prices of the Cloud Billing catalog, on-demand and spot."""

    def __init__(self, http: Http, endpoint: str = ENDPOINT, key: str | None = None) -> None:
        self._http, self._endpoint, self._key = http, endpoint, key

    def fetch(self, query: Query) -> Iterator[PriceRow]:
        """Yield the sums over the parts of each node. See `Source.fetch`."""
        types, regions = query.types_of("gcp"), query.regions_of("gcp")
        if not types or not regions:
            return
        rates = self._rates()
        for node in types.values():
            for region in regions:
                for kind in (PriceKind.ON_DEMAND, PriceKind.SPOT):
                    usd = rates.price(node, region, kind)
                    if usd is not None:
                        source = "Google Cloud Billing catalog API, summed per vCPU, GiB, accelerator and disk"
                        yield PriceRow(node, region, kind, round(usd, 6), source, query.today)

    def _rates(self) -> Rates:
        rates = Rates()
        for sku in self._skus():
            try:
                rates.add(sku)
            except MALFORMED:
                raise self._http.error(
                    "an entry of the price list lacks a field, or is another kind of value"
                ) from None
        return rates

    def _skus(self) -> Iterator[dict[str, Any]]:
        if not self._key and self._endpoint == ENDPOINT:
            raise self._http.error(f"an API key is needed; set {KEY} to one that may use the Cloud Billing API")
        headers = {"X-Goog-Api-Key": self._key} if self._key else None
        params = {"currencyCode": "USD", "pageSize": str(PAGE_SIZE)}
        for _ in range(PAGES):
            page = self._http.json(self._endpoint, params, headers)
            if not isinstance(page, dict) or not isinstance(page.get("skus"), list):
                raise self._http.error(f"{host(self._endpoint)} answered JSON without skus, which is no price list")
            yield from page["skus"]
            if not page.get("nextPageToken"):
                return
            params["pageToken"] = str(page["nextPageToken"])
        raise self._http.error(f"{host(self._endpoint)} has no last page within {PAGES}")


def make(location: str | None) -> Source:
    """Return the source; `location` is another address of the API. The key is read from `GOOGLE_API_KEY`."""
    return GcpBilling(Http(NAME), location or ENDPOINT, os.environ.get(KEY))
