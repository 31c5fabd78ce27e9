"""Prices of devices and tokens."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.sizing.cost import quotes, usd_per_million

OFFERS = tuple(load_catalog().offers.values())


def test_the_cheapest_comes_first_and_holds_the_replica() -> None:
    """Nodes of fewer devices than the replica has are not looked at while larger ones are there."""
    for devices in (1, 2, 4, 8):
        found = quotes(OFFERS, "H100", devices)
        prices = [q.usd_per_hour for q in found]
        assert prices == sorted(prices)
        assert all(q.offer.accelerators >= devices and q.nodes == 1 for q in found)


def test_a_replica_over_nodes_takes_whole_ones() -> None:
    """Sixteen H100 are two nodes of eight."""
    first = quotes(OFFERS, "H100", 16)[0]
    assert (first.nodes, first.usd_per_hour) == (2, 2 * first.offer.on_demand_usd_per_hour)


def test_a_place_narrows_the_offers() -> None:
    """Of a cloud, of a region, or of none."""
    assert {q.offer.cloud for q in quotes(OFFERS, "H100", 8, cloud="azure")} == {"azure"}
    assert {q.offer.region for q in quotes(OFFERS, "H100", 8, region="us-east-1")} == {"us-east-1"}
    assert quotes(OFFERS, "H100", 8, region="nowhere") == ()
    assert quotes(OFFERS, "no-such-accelerator", 1) == ()


@given(factor=st.floats(0.01, 100), devices=st.sampled_from([1, 2, 4, 8]), rate=st.floats(0.1, 1e6))
def test_price_scales_cost(factor: float, devices: int, rate: float) -> None:
    """Offers at a multiple of the price cost that multiple, by the hour and by the token."""
    scaled = [replace(o, on_demand_usd_per_hour=o.on_demand_usd_per_hour * factor) for o in OFFERS]
    one, other = quotes(OFFERS, "L4", devices)[0], quotes(scaled, "L4", devices)[0]
    assert other.usd_per_hour == pytest.approx(one.usd_per_hour * factor)
    by_token = [usd_per_million(q.usd_per_hour, rate) or 0 for q in (one, other)]
    assert by_token[1] == pytest.approx(by_token[0] * factor)


@given(usd=st.floats(0.01, 1e4), rate=st.floats(0.01, 1e6))
def test_units_round_trip(usd: float, rate: float) -> None:
    """The price of a million tokens times the millions of an hour is the price of the hour."""
    assert (usd_per_million(usd, rate) or 0) * rate * 3600 / 1e6 == pytest.approx(usd)


def test_no_tokens_have_no_price() -> None:
    """A price per nothing is none."""
    assert usd_per_million(1, 0) is None
