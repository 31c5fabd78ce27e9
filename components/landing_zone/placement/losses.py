"""What may be lost, one loss at a time, and what is then left of every pool."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from landing_zone.config.environment import Environment
from landing_zone.config.resilience import Survives
from landing_zone.placement.site import PoolSite

ORDER = (Survives.NOTHING, Survives.NODE, Survives.ZONE, Survives.CLUSTER)


@dataclass(frozen=True)
class Loss:
    """A node, a zone or a cluster that is gone."""

    name: str
    """As it is told: `node of hospital/h100`, `zone a of us-east`, `cluster us-east`."""
    level: Survives
    gone: frozenset[int]
    """Pools of which nothing is left."""
    shrunk: frozenset[int]
    """Pools that lose a part: one node, or the nodes of one of their zones."""

    def concerns(self, survives: Survives) -> bool:
        """Return whether a workload of that demand must survive it."""
        return ORDER.index(survives) >= ORDER.index(self.level)


def losses(environment: Environment, pools: Sequence[PoolSite]) -> tuple[Loss, ...]:
    """Return every loss that a workload may have to survive, in a fixed order."""
    return (*_nodes(pools), *_zones(pools), *_clusters(environment, pools))


def _nodes(pools: Sequence[PoolSite]) -> Iterator[Loss]:
    for p, site in enumerate(pools):
        yield Loss(f"node of {site.name}", Survives.NODE, frozenset(), frozenset({p}))


def _zones(pools: Sequence[PoolSite]) -> Iterator[Loss]:
    """A pool that names no zones stands in one of its cluster's own."""
    domains = sorted({(site.cluster.name, zone) for site in pools for zone in site.pool.zones or ("",)})
    for cluster, zone in domains:
        inside = [p for p, s in enumerate(pools) if s.cluster.name == cluster and zone in (s.pool.zones or ("",))]
        shrunk = frozenset(p for p in inside if len(pools[p].pool.zones) > 1)
        name = f"zone {zone} of {cluster}" if zone else f"the only zone of {cluster}"
        yield Loss(name, Survives.ZONE, frozenset(inside) - shrunk, shrunk)


def _clusters(environment: Environment, pools: Sequence[PoolSite]) -> Iterator[Loss]:
    named = environment.resilience.clusters or tuple(c.name for c in environment.clusters)
    for name in sorted(named):
        gone = frozenset(p for p, site in enumerate(pools) if site.cluster.name == name)
        yield Loss(f"cluster {name}", Survives.CLUSTER, gone, frozenset())
