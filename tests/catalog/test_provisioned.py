"""Units: how many, what they cost, and when they beat paying by the token."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.provisioned import (
    NotPublished,
    RequestTokens,
    break_even,
    provisioned_cost_usd_per_hour,
    units_needed,
)
from landing_zone.catalog.token_price import NotSold, token_cost_usd

OFFERS = load_catalog().managed_offers
UNIT = dataclasses.replace(
    OFFERS["azure-openai/eu/gpt-4.1/unit"],
    unit_usd_per_hour=1.1,
    unit_tokens_per_minute=3000,
    unit_output_weight=4,
    unit_cached_weight=0,
    units_min=15,
    units_step=5,
)
TOKEN = dataclasses.replace(
    OFFERS["azure-openai/eu/gpt-4.1/token"],
    input_usd_per_million_tokens=2.2,
    cached_input_usd_per_million_tokens=0.55,
    output_usd_per_million_tokens=8.8,
)
REQUEST = RequestTokens(1000, 500)


def test_output_counts_by_its_weight() -> None:
    """1,000 in and 500 out weigh 3,000: a unit serves one a minute, 60 a second need 3,600 units."""
    assert units_needed(UNIT, REQUEST, 1) == 60
    assert units_needed(UNIT, REQUEST, 60) == 3600


def test_units_come_in_steps_above_the_fewest() -> None:
    """Nothing needs 15, 15 units' worth 15, a little more 20."""
    assert units_needed(UNIT, REQUEST, 0) == 15
    assert units_needed(UNIT, REQUEST, 15 / 60) == 15
    assert units_needed(UNIT, REQUEST, 15.01 / 60) == 20


def test_cached_input_takes_no_unit_where_the_provider_says_so() -> None:
    """Azure deducts it whole, Vertex AI counts a tenth, and unknown counts as input."""
    cached = RequestTokens(1000, 0, cached_share=1)
    assert units_needed(UNIT, RequestTokens(1000, 500, 1), 1) == 40
    tenth, unknown = (dataclasses.replace(UNIT, unit_cached_weight=w, units_min=1, units_step=1) for w in (0.1, None))
    assert units_needed(tenth, cached, 10) == 20
    assert units_needed(unknown, cached, 10) == 200


def test_units_cost_their_hour_used_or_not() -> None:
    """15 units at 1.10."""
    assert provisioned_cost_usd_per_hour(UNIT, 15) == pytest.approx(16.5)


@pytest.mark.parametrize("units", [0, 14, 16, 21])
def test_other_numbers_are_not_sold(units: int) -> None:
    """Fewer than the fewest, and between the steps."""
    with pytest.raises(NotSold, match="15 and 5 more"):
        provisioned_cost_usd_per_hour(UNIT, units)


def test_break_even_by_hand() -> None:
    """16.5 USD an hour against 0.0066 a request: 2,500 requests an hour, of 900 that the units serve: never."""
    point = break_even(UNIT, TOKEN, REQUEST)
    assert point.units == 15
    assert point.unit_cost_usd_per_hour == pytest.approx(16.5)
    assert point.requests_per_second == pytest.approx(2500 / 3600)
    assert point.capacity_requests_per_second == pytest.approx(0.25)
    assert point.utilisation == pytest.approx(2500 / 900)


def test_a_year_pays_off_where_an_hour_does_not() -> None:
    """With a year's commitment the same units break even below their capacity."""
    year = dataclasses.replace(UNIT, unit_usd_per_hour=0.3329)
    assert break_even(UNIT, TOKEN, REQUEST).utilisation > 1
    assert break_even(year, TOKEN, REQUEST).utilisation < 1


def test_what_is_not_known_or_not_sold_is_an_error() -> None:
    """Bedrock does not publish what a model unit serves; tokens are no units; a free request has no break-even."""
    with pytest.raises(NotPublished, match="measure it"):
        units_needed(OFFERS["bedrock/us-east-1/cohere.command-text-v14/unit-1-month"], REQUEST, 1)
    with pytest.raises(NotSold, match="not sold by the unit"):
        units_needed(TOKEN, REQUEST, 1)
    with pytest.raises(NotSold, match="not sold by the unit"):
        provisioned_cost_usd_per_hour(TOKEN, 15)
    with pytest.raises(NotSold, match="not sold by the token"):
        break_even(UNIT, UNIT, REQUEST)
    with pytest.raises(ValueError, match="without tokens"):
        units_needed(UNIT, RequestTokens(0, 0), 1)
    with pytest.raises(ValueError, match="costs nothing"):
        break_even(UNIT, TOKEN, RequestTokens(0, 0))


@given(st.floats(0, 1000), st.integers(1, 100_000), st.integers(0, 10_000), st.floats(0, 1))
def test_the_units_needed_serve_the_load(rate: float, tokens_in: int, tokens_out: int, cached: float) -> None:
    """They are sold in that number, they hold the load, and a step fewer would not."""
    request = RequestTokens(tokens_in, max(tokens_out, 1), cached)
    units = units_needed(UNIT, request, rate)
    assert provisioned_cost_usd_per_hour(UNIT, units) == pytest.approx(1.1 * units)
    each = break_even(UNIT, TOKEN, request).capacity_requests_per_second / 15
    assert units * each >= rate * (1 - 1e-6)
    assert units == 15 or (units - 5) * each < rate * (1 + 1e-6)


@given(st.integers(1, 100_000), st.integers(1, 10_000), st.floats(0, 1))
def test_at_break_even_both_cost_the_same(tokens_in: int, tokens_out: int, cached: float) -> None:
    """The requests of an hour by the token cost what the units do."""
    request = RequestTokens(tokens_in, tokens_out, cached)
    point = break_even(UNIT, TOKEN, request, 40)
    each = token_cost_usd(TOKEN, tokens_in, tokens_out, cached_share=cached)
    assert 3600 * point.requests_per_second * each == pytest.approx(point.unit_cost_usd_per_hour)
