"""The pools of an environment as venues: where, how much, at what price."""

from collections.abc import Collection
from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import Location, jurisdictions_of, locate
from landing_zone.catalog.price import node_price_usd_per_hour
from landing_zone.config.cluster import Cluster
from landing_zone.config.environment import Environment
from landing_zone.config.pool import Pool, Purchase
from landing_zone.config.rule import Site
from landing_zone.placement.carbon import node_carbon_usd_per_hour
from landing_zone.sizing.device import device_of
from landing_zone.sizing.node import node_share


@dataclass(frozen=True)
class PoolSite:
    """One pool of one cluster."""

    cluster: Cluster
    pool: Pool
    location: Location
    operator_jurisdictions: frozenset[str]
    node_price_usd_per_hour: float
    node_carbon_usd_per_hour: float
    """At the environment's price of carbon; 0 without one."""
    node_slots: int
    """Devices of one node; of a CPU node, allocatable vCPUs."""

    @property
    def name(self) -> str:
        """`<cluster>/<pool>`."""
        return f"{self.cluster.name}/{self.pool.name}"

    @property
    def locality(self) -> str:
        """The cluster's name."""
        return self.cluster.name

    @property
    def site(self) -> Site:
        """Kind of site of the cluster."""
        return self.cluster.site

    @property
    def jurisdiction(self) -> str:
        """Jurisdiction of the cluster, as it is told."""
        return self.cluster.jurisdiction or self.location.country

    @property
    def certifications(self) -> tuple[str, ...]:
        """Certifications of the cluster."""
        return self.cluster.certifications

    @property
    def interruptible(self) -> bool:
        """Whether the nodes are spot capacity."""
        return self.pool.purchase is Purchase.SPOT

    def processed_within(self, allowed: Collection[str]) -> bool:
        """Whether the cluster stands in a jurisdiction that is allowed."""
        return not self.location.jurisdictions.isdisjoint(allowed)


def pool_sites(environment: Environment, catalog: Catalog) -> tuple[PoolSite, ...]:
    """Return every pool, sorted by name; the inputs must have passed the catalog's check."""
    sites = [_site(environment, cluster, pool, catalog) for cluster in environment.clusters for pool in cluster.pools]
    return tuple(sorted(sites, key=lambda s: (s.cluster.name, s.pool.name)))


def operator_jurisdictions(cluster: Cluster, location: Location, catalog: Catalog) -> frozenset[str]:
    """Return the law on the cluster's operator: as written, else the cloud's, else that of the place."""
    if cluster.operator_jurisdiction is not None:
        return jurisdictions_of(cluster.operator_jurisdiction)
    region = catalog.regions.get(location.region or "")
    return jurisdictions_of(region.operator_jurisdiction) if region else location.jurisdictions


def _site(environment: Environment, cluster: Cluster, pool: Pool, catalog: Catalog) -> PoolSite:
    location, price = locate(cluster, catalog.regions), node_price_usd_per_hour(cluster, pool, catalog)
    if location is None or price is None:
        raise ValueError(f"{cluster.name}/{pool.name} has no place or no price")
    return PoolSite(
        cluster=cluster,
        pool=pool,
        location=location,
        operator_jurisdictions=operator_jurisdictions(cluster, location, catalog),
        node_price_usd_per_hour=price,
        node_carbon_usd_per_hour=node_carbon_usd_per_hour(pool, location, catalog, environment.carbon_usd_per_t),
        node_slots=node_share(pool, device_of(pool, catalog)).slots,
    )
