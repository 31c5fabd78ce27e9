"""Data that leave a cluster cost what its cloud asks, or what it says itself."""

from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.transfer import egress_usd
from landing_zone.config.cluster import Cluster

POOL = {"name": "p", "accelerator": "cpu", "vcpu": 8, "memory_gib": 32, "nodes": {"max": 1}}
BERLIN = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}


def cost(there: str | None = None, **changes: Any) -> float:
    """The price of 1,000 GB from a site of one's own, changed."""
    site = {"name": "c", "site": "on-prem", "region": "berlin", "place": BERLIN, "pools": [POOL], **changes}
    return egress_usd(Cluster.model_validate(site), there, 1_000, load_catalog())


def test_sites_of_ones_own_are_free_unless_they_say_otherwise() -> None:
    """A price of their own counts for every way."""
    assert cost() == 0
    assert cost(egress_usd_per_gb=0.01) == pytest.approx(10)
    assert cost("aws/us-east-1", egress_usd_per_gb=0.01) == pytest.approx(10)


def test_clouds_ask_by_the_way() -> None:
    """To users, to another region, within the region; a price agreed with the cloud replaces the list's."""
    cloud = {"site": "aws", "region": "us-east-1", "place": None}
    assert cost(**cloud) == pytest.approx(81)
    assert cost("aws/eu-west-1", **cloud) == pytest.approx(20)
    assert cost("aws/us-east-1", **cloud) == 0
    assert cost(**cloud, egress_usd_per_gb=0.05) == pytest.approx(50)
    assert cost("aws/us-east-1", **cloud, egress_usd_per_gb=0.05) == 0
