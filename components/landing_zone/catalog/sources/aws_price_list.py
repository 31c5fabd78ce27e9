"""AWS Price List: on-demand and reserved prices of EC2, by the operation GetProducts.

Format: docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/price-changes.html, "GetProducts". Filters as in
aws/karpenter-provider-aws.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from landing_zone.catalog.sources.aws_client import HOME, Client, clients, told
from landing_zone.catalog.sources.source import MALFORMED, NodeType, PriceKind, PriceRow, Query, Source
from landing_zone.errors import SourceError

NAME = "aws"
FILTERS = {
    "productFamily": "Compute Instance",
    "operatingSystem": "Linux",
    "preInstalledSw": "NA",
    "tenancy": "Shared",
    "capacitystatus": "Used",
    "marketoption": "OnDemand",
}
TERMS = {"1yr": PriceKind.RESERVED_1Y, "3yr": PriceKind.RESERVED_3Y}
RESERVATION = ("standard", "No Upfront")
"""Class and payment of the reservations whose price is taken."""


class AwsPriceList:
    """List prices of EC2; reserved ones are those of standard reservations of which nothing is paid up front."""

    def __init__(self, pricing: Client) -> None:
        self._pricing = pricing

    def fetch(self, query: Query) -> Iterator[PriceRow]:
        """Yield the prices of each type, one request per type. See `Source.fetch`."""
        regions = query.regions_of("aws")
        for node in query.types_of("aws").values() if regions else ():
            for product in self._products(node.name, regions):
                yield from _rows(product, node, query)

    def _products(self, instance_type: str, regions: list[str]) -> Iterator[dict[str, Any]]:
        wanted = {**FILTERS, "instanceType": instance_type}
        if len(regions) == 1:
            wanted["regionCode"] = regions[0]
        filters = [{"Type": "TERM_MATCH", "Field": field, "Value": value} for field, value in wanted.items()]
        with told(NAME):
            paginator = self._pricing.get_paginator("get_products")
            for page in paginator.paginate(ServiceCode="AmazonEC2", Filters=filters, FormatVersion="aws_v1"):
                yield from map(_document, page.get("PriceList", []))


def make(location: str | None) -> Source:
    """Return the source, with the AWS configuration of the user; `location` is another endpoint."""
    with told(NAME):
        return AwsPriceList(clients("pricing", location)(HOME))


def _document(text: str) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads(text)
    except ValueError:
        raise SourceError(f"{NAME}: a product of the price list is no JSON") from None
    return document


def _rows(product: dict[str, Any], node: NodeType, query: Query) -> Iterator[PriceRow]:
    try:
        region = product["product"]["attributes"]["regionCode"]
        if ("aws", region) not in query.regions:
            return
        source = f"AWS Price List, version {product['version']}"
        as_of = min(date.fromisoformat(product["publicationDate"][:10]), query.today)
        for kind, usd in _prices(product["terms"]).items():
            yield PriceRow(node, region, kind, round(usd, 6), source, as_of)
    except MALFORMED:
        raise SourceError(
            f"{NAME}: a product of the price list lacks a field, or holds another kind of value"
        ) from None


def _prices(terms: dict[str, Any]) -> dict[PriceKind, float]:
    found: dict[PriceKind, float] = {}
    for term in terms.get("OnDemand", {}).values():
        found[PriceKind.ON_DEMAND] = _hourly(term)
    for term in terms.get("Reserved", {}).values():
        attributes = term["termAttributes"]
        kind = TERMS.get(attributes["LeaseContractLength"])
        if kind and (attributes["OfferingClass"], attributes["PurchaseOption"]) == RESERVATION:
            found[kind] = _hourly(term)
    return found


def _hourly(term: dict[str, Any]) -> float:
    return sum(float(d["pricePerUnit"]["USD"]) for d in term["priceDimensions"].values() if d["unit"] == "Hrs")
