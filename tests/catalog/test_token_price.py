"""Costs by the token, on prices that are read off the table."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.token_price import NotSold, token_cost_usd

OFFERS = load_catalog().managed_offers
GPT = dataclasses.replace(
    OFFERS["azure-openai/global/gpt-5.4/token"],
    input_usd_per_million_tokens=2.5,
    cached_input_usd_per_million_tokens=0.25,
    output_usd_per_million_tokens=15.0,
    long_input_above_tokens=272_000,
    long_input_usd_per_million_tokens=5.0,
    long_output_usd_per_million_tokens=22.5,
    batch_discount=0.5,
)
TOKENS = st.integers(0, 2_000_000)


def test_a_request_costs_its_tokens() -> None:
    """A million in and a hundred thousand out, by hand: 1,000 × 2.5 + 100 × 15 per million."""
    assert token_cost_usd(GPT, 1000, 100) == pytest.approx((1000 * 2.5 + 100 * 15) / 1e6)


def test_cached_input_costs_its_own_price() -> None:
    """Half of the input from the cache: 500 × 2.5 + 500 × 0.25."""
    assert token_cost_usd(GPT, 1000, 0, cached_share=0.5) == pytest.approx((500 * 2.5 + 500 * 0.25) / 1e6)


def test_without_a_price_of_the_cache_it_costs_as_input() -> None:
    """Providers without a cache give no discount."""
    plain = dataclasses.replace(GPT, cached_input_usd_per_million_tokens=None)
    assert token_cost_usd(plain, 1000, 0, cached_share=1) == token_cost_usd(plain, 1000, 0)


def test_batches_save_their_discount() -> None:
    """Half of the whole."""
    assert token_cost_usd(GPT, 1000, 100, batch=True) == pytest.approx(0.5 * token_cost_usd(GPT, 1000, 100))


def test_a_long_request_costs_the_long_prices_as_a_whole() -> None:
    """One token above the limit doubles the input's price for all of it, cached or not."""
    assert token_cost_usd(GPT, 272_000, 0) == pytest.approx(272_000 * 2.5 / 1e6)
    assert token_cost_usd(GPT, 272_001, 10) == pytest.approx((272_001 * 5.0 + 10 * 22.5) / 1e6)
    assert token_cost_usd(GPT, 300_000, 0, cached_share=1) == pytest.approx(300_000 * 0.5 / 1e6)


def test_what_is_not_sold_is_an_error() -> None:
    """Batches of a model without, and tokens of an offer by the unit."""
    with pytest.raises(NotSold, match="not sold in batches"):
        token_cost_usd(dataclasses.replace(GPT, batch_discount=None), 1, 1, batch=True)
    with pytest.raises(NotSold, match="not sold by the token"):
        token_cost_usd(OFFERS["azure-openai/eu/gpt-5.4/unit"], 1, 1)


@pytest.mark.parametrize(("tokens_in", "tokens_out", "share"), [(-1, 0, 0), (0, -1, 0), (1, 1, 1.1), (1, 1, -0.1)])
def test_absurd_numbers_are_errors(tokens_in: float, tokens_out: float, share: float) -> None:
    """Negative tokens and shares outside of 0 to 1."""
    with pytest.raises(ValueError, match="tokens with"):
        token_cost_usd(GPT, tokens_in, tokens_out, cached_share=share)


@given(
    TOKENS, TOKENS, st.floats(0, 1), st.sampled_from([o for o in OFFERS.values() if o.by_token]).map(lambda o: o.key)
)
def test_more_tokens_never_cost_less(tokens_in: int, tokens_out: int, share: float, key: str) -> None:
    """In input and in output, for every offer; more from the cache never costs more."""
    offer = OFFERS[key]
    cost = token_cost_usd(offer, tokens_in, tokens_out, cached_share=share)
    slack = 1e-12
    assert cost <= token_cost_usd(offer, tokens_in + 1000, tokens_out, cached_share=share) + slack
    assert cost <= token_cost_usd(offer, tokens_in, tokens_out + 1000, cached_share=share) + slack
    assert cost <= token_cost_usd(offer, tokens_in, tokens_out) + slack


@given(TOKENS, TOKENS, st.floats(0.1, 10))
def test_prices_scale_the_cost(tokens_in: int, tokens_out: int, factor: float) -> None:
    """All prices times a factor, the cost times the factor."""
    prices = [f.name for f in dataclasses.fields(GPT) if f.name.endswith("_usd_per_million_tokens")]
    scaled = dataclasses.replace(GPT, **{p: factor * getattr(GPT, p) for p in prices})
    cost = token_cost_usd(GPT, tokens_in, tokens_out, cached_share=0.3)
    assert token_cost_usd(scaled, tokens_in, tokens_out, cached_share=0.3) == pytest.approx(factor * cost)
