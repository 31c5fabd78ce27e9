"""Ports and address ranges of one cluster, by the kind of its space.

Nothing may reach the network by an address of a simulated pod or Service. In a namespace the usual ranges are local.
On the host those of the loopback network are, by the kernel's own rule; but no EndpointSlice takes such an address,
so a cluster whose pods Envoy sends to has them in a range that a route makes local.
"""

from dataclasses import dataclass, field

from landing_zone.sandbox import pod_route
from landing_zone.sandbox.ports import Ports


@dataclass(frozen=True)
class Network:
    """What the processes of one cluster listen on, and the addresses that its objects get."""

    ports: Ports = field(default_factory=Ports)
    pod_range: str = "10.244.0.1/16"
    """First address and length of the prefix."""
    service_range: str = "10.96.0.0/16"


def on_host(ports: Ports, *, gateway: bool) -> Network:
    """Return the network of a cluster that shares the host's, whose pods Envoy sends to or nobody does."""
    pods = pod_route.RANGE.replace(".0/", ".1/") if gateway else "127.244.0.1/16"
    return Network(ports, pods, "127.96.0.0/16")
