"""Addresses and subnets of a network on Azure."""

import ipaddress
from typing import NamedTuple

from landing_zone.errors import LandingZoneError

API_SERVER = "api-server"
"""Subnet that AKS's API server stands in."""
ENDPOINTS = "endpoints"
"""Subnet of private endpoints."""
GATEWAY = "GatewaySubnet"
"""Subnet of the VPN gateway; Azure asks for this name."""
NODES = "nodes"
_SMALL = 27
"""Prefix length of what AKS's API server, and a gateway, ask for at least (28 and 27)."""
_SMALLEST = 24


class SubnetPlan(NamedTuple):
    """Ranges of a network's subnets."""

    nodes: dict[str, str]
    """By name of the subnet; in the order of the zones where each zone has its own."""
    api_server: str
    gateway: str
    endpoints: str


def subnet_plan(cidr: str, zones: list[str], *, per_zone: bool) -> SubnetPlan:
    """Cut ``cidr``: its first half for nodes, of the second what API server, gateway and endpoints need.

    A subnet of Azure spans all zones; nodes have one per zone only where each zone has a way out of its own.
    """
    whole = ipaddress.IPv4Network(cidr)
    if whole.prefixlen > _SMALLEST:
        raise LandingZoneError(f"the network {cidr} is too small for its subnets; give it /{_SMALLEST} or more")
    first, second = whole.subnets()
    api_server, gateway, *_ = (str(s) for s in _first(second, _SMALL, 2))
    endpoints = str(_first(second, _SMALL - 1, 2)[1])
    return SubnetPlan(_nodes(first, zones, per_zone=per_zone), api_server, gateway, endpoints)


def _nodes(half: ipaddress.IPv4Network, zones: list[str], *, per_zone: bool) -> dict[str, str]:
    if not per_zone:
        return {NODES: str(half)}
    parts = half.subnets(prefixlen_diff=(len(zones) - 1).bit_length())
    return {f"{NODES}-{zone}": str(part) for zone, part in zip(zones, parts, strict=False)}


def _first(network: ipaddress.IPv4Network, prefix: int, count: int) -> list[ipaddress.IPv4Network]:
    parts = network.subnets(new_prefix=prefix)
    return [next(parts) for _ in range(count)]
