"""What a change is about: the pools and endpoints that one name means."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from landing_zone.config.cluster import Cluster
from landing_zone.config.managed import ManagedEndpoint
from landing_zone.config.pool import Pool
from landing_zone.placement.scenario.fault import unknown
from landing_zone.placement.scenario.world import World

PoolNames = Callable[[Cluster, Pool], Iterator[str]]
EndpointNames = Callable[[ManagedEndpoint, World], Iterator[str]]


@dataclass
class Target:
    """Pools, as `<cluster>/<pool>`, and endpoints, by name."""

    name: str
    pools: set[str] = field(default_factory=set)
    endpoints: set[str] = field(default_factory=set)

    def has(self, cluster: Cluster, pool: Pool) -> bool:
        """Whether a pool is meant."""
        return f"{cluster.name}/{pool.name}" in self.pools


def find_target(name: str, world: World, pools: PoolNames, endpoints: EndpointNames, *, option: str) -> Target:
    """Return what ``name`` means; ``pools`` and ``endpoints`` say by which names one may be called.

    Raises:
        ScenarioFault: nothing has that name.
    """
    found = targets(world, pools, endpoints)
    if name not in found:
        raise unknown(option, "pool, endpoint or group of them", name, found)
    return found[name]


def targets(world: World, pools: PoolNames, endpoints: EndpointNames) -> Mapping[str, Target]:
    """Return everything that may be named."""
    found: dict[str, Target] = {}
    for cluster in world.inputs.environment.value.clusters:
        for pool in cluster.pools:
            for name in pools(cluster, pool):
                found.setdefault(name, Target(name)).pools.add(f"{cluster.name}/{pool.name}")
    for endpoint in world.inputs.environment.value.managed:
        for name in endpoints(endpoint, world):
            found.setdefault(name, Target(name)).endpoints.add(endpoint.name)
    return found


def place_names(cluster: Cluster, pool: Pool) -> Iterator[str]:
    """Yield the names of a pool by its place: itself, its cluster, its region, its kind of site."""
    yield f"{cluster.name}/{pool.name}"
    yield cluster.name
    yield from dict.fromkeys((cluster.region, f"{cluster.site}/{cluster.region}"))
    yield cluster.site.value


def endpoint_place_names(endpoint: ManagedEndpoint, world: World) -> Iterator[str]:
    """Yield the names of an endpoint by its place: itself, its region with its cloud and without, its cloud."""
    cloud, _, region = endpoint.region.partition("/")
    yield from dict.fromkeys((endpoint.name, endpoint.region, region, cloud))
