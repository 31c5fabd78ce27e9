"""Regions and machines held against the catalog."""

from collections.abc import Iterator
from difflib import get_close_matches

from landing_zone.sandbox.providers.recorded.fault import Fault
from landing_zone.sandbox.providers.recorded.scope import Scope


def region_faults(path: str, cloud: str, region: str, scope: Scope) -> Iterator[Fault]:
    """Yield a fault for a region that the catalog does not have."""
    if f"{cloud}/{region}" not in scope.catalog.regions:
        known = [found.name for found in scope.catalog.regions.values() if found.cloud == cloud]
        near = get_close_matches(region, known, n=1)
        yield Fault(path, f"{region!r} is no region of {cloud}{f'; {near[0]} is' if near else ''}")


def machine_faults(
    path: str, cloud: str, machine: str, region: str, scope: Scope, *, is_described: bool = False
) -> Iterator[Fault]:
    """Yield a fault for a machine that no offer and no pool knows, or that is not offered in the region.

    Args:
        region: "" where it is not known yet; then any will do.
        is_described: whether its hardware is known without an offer.
    """
    regions = sorted(o.region for o in scope.catalog.offers.values() if (o.cloud, o.instance_type) == (cloud, machine))
    if not regions and not is_described and machine not in scope.described:
        yield Fault(path, f"the catalog has no offer of {machine}; correct it, or add it to the project's offers.csv")
    elif regions and region and region not in regions:
        yield Fault(path, f"{machine} is not offered in {region}; it is in {', '.join(regions[:6])}")
