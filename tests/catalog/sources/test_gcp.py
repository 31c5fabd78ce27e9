"""Google: the prices of a node are the sums over its cores, memory, accelerators and disks."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.sources.gcp import ENDPOINT, GcpBilling
from landing_zone.catalog.sources.http import Http
from landing_zone.catalog.sources.source import PriceKind
from landing_zone.errors import SourceError

REGIONS = ["gcp/us-central1", "gcp/us-east1", "gcp/europe-west4"]


@pytest.fixture
def types(node: Callable[..., Any]) -> list[Any]:
    """Nodes with one A100 of either memory, and one whose family the answers lack."""
    return [
        node("gcp", "a2-highgpu-1g", "A100-40GB", 1, vcpu=12, memory_gib=85),
        node("gcp", "a2-ultragpu-1g", "A100-80GB", 1, vcpu=12, memory_gib=170),
        node("gcp", "g2-standard-4", "L4", 1, vcpu=4, memory_gib=16),
    ]


@pytest.fixture
def address(served: Any, recorded: Callable[[str], str], waits: list[float]) -> str:
    """The address of the recorded answers."""
    return str(served.lay("/v1/skus", recorded("gcp_page_1.json"), recorded("gcp_page_2.json")))


def test_parts_are_summed(address: str, prices: Callable[..., Any], types: list[Any]) -> None:
    """On-demand as published for both A100; spot with the higher of two rates; no sum where a rate is missing."""
    found = prices(GcpBilling(Http("gcp"), address), types, REGIONS)
    assert found[("a2-highgpu-1g", "us-central1", PriceKind.ON_DEMAND)] == pytest.approx(3.673385)
    assert found[("a2-highgpu-1g", "us-central1", PriceKind.SPOT)] == pytest.approx(12 * 0.02 + 85 * 0.002 + 1.5)
    assert found[("a2-highgpu-1g", "us-east1", PriceKind.SPOT)] == pytest.approx(12 * 0.016 + 85 * 0.002 + 1.5)
    disk = 375 * 0.08 / 730
    ultra = 12 * 0.031611 + 170 * 0.004237 + 3.92808 + disk
    assert found[("a2-ultragpu-1g", "us-central1", PriceKind.ON_DEMAND)] == pytest.approx(ultra, abs=1e-6)
    assert set(found) == {
        *(("a2-highgpu-1g", r, k) for r in ("us-central1", "us-east1") for k in (PriceKind.ON_DEMAND, PriceKind.SPOT)),
        *(("a2-ultragpu-1g", r, PriceKind.ON_DEMAND) for r in ("us-central1", "us-east1")),
    }


def test_all_pages_are_read_and_the_key_is_no_part_of_the_address(
    address: str, prices: Callable[..., Any], types: list[Any], served: Any
) -> None:
    """The key is a header, the second page is that of the token."""
    prices(GcpBilling(Http("gcp"), address, "hush"), types, REGIONS)
    first, second = served.asked
    assert (first.headers["X-Goog-Api-Key"], "key" in first.query) == ("hush", False)
    assert (first.query.get("pageToken"), second.query["pageToken"]) == (None, "APKCS1HVa0YpwgyT")


def test_without_a_key_it_says_which(prices: Callable[..., Any], types: list[Any]) -> None:
    """Google answers nobody without one."""
    with pytest.raises(SourceError, match=r"^gcp: an API key is needed; set GOOGLE_API_KEY to one that may use"):
        prices(GcpBilling(Http("gcp"), ENDPOINT), types, REGIONS)


@pytest.mark.parametrize(
    ("page", "told"),
    [({}, "JSON without skus"), ([], "JSON without skus"), ({"skus": [{"description": "A2"}]}, "lacks a field")],
)
def test_an_answer_of_another_shape_is_told_of(
    served: Any, prices: Callable[..., Any], types: list[Any], page: object, told: str
) -> None:
    """And never a traceback."""
    with pytest.raises(SourceError, match=told):
        prices(GcpBilling(Http("gcp"), served.lay("/v1/skus", json.dumps(page))), types, REGIONS)
