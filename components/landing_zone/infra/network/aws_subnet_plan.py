"""Which addresses of a VPC each zone gets: by the zone's place in the list, so that a zone more changes none."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

from landing_zone.errors import LandingZoneError

LARGEST, SMALLEST = 16, 22
"""Prefix lengths of the network: AWS takes none shorter; of a longer one the public subnets would have less than the
16 addresses that a subnet needs."""
MOST_ZONES = 7


@dataclass(frozen=True)
class ZoneSubnets:
    """The subnets of one zone."""

    zone: str
    private: str
    """CIDR of nodes and pods: an eighth of the network."""
    public: str
    """CIDR of the way out: an eighth of the network's last eighth."""


def subnet_plan(cidr: str, zones: Sequence[str]) -> list[ZoneSubnets]:
    """Return the subnets of each zone, in the order of ``zones``."""
    network = _network(cidr)
    if len(zones) > MOST_ZONES:
        raise LandingZoneError(f"a network has subnets for {MOST_ZONES} zones, {len(zones)} are named; name fewer")
    *private, last = network.subnets(prefixlen_diff=3)
    public = last.subnets(prefixlen_diff=3)
    return [
        ZoneSubnets(zone, str(inside), str(outside))
        for zone, inside, outside in zip(zones, private, public, strict=False)
    ]


def _network(cidr: str) -> ipaddress.IPv4Network:
    try:
        network = ipaddress.IPv4Network(cidr)
    except ValueError as fault:
        raise LandingZoneError(f"the network's `cidr` is no network: {fault}; write one like 10.20.0.0/16") from None
    if not LARGEST <= network.prefixlen <= SMALLEST:
        raise LandingZoneError(
            f"the network's `cidr` {cidr} has no room for subnets in AWS; write a /{LARGEST} to /{SMALLEST}"
        )
    return network
