"""Azure: the price that holds today for a Linux machine, spot and reserved beside it, over all pages."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.sources.azure import AzureRetail, make
from landing_zone.catalog.sources.http import Http
from landing_zone.catalog.sources.source import PriceKind
from landing_zone.errors import SourceError

A100, E64 = "Standard_NC24ads_A100_v4", "Standard_E64_v4"
REGIONS = ["azure/eastus", "azure/southcentralus"]


@pytest.fixture
def types(node: Callable[..., Any]) -> list[Any]:
    """Two of the types of the recorded answers."""
    return [node("azure", A100, "A100-80GB-PCIe", 1), node("azure", E64), node("aws", "p5.48xlarge", "H100", 8)]


@pytest.fixture
def source(served: Any, recorded: Callable[[str], str], waits: list[float]) -> AzureRetail:
    """The source, with the recorded answers behind it."""
    second = served.lay("/next", recorded("azure_page_2.json"))
    page = json.loads(recorded("azure_page_1.json")) | {"NextPageLink": f"{second}?$skip=1000"}
    return AzureRetail(Http("azure"), served.lay("/api/retail/prices", json.dumps(page)))


def test_prices_of_linux_machines(source: AzureRetail, prices: Callable[..., Any], types: list[Any]) -> None:
    """Windows, low priority, development, other regions, other meters and future prices are left out."""
    assert prices(source, types, REGIONS) == {
        (A100, "eastus", PriceKind.ON_DEMAND): 3.673,
        (A100, "eastus", PriceKind.SPOT): 0.7345,
        (E64, "southcentralus", PriceKind.RESERVED_1Y): pytest.approx(25007 / 8760, abs=1e-6),
        (E64, "southcentralus", PriceKind.RESERVED_3Y): pytest.approx(48314 / 3 / 8760, abs=1e-6),
    }


def test_it_asks_for_what_is_wanted(
    source: AzureRetail, fetched: Callable[..., Any], served: Any, types: list[Any]
) -> None:
    """One filter with the types and regions; the next page as it is named."""
    rows = fetched(source, types, REGIONS)
    first, second = served.asked
    assert first.query["$filter"] == (
        "serviceName eq 'Virtual Machines' and (armSkuName eq 'Standard_E64_v4' or "
        "armSkuName eq 'Standard_NC24ads_A100_v4') and (armRegionName eq 'eastus' or armRegionName eq 'southcentralus')"
    )
    assert second.query == {"$skip": "1000"}
    assert {(row.source, row.as_of.isoformat()) for row in rows} == {
        ("Azure Retail Prices API 2023-01-01-preview", "2026-11-20")
    }


def test_nothing_wanted_is_nothing_asked(
    source: AzureRetail, prices: Callable[..., Any], served: Any, node: Any
) -> None:
    """Without a type or a region of the cloud there is no request."""
    assert prices(source, [node("aws", "p5.48xlarge")], REGIONS) == {}
    assert prices(source, [node("azure", A100)], ["aws/us-east-1"]) == {}
    assert served.asked == []


def test_pages_of_another_host_are_not_asked(served: Any, prices: Callable[..., Any], types: list[Any]) -> None:
    """An answer can't send the client elsewhere."""
    page = {"Items": [], "NextPageLink": "https://elsewhere.example/api"}
    source = make(served.lay("/api", json.dumps(page)))
    with pytest.raises(SourceError, match=r"^azure: 127.0.0.1 names elsewhere.example for its next page, which is not"):
        prices(source, types, REGIONS)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ([], "JSON without Items"),
        ({"Items": [{"armSkuName": A100}]}, "lacks a field, or holds another kind of value"),
        ({"Items": ["text"]}, "lacks a field, or holds another kind of value"),
    ],
)
def test_an_answer_of_another_shape_is_told_of(
    served: Any, prices: Callable[..., Any], types: list[Any], page: object, told: str
) -> None:
    """And never a traceback."""
    with pytest.raises(SourceError, match=told):
        prices(make(served.lay("/api", json.dumps(page))), types, REGIONS)
