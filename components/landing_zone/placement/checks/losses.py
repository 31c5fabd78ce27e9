"""Every single loss, counted out from the environment: a node of each pool, each zone, each cluster."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from landing_zone.config.cluster import Cluster
from landing_zone.config.environment import Environment
from landing_zone.config.pool import Pool
from landing_zone.config.resilience import Survives

CONCERNED = {
    Survives.NODE: frozenset({Survives.NODE, Survives.ZONE, Survives.CLUSTER}),
    Survives.ZONE: frozenset({Survives.ZONE, Survives.CLUSTER}),
    Survives.CLUSTER: frozenset({Survives.CLUSTER}),
}
"""Which demands a loss of each level is about."""


@dataclass(frozen=True)
class Lost:
    """One thing that is gone, and what it leaves."""

    name: str
    """As failovers name it."""
    level: Survives
    left: Mapping[str, int]
    """Nodes that the pools which lose some keep, by `<cluster>/<pool>`."""
    gone: frozenset[str]
    """Pools that are lost whole."""

    def concerns(self, survives: Survives) -> bool:
        """Whether a workload of that demand has to survive it."""
        return survives in CONCERNED[self.level]


def every_loss(environment: Environment, nodes: Mapping[str, int]) -> Iterator[Lost]:
    """Yield every loss. ``nodes`` holds what each pool can give before it, by `<cluster>/<pool>`."""
    named = environment.resilience.clusters
    for cluster in environment.clusters:
        yield from _nodes(cluster, nodes)
        yield from _zones(cluster, nodes)
        if named is None or cluster.name in named:
            yield Lost(f"cluster {cluster.name}", Survives.CLUSTER, {}, frozenset(_names(cluster)))


def _nodes(cluster: Cluster, nodes: Mapping[str, int]) -> Iterator[Lost]:
    for name in _names(cluster):
        if nodes[name] > 0:
            yield Lost(f"node of {name}", Survives.NODE, {name: nodes[name] - 1}, frozenset())


def _zones(cluster: Cluster, nodes: Mapping[str, int]) -> Iterator[Lost]:
    """Nodes are spread evenly over a pool's zones; which zone has one more is not known, so each loses the most."""
    for zone in sorted({zone for pool in cluster.pools for zone in _zones_of(pool)}):
        hit = [pool for pool in cluster.pools if zone in _zones_of(pool)]
        gone = frozenset(f"{cluster.name}/{pool.name}" for pool in hit if len(_zones_of(pool)) == 1)
        spread = {f"{cluster.name}/{pool.name}": len(_zones_of(pool)) for pool in hit if len(_zones_of(pool)) > 1}
        left = {name: nodes[name] - (nodes[name] + zones - 1) // zones for name, zones in spread.items()}
        name = f"zone {zone} of {cluster.name}" if zone else f"the only zone of {cluster.name}"
        yield Lost(name, Survives.ZONE, left, gone)


def _zones_of(pool: Pool) -> tuple[str, ...]:
    """A pool that names no zone stands in its cluster's only one."""
    return pool.zones or ("",)


def _names(cluster: Cluster) -> list[str]:
    return [f"{cluster.name}/{pool.name}" for pool in cluster.pools]
