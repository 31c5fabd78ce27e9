"""Subnets of a network on Azure."""

import ipaddress

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.network.azure_subnets import subnet_plan

ZONES = ["1", "2", "3"]


@pytest.mark.parametrize("per_zone", [True, False])
@pytest.mark.parametrize("cidr", ["10.20.0.0/16", "10.20.4.0/24"])
def test_subnets_lie_inside_the_network_and_beside_each_other(cidr: str, per_zone: bool) -> None:
    """Down to the smallest network that is taken."""
    plan = subnet_plan(cidr, ZONES, per_zone=per_zone)
    ranges = [ipaddress.ip_network(r) for r in (*plan.nodes.values(), plan.api_server, plan.gateway, plan.endpoints)]
    assert all(r.subnet_of(ipaddress.ip_network(cidr)) for r in ranges)  # type: ignore[arg-type]
    assert not any(a.overlaps(b) for i, a in enumerate(ranges) for b in ranges[i + 1 :])


def test_nodes_have_a_subnet_per_zone_only_where_zones_have_ways_out_of_their_own() -> None:
    """A subnet of Azure spans all zones, and has one NAT gateway at most."""
    assert list(subnet_plan("10.0.0.0/16", ZONES, per_zone=False).nodes) == ["nodes"]
    assert list(subnet_plan("10.0.0.0/16", ZONES, per_zone=True).nodes) == ["nodes-1", "nodes-2", "nodes-3"]


def test_a_network_that_is_too_small_is_refused_by_name() -> None:
    """With the size that it needs."""
    with pytest.raises(LandingZoneError, match=r"10\.0\.0\.0/25 is too small .* /24"):
        subnet_plan("10.0.0.0/25", ZONES, per_zone=False)
