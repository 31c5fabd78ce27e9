"""Address ranges: what is none, what lies outside, what overlaps."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import NamedTuple

from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.recorded.fault import Fault

Network = IPv4Network | IPv6Network


class Range(NamedTuple):
    """A range of addresses, where it is written and whose it is."""

    path: str
    cidr: str
    owner: str = ""


def network(cidr: str) -> Network | None:
    """Return the network of a range; None where it is none."""
    try:
        return ip_network(cidr)
    except ValueError:
        return None


def faults(ranges: Iterable[Range], inside: Iterable[str], others: Iterable[Range]) -> Iterator[Fault]:
    """Yield what is wrong with ranges.

    Args:
        inside: ranges of which each must lie in one; none = anywhere.
        others: ranges that none may overlap; neither may two of ``ranges``.
    """
    parents = [cidr for cidr in inside if network(cidr)]
    taken = [other for other in others if network(other.cidr)]
    for found in ranges:
        if found.cidr == UNKNOWN:
            continue
        here = network(found.cidr)
        if here is None:
            yield Fault(found.path, f"{found.cidr!r} is no range of addresses: write the first address and the length")
            continue
        if parents and not any(_lies_in(here, network(parent)) for parent in parents):
            yield Fault(found.path, f"{found.cidr} lies outside of its network, {', '.join(parents)}")
        if clash := next((other for other in taken if _overlap(here, network(other.cidr))), None):
            yield Fault(found.path, f"{found.cidr} overlaps {clash.cidr} of {clash.owner or clash.path}")
        taken.append(found)


def _lies_in(here: Network, parent: Network | None) -> bool:
    if isinstance(here, IPv4Network) and isinstance(parent, IPv4Network):
        return here.subnet_of(parent)
    return isinstance(here, IPv6Network) and isinstance(parent, IPv6Network) and here.subnet_of(parent)


def _overlap(here: Network, there: Network | None) -> bool:
    return there is not None and here.version == there.version and here.overlaps(there)
