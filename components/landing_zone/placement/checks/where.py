"""The place that a decision or a failover points to, as the rules see it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import Location, locate
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Pool, Purchase
from landing_zone.config.rule import Site
from landing_zone.placement.endpoint import EndpointSite, endpoint_sites
from landing_zone.placement.site import operator_jurisdictions


@dataclass(frozen=True)
class Where:
    """A pool or an endpoint."""

    name: str
    cluster: str | None
    """None for an endpoint."""
    site: Site
    location: Location
    processed_within: Callable[[Collection[str]], bool]
    """Whether all places in which data is processed lie in jurisdictions that are allowed."""
    operators: frozenset[str]
    certifications: frozenset[str]
    interruptible: bool
    accelerator: str | None

    @property
    def locality(self) -> str:
        """The cluster, or the endpoint."""
        return self.cluster or self.name


def places(inputs: Inputs, catalog: Catalog) -> dict[str, Where]:
    """Return every pool, as `<cluster>/<pool>`, and every endpoint, by name."""
    return {**_pools(inputs, catalog), **_endpoints(inputs, catalog)}


def _pools(inputs: Inputs, catalog: Catalog) -> dict[str, Where]:
    clusters = inputs.environment.value.clusters
    located = ((cluster, locate(cluster, catalog.regions)) for cluster in clusters)
    found = (_pool(c, pool, location, catalog) for c, location in located if location for pool in c.pools)
    return {place.name: place for place in found}


def _pool(cluster: Cluster, pool: Pool, location: Location, catalog: Catalog) -> Where:
    return Where(
        name=f"{cluster.name}/{pool.name}",
        cluster=cluster.name,
        site=cluster.site,
        location=location,
        processed_within=lambda allowed: not location.jurisdictions.isdisjoint(allowed),
        operators=operator_jurisdictions(cluster, location, catalog),
        certifications=frozenset(cluster.certifications),
        interruptible=pool.purchase is Purchase.SPOT,
        accelerator=pool.accelerator,
    )


def _endpoints(inputs: Inputs, catalog: Catalog) -> dict[str, Where]:
    return {site.name: _endpoint(site) for site in endpoint_sites(inputs.environment.value, catalog)}


def _endpoint(site: EndpointSite) -> Where:
    return Where(
        name=site.name,
        cluster=None,
        site=site.site,
        location=site.location,
        processed_within=site.offer.processed_within,
        operators=site.operator_jurisdictions,
        certifications=frozenset(site.endpoint.certifications),
        interruptible=False,
        accelerator=None,
    )
