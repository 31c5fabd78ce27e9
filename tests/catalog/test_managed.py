"""Managed offers: integrity of the table, and where requests are processed."""

import statistics
from collections import defaultdict
from datetime import date

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.managed import ManagedOffer, ManagedPurchase
from landing_zone.catalog.place import jurisdictions_of

OFFERS = load_catalog().managed_offers
BY_TOKEN = [o for o in OFFERS.values() if o.by_token]
BY_UNIT = [o for o in OFFERS.values() if not o.by_token]
ZONES = {"global", "eu", "us", "jp"}


def test_the_table_is_broad() -> None:
    """At least 60 rows, of four providers, by token and by unit, for every scope, with and without commitment."""
    assert len(OFFERS) >= 60
    assert {o.provider for o in BY_TOKEN} == {"azure-openai", "azure-foundry", "bedrock", "vertex"}
    assert {o.provider for o in BY_UNIT} == {"azure-openai", "bedrock", "vertex"}
    assert {o.purchase for o in OFFERS.values()} == set(ManagedPurchase)
    assert {o.zone for o in OFFERS.values()} >= ZONES | {"swedencentral", "us-east-1", "europe-west4"}


@pytest.mark.parametrize("offer", OFFERS.values(), ids=lambda o: o.key)
def test_every_row_is_sourced_current_and_complete(offer: ManagedOffer) -> None:
    """It has source and day, had not ended on that day, and prices of its own way to buy alone."""
    assert len(offer.source) > 20
    assert date(2025, 1, 1) < offer.as_of <= date.today()
    assert offer.retires_on is None or offer.retires_on > offer.as_of
    assert (offer.input_usd_per_million_tokens is not None) == offer.by_token
    assert (offer.output_usd_per_million_tokens is not None) == offer.by_token
    assert (offer.unit_usd_per_hour is not None) == (not offer.by_token)
    assert (offer.units_min is not None) == (offer.units_step is not None) == (not offer.by_token)


@pytest.mark.parametrize("offer", OFFERS.values(), ids=lambda o: o.key)
def test_places_are_known_and_agree(offer: ManagedOffer) -> None:
    """Regions are the catalog's and of its cloud; a region or zone processes where it lies, `global` anywhere."""
    regions = load_catalog().regions
    assert offer.regions
    places = [regions[r] for r in offer.regions]
    assert {p.cloud for p in places} == {offer.cloud}
    assert (offer.zone == "global") == (offer.processed_in == ())
    if offer.zone not in ZONES:
        assert offer.regions == (f"{offer.cloud}/{offer.zone}",)
    if offer.processed_in:
        assert all(jurisdictions_of(p.country) & set(offer.processed_in) for p in places)


def test_open_weights_are_models_of_the_catalog() -> None:
    """What an offer serves can be compared with one's own: the id is there; the makers of closed models have none."""
    models = load_catalog().models
    assert {o.open_model for o in OFFERS.values() if o.open_model} <= set(models)
    assert len({o.open_model for o in OFFERS.values() if o.open_model}) >= 20
    assert not any(o.open_model for o in OFFERS.values() if o.maker == "Anthropic")


@pytest.mark.parametrize("offer", BY_TOKEN, ids=lambda o: o.key)
def test_token_prices_are_of_one_order(offer: ManagedOffer) -> None:
    """Output costs at least what input does, a cached token less, a long request more, a batch near half.

    What is further off has a note.
    """
    price_in, price_out = offer.input_usd_per_million_tokens or 0, offer.output_usd_per_million_tokens or 0
    assert 0 < price_in < 100
    assert price_out == 0 if offer.kind == "embedding" else price_in <= price_out <= 10 * price_in
    assert (offer.cached_input_usd_per_million_tokens or 0) < price_in
    if offer.long_input_above_tokens:
        most = 5.01 if offer.notes else 3
        assert price_in < (offer.long_input_usd_per_million_tokens or 0) <= most * price_in
        assert price_out <= (offer.long_output_usd_per_million_tokens or 0) <= most * price_out
    assert offer.batch_discount is None or (0.3 if offer.notes else 0.42) < offer.batch_discount < 0.55


def test_a_model_costs_much_the_same_in_every_zone() -> None:
    """No zone asks more than 1.6 times the median of the same provider's model."""
    prices: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for offer in BY_TOKEN:
        prices[offer.provider, offer.model].append(offer.input_usd_per_million_tokens or 0)
    for found in prices.values():
        assert max(found) <= 1.6 * statistics.median(found) <= 2.56 * min(found)


def test_zones_cost_no_less_than_the_world() -> None:
    """Keeping requests in a zone is never cheaper than letting them go anywhere."""
    for offer in BY_TOKEN:
        world = OFFERS.get(f"{offer.provider}/global/{offer.model}/token")
        if world is not None:
            assert (offer.input_usd_per_million_tokens or 0) >= (world.input_usd_per_million_tokens or 0)


def test_commitment_is_cheaper_than_none() -> None:
    """Of the same units, the longer the term the lower the price; a week costs more than a month."""
    order = list(ManagedPurchase)
    terms: defaultdict[tuple[str, str, str], list[tuple[int, float]]] = defaultdict(list)
    for offer in BY_UNIT:
        terms[offer.provider, offer.zone, offer.model].append(
            (order.index(offer.purchase), offer.unit_usd_per_hour or 0)
        )
    assert terms
    for found in terms.values():
        prices = [price for _, price in sorted(found)]
        assert prices == sorted(prices, reverse=True)
        assert len(set(prices)) == len(prices)


@pytest.mark.parametrize(
    ("key", "allowed", "within"),
    [
        ("azure-openai/eu/gpt-5.4/token", {"EU"}, True),
        ("azure-openai/eu/gpt-5.4/token", {"EEA"}, True),
        ("azure-openai/eu/gpt-5.4/token", {"DE"}, False),
        ("azure-openai/global/gpt-5.4/token", {"EU", "US"}, False),
        ("azure-openai/germanywestcentral/gpt-4.1/token", {"DE"}, True),
        ("azure-openai/germanywestcentral/gpt-4.1/token", {"EU"}, True),
        ("bedrock/eu-west-2/minimax.minimax-m2.5/token", {"EU"}, False),
        ("bedrock/eu-west-2/minimax.minimax-m2.5/token", {"UK"}, True),
    ],
)
def test_where_requests_are_processed_decides(key: str, allowed: set[str], within: bool) -> None:
    """A zone lies in the EU but not in Germany, a German region in both, `global` in nothing that can be named."""
    assert OFFERS[key].processed_within(allowed) is within
