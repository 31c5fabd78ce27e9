"""What a node costs."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.price import node_price_usd_per_hour
from landing_zone.config.cluster import Cluster

POOL = {"name": "p", "accelerator": "L4", "per_node": 8, "vcpu": 96, "memory_gib": 384, "nodes": {"max": 1}}


def price(**changes: object) -> float | None:
    """The price of one node of a GCP pool, changed."""
    pool = {**POOL, "instance_type": "g2-standard-96", "purchase": "on-demand", **changes}
    cluster = Cluster.model_validate({"name": "c", "site": "gcp", "region": "europe-west4", "pools": [pool]})
    return node_price_usd_per_hour(cluster, cluster.pools[0], load_catalog())


def test_the_pools_own_price_wins() -> None:
    """An override replaces the catalog's price."""
    assert price(price_usd_per_hour=1.5) == 1.5


def test_list_prices_follow_the_purchase() -> None:
    """Spot and on-demand have their own."""
    on_demand, spot = price(), price(purchase="spot")
    assert on_demand is not None
    assert spot is not None
    assert 0 < spot < on_demand


def test_owned_nodes_without_a_price_cost_nothing_more() -> None:
    """They are paid for, used or not."""
    assert price(purchase="owned") == 0


@pytest.mark.parametrize("changes", [{"purchase": "reserved"}, {"instance_type": "g2-standard-97"}])
def test_an_unknown_price_is_none(changes: dict[str, object]) -> None:
    """Reserved capacity and unknown types are not in the catalog."""
    assert price(**changes) is None
