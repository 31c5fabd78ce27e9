"""What a node costs."""

from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.ownership import full_usd_per_hour, marginal_usd_per_hour
from landing_zone.catalog.price import node_full_cost_usd_per_hour, node_price_usd_per_hour, way_to_buy
from landing_zone.config.cluster import Cluster
from landing_zone.config.ownership import Ownership

POOL = {"name": "p", "accelerator": "L4", "per_node": 8, "vcpu": 96, "memory_gib": 384, "nodes": {"max": 1}}
TERMS = {"purchase_usd": 75_000, "years": 4, "power_kw": 2.6, "energy_usd_per_kwh": 0.25}


def cluster(**changes: Any) -> Cluster:
    """A cluster with one pool, changed."""
    pool = {**POOL, "instance_type": "g2-standard-96", "purchase": "on-demand", **changes}
    return Cluster.model_validate({"name": "c", "site": "gcp", "region": "europe-west4", "pools": [pool]})


def price(**changes: Any) -> float | None:
    """The price of one node of a GCP pool, changed."""
    changed = cluster(**changes)
    return node_price_usd_per_hour(changed, changed.pools[0], load_catalog())


def full(**changes: Any) -> float | None:
    """Its full cost."""
    changed = cluster(**changes)
    return node_full_cost_usd_per_hour(changed, changed.pools[0], load_catalog())


def test_the_pools_own_price_wins() -> None:
    """An override replaces the catalog's price."""
    assert price(price_usd_per_hour=1.5) == 1.5


def test_list_prices_follow_the_purchase() -> None:
    """Spot is cheaper than on-demand, three years than one, and a year is the default."""
    on_demand, spot, reserved = price(), price(purchase="spot"), price(purchase="reserved")
    three_years = price(purchase="reserved", term="3y")
    assert on_demand is not None
    assert spot is not None
    assert reserved is not None
    assert three_years is not None
    assert 0 < spot < on_demand
    assert 0 < three_years < reserved < on_demand
    assert price(purchase="reserved", term="1y") == reserved


def test_owned_nodes_count_what_using_them_adds() -> None:
    """Energy, where the terms are known; nothing without. Showback has the full cost."""
    terms = Ownership.model_validate(TERMS)
    assert price(purchase="owned") == 0
    assert price(purchase="owned", ownership=TERMS) == marginal_usd_per_hour(terms)
    assert full(purchase="owned", ownership=TERMS) == full_usd_per_hour(terms)
    assert price(purchase="owned", ownership={**TERMS, "placement": "full"}) == full_usd_per_hour(terms)


def test_without_terms_both_costs_are_one() -> None:
    """Rented nodes have no cost that is not in the price."""
    assert full() == price()


@pytest.mark.parametrize("changes", [{"purchase": "capacity-block"}, {"instance_type": "g2-standard-97"}])
def test_an_unknown_price_is_none(changes: dict[str, object]) -> None:
    """What a cloud does not sell, or in a way that is not on record."""
    assert price(**changes) is None


@pytest.mark.parametrize(
    ("purchase", "words"), [("reserved", "reserved 1y"), ("spot", "spot"), ("capacity-block", "capacity-block")]
)
def test_ways_to_buy_have_words(purchase: str, words: str) -> None:
    """With the term, where one is committed to."""
    assert way_to_buy(cluster(purchase=purchase).pools[0]) == words
