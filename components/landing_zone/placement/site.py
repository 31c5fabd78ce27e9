"""The pools of an environment as places to run: where, how much, at what price."""

from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import Location, locate
from landing_zone.catalog.price import node_price_usd_per_hour
from landing_zone.config.cluster import Cluster
from landing_zone.config.environment import Environment
from landing_zone.config.pool import Pool
from landing_zone.config.workload import Traffic
from landing_zone.sizing.device import device_of
from landing_zone.sizing.node import node_share


@dataclass(frozen=True)
class PoolSite:
    """One pool of one cluster."""

    cluster: Cluster
    pool: Pool
    location: Location
    node_price_usd_per_hour: float
    node_slots: int
    """Devices of one node; of a CPU node, allocatable vCPUs."""

    @property
    def name(self) -> str:
        """`<cluster>/<pool>`."""
        return f"{self.cluster.name}/{self.pool.name}"


def pool_sites(environment: Environment, catalog: Catalog) -> tuple[PoolSite, ...]:
    """Return every pool, sorted by name; the inputs must have passed the catalog's check."""
    sites = [_site(cluster, pool, catalog) for cluster in environment.clusters for pool in cluster.pools]
    return tuple(sorted(sites, key=lambda s: (s.cluster.name, s.pool.name)))


def _site(cluster: Cluster, pool: Pool, catalog: Catalog) -> PoolSite:
    location, price = locate(cluster, catalog.regions), node_price_usd_per_hour(cluster, pool, catalog)
    if location is None or price is None:
        raise ValueError(f"{cluster.name}/{pool.name} has no place or no price")
    return PoolSite(cluster, pool, location, price, node_share(pool, device_of(pool, catalog)).slots)


def round_trip_ms(traffic: Traffic, location: Location, catalog: Catalog, share: float) -> float:
    """Return the round trip that ``share`` of the users do not exceed."""
    trips = sorted((catalog.round_trip(location, u.region).rtt_ms, u.share) for u in traffic.users)
    reached = 0.0
    for rtt_ms, users in trips:
        reached += users
        if reached >= share - 1e-9:
            return rtt_ms
    return trips[-1][0]


def mean_round_trip_ms(traffic: Traffic, location: Location, catalog: Catalog) -> float:
    """Return the round trip of the average user."""
    return sum(catalog.round_trip(location, u.region).rtt_ms * u.share for u in traffic.users)
