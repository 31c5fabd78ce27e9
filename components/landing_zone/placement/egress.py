"""What it costs per hour that a workload's data and answers travel."""

from typing import Protocol

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import Location
from landing_zone.catalog.transfer import egress_usd
from landing_zone.config.environment import Environment
from landing_zone.config.workload import Workload

GB_PER_KIB = 1024 / 1e9
SECONDS_PER_HOUR = 3600


class Place(Protocol):
    """Where a workload runs: a cluster, or an endpoint."""

    @property
    def locality(self) -> str:
        """The cluster's name, or the endpoint's."""

    @property
    def location(self) -> Location:
        """Where it stands."""


def egress_usd_per_hour(workload: Workload, place: Place, environment: Environment, catalog: Catalog) -> float:
    """Return the cost of reading the sources and of sending the answers to the users, each flow by its own tiers.

    What leaves a site of one's own costs what its cluster says, by default nothing.
    """
    hours, here = environment.hours_per_month, place.location.region
    read = sum(
        _leaving_usd(source.region, here, source.gb_per_hour * hours, environment, catalog)
        for source in workload.sources
        if source.region != place.locality
    )
    answers_gb = answers_gb_per_hour(workload) * hours
    return (read + _leaving_usd(_origin(place, environment), None, answers_gb, environment, catalog)) / hours


def answers_gb_per_hour(workload: Workload) -> float:
    """Return the volume of the answers, averaged over the month."""
    traffic = workload.traffic
    rate = traffic.requests_per_second * traffic.average_share
    return rate * SECONDS_PER_HOUR * traffic.response_kib * GB_PER_KIB


def _origin(place: Place, environment: Environment) -> str:
    """Return the cluster's name; of an endpoint, the region in which it is called."""
    is_cluster = any(cluster.name == place.locality for cluster in environment.clusters)
    return place.locality if is_cluster else place.location.region or ""


def _leaving_usd(origin: str, there: str | None, gb: float, environment: Environment, catalog: Catalog) -> float:
    """Return the price of a month's data from a cluster, by name, or from a region of the catalog."""
    cluster = next((c for c in environment.clusters if c.name == origin), None)
    return egress_usd(cluster, there, gb, catalog) if cluster else catalog.egress_usd(origin, there, gb)
