"""New prices against the offers at hand: taken, refused by name, confirmed; rows keep what is not renewed."""

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.offer import TABLE
from landing_zone.catalog.offer_row import node_type
from landing_zone.catalog.refresh import Change, Refresh, refresh
from landing_zone.catalog.sources.source import PriceKind, PriceRow, Query
from landing_zone.catalog.table import Row

OD, SPOT = PriceKind.ON_DEMAND, PriceKind.SPOT
A2 = ("gcp", "us-central1", "a2-highgpu-1g")
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def offers() -> dict[tuple[str, str, str], Row]:
    """The shipped offers of one type."""
    rows = TABLE.rows(load_catalog().folder)
    return {key: row for key, row in rows.items() if (key[0], key[2]) == (A2[0], A2[2])}


@pytest.fixture
def refreshed(offers: dict[tuple[str, str, str], Row]) -> Callable[..., Refresh]:
    """Refresh the offers of the type with prices given as (region, kind, USD per hour)."""
    node = node_type(offers[A2])
    query = Query(frozenset({node}), frozenset({A2[:2], ("gcp", "europe-west4")}), frozenset({node.accelerator}), DAY)

    def call(*prices: tuple[str, PriceKind, float], accept_jumps: bool = False) -> Refresh:
        rows = [PriceRow(node, region, kind, usd, "a list", DAY) for region, kind, usd in prices]
        return refresh(offers, rows, query, accept_jumps=accept_jumps)

    return call


def test_a_price_is_changed_another_confirmed(refreshed: Callable[..., Refresh], offers: Any) -> None:
    """The row has the new price, source and day, and else what it had; the other region is told as silent."""
    old = offers[A2]
    result = refreshed(("us-central1", OD, 3.9), ("us-central1", SPOT, old.number(SPOT)))
    assert result.taken == [Change(A2, OD, 3.673385, 3.9)]
    assert (result.confirmed, result.refused, result.incomplete) == (1, [], [])
    assert result.silent == [("gcp", "europe-west4", A2[2])]
    changed = {"on_demand_usd_per_hour": 3.9, "as_of": DAY}
    row = dict(result.rows[A2])
    assert str(row.pop("source")).startswith("a list; ")
    assert row == {name: value for name, value in (dict(old.values) | changed).items() if name != "source"}


def test_a_jump_is_named_and_not_taken(refreshed: Callable[..., Refresh]) -> None:
    """Unless told; what is no price is not taken even then."""
    jump = ("us-central1", OD, 36.73)
    refused = refreshed(jump)
    assert [(c.key, c.old, c.new, c.doubt) for c in refused.refused] == [
        (A2, 3.673385, 36.73, "moves by a factor of 10")
    ]
    assert (refused.taken, refused.rows) == ([], {})
    accepted = refreshed(jump, ("us-central1", SPOT, 0.0), accept_jumps=True)
    assert [c.new for c in accepted.taken] == [36.73]
    assert [c.doubt for c in accepted.refused] == ["is no price"]


def test_spot_is_judged_by_the_new_on_demand_price(refreshed: Callable[..., Refresh]) -> None:
    """Both fall: a spot price above the new on-demand price is refused, though it is below the old one."""
    result = refreshed(("us-central1", SPOT, 2.5), ("us-central1", OD, 2.4))
    assert [c.doubt for c in result.taken] == [""]
    assert [c.doubt for c in result.refused] == ["is not below on-demand, 2.4"]


def test_on_demand_may_not_fall_below_the_spot_price_at_hand(refreshed: Callable[..., Refresh]) -> None:
    """The row would contradict itself."""
    result = refreshed(("us-central1", OD, 1.9))
    assert [c.doubt for c in result.refused] == ["is not above spot, 1.92802"]


def test_a_region_without_an_offer_gets_one(refreshed: Callable[..., Refresh], offers: Any) -> None:
    """If its on-demand price is known and near that of other regions."""
    key = ("gcp", "europe-north1", A2[2])
    assert key not in offers
    result = refreshed(("europe-north1", OD, 4.0), ("europe-north1", SPOT, 1.0))
    assert result.rows[key]["vcpu"] == offers[A2].integer("vcpu")
    assert (result.rows[key]["source"], result.rows[key]["notes"]) == ("a list", None)
    assert [(c.old, c.new) for c in result.taken] == [(None, 4.0), (None, 1.0)]
    assert refreshed(("europe-north1", SPOT, 1.0)).incomplete == [key]
    (far,) = refreshed(("europe-north1", OD, 40.0)).refused
    assert far.doubt.endswith("off the other regions")


def test_of_several_prices_the_last_counts(refreshed: Callable[..., Refresh]) -> None:
    """So a source that is named later has the last word."""
    assert [c.new for c in refreshed(("us-central1", OD, 3.7), ("us-central1", OD, 3.8)).taken] == [3.8]


def test_half_a_row_keeps_the_older_day_and_both_sources(refreshed: Callable[..., Refresh], offers: Any) -> None:
    """The price that was not renewed is as old as it was; done again, the source does not grow."""
    result = refreshed(("us-central1", SPOT, 2.0))
    row = result.rows[A2]
    assert row["source"] == f"spot: a list; else: {offers[A2].text('source')}"
    assert row["as_of"] == offers[A2].day("as_of")
    again = dataclasses.replace(offers[A2], values=row)
    node = node_type(again)
    query = Query(frozenset({node}), frozenset({A2[:2]}), frozenset({node.accelerator}), DAY)
    second = refresh({A2: again}, [PriceRow(node, A2[1], SPOT, 2.1, "another", DAY)], query, accept_jumps=False)
    assert second.rows[A2]["source"] == f"spot: another; else: {offers[A2].text('source')}"


def test_reserved_prices_have_source_and_day_of_their_own(refreshed: Callable[..., Refresh], offers: Any) -> None:
    """The row's own stay as they were."""
    row = refreshed(("us-central1", PriceKind.RESERVED_1Y, 2.3)).rows[A2]
    assert row["reserved_1y_usd_per_hour"] == 2.3
    assert row["terms_as_of"] is not None
    assert "a list" in str(row["terms_source"])
    assert (row["source"], row["as_of"]) == (offers[A2].text("source"), offers[A2].day("as_of"))


def test_no_price_is_no_silence(refreshed: Callable[..., Refresh]) -> None:
    """Of a cloud that gave nothing at all, nothing is said."""
    assert refreshed() == Refresh()
