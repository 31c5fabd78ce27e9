"""Zones are named as their cloud names them, and pools stand where the network has a subnet."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., list[tuple[int, Fault]]]


@pytest.mark.parametrize(
    ("old", "new", "field", "fix"),
    [
        ("1a, eu-central-1b]", "1a, eu-west-1b]", "clusters.1.create.network.zones.1", "write it as `eu-central-1a`"),
        ('["1", "2"]', '["1", "germanywestcentral-2"]', "clusters.2.create.network.zones.1", "write it as `1`"),
        ('["1", "2"]', '["1", "4"]', "clusters.2.create.network.zones.1", "write it as `1`"),
        ("1-a, asia-southeast1-b", "1-a, asia-southeast1b", "clusters.3.create.network.zones.1", "`asia-southeast1-a`"),
    ],
)
def test_a_zone_is_of_its_region(faults_of: FaultsOf, *, old: str, new: str, field: str, fix: str) -> None:
    """Else nothing can be made there."""
    ((below, fault),) = faults_of(old, new)
    assert (below, fault.field) == (0, field)
    assert "is no zone of " in fault.problem
    assert fix in fault.fix


def test_a_pool_stands_in_the_networks_zones(faults_of: FaultsOf) -> None:
    """A node needs a subnet in its zone."""
    ((below, fault),) = faults_of("zones: [eu-central-1a]", "zones: [eu-central-1a, eu-central-1c]")
    assert (below, fault.field) == (0, "clusters.1.pools.0.zones.1")
    assert fault.problem == "the cluster's network has no subnet in `eu-central-1c`"
    assert fault.fix == "write one of `eu-central-1a`, `eu-central-1b`, or add it to `network.zones`"


def test_zones_of_ones_own_sites_are_free(faults_of: FaultsOf) -> None:
    """Halls and rooms have names of their own."""
    assert faults_of("nodes: {max: 1}, price", "nodes: {max: 1}, zones: [hall-2], price") == []
