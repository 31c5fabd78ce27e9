"""What is known at preview to be refused by Azure: places, machines, addresses, names of pools."""

from collections.abc import Iterator
from typing import Any

from landing_zone.sandbox.providers.plugin.unknowns import has_unknown
from landing_zone.sandbox.providers.recorded.azure import names
from landing_zone.sandbox.providers.recorded.azure.sizes import general_purpose
from landing_zone.sandbox.providers.recorded.checks import addresses, places
from landing_zone.sandbox.providers.recorded.checks.addresses import Range
from landing_zone.sandbox.providers.recorded.fault import Fault
from landing_zone.sandbox.providers.recorded.kind import Resource, fill
from landing_zone.sandbox.providers.recorded.scope import Scope

CLUSTER, POOL = "azure-native:containerservice:ManagedCluster", "azure-native:containerservice:AgentPool"
NETWORK, SUBNET = "azure-native:network:VirtualNetwork", "azure-native:network:Subnet"
_CLOUD = "azure"


def locations(resource: Resource, scope: Scope) -> Iterator[Fault]:
    """Yield a fault for a location that the catalog does not have."""
    place = region(resource.inputs)
    if place and place != "global":
        yield from places.region_faults("location", _CLOUD, place, scope)


def machines(resource: Resource, scope: Scope) -> Iterator[Fault]:
    """Yield faults of the sizes and names of a cluster's pools, or of a pool."""
    if resource.token == POOL:
        template = resource.kind.path.rpartition("/agentPools/")[0]
        cluster = scope.ledger.expected(fill(template, {**resource.settings, **resource.inputs}) or "")
        yield from _pool_faults("", resource.inputs, region(cluster.inputs) if cluster else "", scope)
    for index, pool in enumerate(_items(resource.inputs, "agentPoolProfiles") if resource.token == CLUSTER else ()):
        at = f"agentPoolProfiles[{index}]."
        yield from _pool_faults(at, pool, region(resource.inputs), scope)
        if not has_unknown(pool.get("name", "")) and not names.AGENT_POOL.allows(str(pool.get("name", ""))):
            yield Fault(f"{at}name", f"{pool.get('name', '')!r} is no name for it: {names.AGENT_POOL.words}")


def networks(resource: Resource, scope: Scope) -> Iterator[Fault]:
    """Yield faults of the addresses of a network, and of subnets inside it and beside each other."""
    if resource.token == NETWORK:
        yield from addresses.faults(_spaces(resource.inputs), (), ())
        inner = [
            found._replace(path=f"subnets[{index}].{found.path}")
            for index, subnet in enumerate(_items(resource.inputs, "subnets"))
            for found in _prefixes(subnet)
        ]
        yield from addresses.faults(inner, [space.cidr for space in _spaces(resource.inputs)], ())
    elif resource.token == SUBNET:
        network_id = _network_of(resource.id)
        network = scope.ledger.expected(network_id) if network_id else None
        inside = [space.cidr for space in _spaces(network.inputs)] if network else []
        yield from addresses.faults(_prefixes(resource.inputs), inside, _siblings(resource, network_id, scope))


def region(inputs: dict[str, Any]) -> str:
    """Return the location as the catalog writes it (`westeurope` for `West Europe`); "" while it is unknown."""
    said = inputs.get("location", "")
    return "" if has_unknown(said) else str(said).replace(" ", "").lower()


def _pool_faults(at: str, pool: dict[str, Any], place: str, scope: Scope) -> Iterator[Fault]:
    size = pool.get("vmSize", "")
    if size and not has_unknown(size):
        is_plain = general_purpose(str(size)) is not None
        yield from places.machine_faults(f"{at}vmSize", _CLOUD, str(size), place, scope, is_described=is_plain)


def _siblings(resource: Resource, network_id: str, scope: Scope) -> Iterator[Range]:
    for entry in scope.ledger.all_expected() if network_id else ():
        is_sibling = entry.token == SUBNET and _network_of(entry.id).casefold() == network_id.casefold()
        if is_sibling and entry.id.casefold() != (resource.id or "").casefold():
            name = entry.id.rpartition("/")[2]
            yield from (found._replace(owner=f"subnet {name}") for found in _prefixes(entry.inputs))


def _network_of(subnet_id: str | None) -> str:
    return (subnet_id or "").rpartition("/subnets/")[0]


def _spaces(inputs: dict[str, Any]) -> list[Range]:
    space = inputs.get("addressSpace")
    cidrs = space.get("addressPrefixes") if isinstance(space, dict) else None
    return [
        Range(f"addressSpace.addressPrefixes[{index}]", str(cidr))
        for index, cidr in enumerate(cidrs if isinstance(cidrs, list) else ())
    ]


def _prefixes(inputs: dict[str, Any]) -> list[Range]:
    found = [Range("addressPrefix", str(inputs["addressPrefix"]))] if "addressPrefix" in inputs else []
    several = inputs.get("addressPrefixes")
    return found + [
        Range(f"addressPrefixes[{index}]", str(cidr))
        for index, cidr in enumerate(several if isinstance(several, list) else ())
    ]


def _items(inputs: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = inputs.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
