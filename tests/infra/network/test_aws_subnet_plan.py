"""Addresses of zones."""

import ipaddress
from itertools import combinations

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.network.aws_subnet_plan import subnet_plan

ZONES = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]


@pytest.mark.parametrize("cidr", ["10.20.0.0/16", "10.20.64.0/19", "10.20.4.0/22"])
def test_subnets_lie_in_the_network_and_never_overlap(cidr: str) -> None:
    """Private and public ones of all zones, for the largest and the smallest network."""
    plan = subnet_plan(cidr, ZONES)
    subnets = [ipaddress.IPv4Network(s) for zone in plan for s in (zone.private, zone.public)]
    assert all(subnet.subnet_of(ipaddress.IPv4Network(cidr)) for subnet in subnets)
    assert not any(one.overlaps(other) for one, other in combinations(subnets, 2))
    assert max(subnet.prefixlen for subnet in subnets) <= 28


def test_a_zone_more_changes_none() -> None:
    """A replaced subnet would replace all nodes in it."""
    assert subnet_plan("10.20.0.0/16", [*ZONES, "eu-central-1d"])[:3] == subnet_plan("10.20.0.0/16", ZONES)


@pytest.mark.parametrize("cidr", ["10.0.0.0/8", "10.20.0.0/24", "10.20.0.1/16"])
def test_a_network_without_room_is_refused(cidr: str) -> None:
    """Before anything is made of it."""
    with pytest.raises(LandingZoneError, match="`cidr`"):
        subnet_plan(cidr, ZONES)
