"""A place that is lost: a pool, a cluster, a region, a zone, a whole cloud, or an endpoint."""

from collections.abc import Iterator
from dataclasses import dataclass

from landing_zone.config.cluster import Cluster
from landing_zone.config.pool import Nodes, Pool
from landing_zone.config.workload import Workload
from landing_zone.placement.scenario.fault import unknown
from landing_zone.placement.scenario.target import Target, endpoint_place_names, place_names, targets
from landing_zone.placement.scenario.world import World, edited

OPTION = "--lose"


@dataclass(frozen=True)
class Lose:
    """Pools that keep no node, and endpoints that are not there. What names them may go on naming them."""

    target: Target

    def __str__(self) -> str:
        return f"{self.target.name} is lost"

    def applied(self, world: World) -> World:
        """Return a world without the target's nodes and endpoints."""
        gone = self.target.endpoints

        def without(cluster: Cluster, pool: Pool) -> Pool:
            return edited(pool, nodes=Nodes(max=0)) if self.target.has(cluster, pool) else pool

        def unlisted(workload: Workload) -> Workload:
            kept = tuple(name for name in workload.managed if name not in gone)
            return workload if kept == workload.managed else edited(workload, managed=kept)

        managed = tuple(e for e in world.inputs.environment.value.managed if e.name not in gone)
        return world.with_environment(managed=managed).with_pools(without).with_workloads(unlisted)


@dataclass(frozen=True)
class LoseZone:
    """One zone of every pool that names it. Nodes are spread evenly, so ⌈nodes / zones⌉ are lost."""

    zone: str

    def __str__(self) -> str:
        return f"zone {self.zone} is lost"

    def applied(self, world: World) -> World:
        """Return a world without the zone."""
        return world.with_pools(lambda _, pool: self._without(pool) if self.zone in pool.zones else pool)

    def _without(self, pool: Pool) -> Pool:
        left = pool.nodes.max - -(-pool.nodes.max // len(pool.zones))
        nodes = Nodes(min=min(pool.nodes.min, left), max=left, names=pool.nodes.names[:left])
        return edited(pool, nodes=nodes, zones=tuple(zone for zone in pool.zones if zone != self.zone))


def parse(text: str, world: World) -> Lose | LoseZone:
    """Return the change; the text names a pool (`cluster/pool`), cluster, endpoint, region, cloud or zone.

    Raises:
        ScenarioFault: nothing has that name.
    """
    name, found, zones = text.strip(), targets(world, place_names, endpoint_place_names), set(_zones(world))
    if name in found:
        return Lose(found[name])
    if name in zones:
        return LoseZone(name)
    raise unknown(OPTION, "pool, cluster, region, zone or endpoint", name, [*found, *sorted(zones)])


def _zones(world: World) -> Iterator[str]:
    for cluster in world.inputs.environment.value.clusters:
        for pool in cluster.pools:
            yield from pool.zones
