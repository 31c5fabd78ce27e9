"""What is known at preview to be refused by GCP: places, machines, addresses, names that follow from use."""

from collections.abc import Iterator
from typing import Any

from landing_zone.sandbox.providers.plugin.unknowns import has_unknown
from landing_zone.sandbox.providers.recorded.checks import addresses, places
from landing_zone.sandbox.providers.recorded.checks.addresses import Range
from landing_zone.sandbox.providers.recorded.fault import Fault
from landing_zone.sandbox.providers.recorded.gcp.names import APIS_ENDPOINT
from landing_zone.sandbox.providers.recorded.kind import Resource
from landing_zone.sandbox.providers.recorded.scope import Scope

SUBNET = "gcp:compute/subnetwork:Subnetwork"
_CLOUD = "gcp"
_ELSEWHERE = frozenset({"global", "us", "eu", "asia", "europe", "nam4", "eur4", "eur5", "eur7", "eur8", "asia1"})
"""Places of several regions. Source: locations of Cloud Storage and Cloud KMS (2025)."""


def locations(resource: Resource, scope: Scope) -> Iterator[Fault]:
    """Yield faults for regions, zones and locations that the catalog does not have."""
    for path, said in _places(resource.inputs):
        place = said.lower()
        if place not in _ELSEWHERE:
            yield from places.region_faults(path, _CLOUD, region(place), scope)


def machines(resource: Resource, scope: Scope) -> Iterator[Fault]:
    """Yield a fault for a machine type that is not offered where its nodes are."""
    config = resource.inputs.get("nodeConfig")
    machine = config.get("machineType", "") if isinstance(config, dict) else ""
    if machine and not has_unknown(machine):
        place = str(resource.inputs.get("location") or resource.settings.get("region") or "")
        where = "" if has_unknown(place) else region(place)
        yield from places.machine_faults("nodeConfig.machineType", _CLOUD, str(machine), where, scope)


def networks(resource: Resource, scope: Scope) -> Iterator[Fault]:
    """Yield faults of the ranges of a subnet, which no other subnet of its network may have."""
    if resource.token == SUBNET:
        yield from addresses.faults(_ranges(resource.inputs), (), _others(resource, scope))


def endpoints(resource: Resource, _scope: Scope) -> Iterator[Fault]:
    """Yield a fault for an endpoint of Google's APIs with a name that can't be part of a DNS name."""
    if resource.inputs.get("target") in {"all-apis", "vpc-sc"} and not APIS_ENDPOINT.allows(resource.name):
        yield Fault("name", f"{resource.name!r} is no name for an endpoint of Google's APIs: {APIS_ENDPOINT.words}")


def region(place: str) -> str:
    """Return the region of a zone (`europe-west4` of `europe-west4-a`) or of itself."""
    return place[:-2] if len(place) > 2 and place[-2] == "-" and place[-1].isalpha() else place


def _places(inputs: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("location", "region", "zone"):
        if isinstance(inputs.get(key), str) and not has_unknown(inputs[key]):
            yield key, inputs[key].rpartition("/")[2]
    zones = inputs.get("nodeLocations")
    for index, zone in enumerate(zones if isinstance(zones, list) else ()):
        if not has_unknown(zone):
            yield f"nodeLocations[{index}]", str(zone)


def _others(resource: Resource, scope: Scope) -> Iterator[Range]:
    network = _last(resource.inputs.get("network"))
    for entry in scope.ledger.all_expected():
        is_sibling = entry.token == SUBNET and network and _last(entry.inputs.get("network")) == network
        if is_sibling and entry.id != resource.id:
            yield from (found._replace(owner=f"subnet {_last(entry.id)}") for found in _ranges(entry.inputs))


def _last(value: Any) -> str:
    return "" if has_unknown(value) else str(value or "").rpartition("/")[2]


def _ranges(inputs: dict[str, Any]) -> list[Range]:
    own = [Range("ipCidrRange", str(inputs["ipCidrRange"]))] if "ipCidrRange" in inputs else []
    more = inputs.get("secondaryIpRanges")
    return own + [
        Range(f"secondaryIpRanges[{index}].ipCidrRange", str(item["ipCidrRange"]))
        for index, item in enumerate(more if isinstance(more, list) else ())
        if isinstance(item, dict) and "ipCidrRange" in item
    ]
