"""What it costs per hour that a workload's data and answers travel."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import Location, locate
from landing_zone.config.environment import Environment
from landing_zone.config.workload import DataSource, Workload

GB_PER_KIB = 1024 / 1e9
SECONDS_PER_HOUR = 3600


def egress_usd_per_hour(workload: Workload, location: Location, environment: Environment, catalog: Catalog) -> float:
    """Return the cost of reading the sources and of sending the answers to the users, each flow by its own tiers.

    What leaves a site of one's own costs nothing here.
    """
    hours = environment.hours_per_month
    flows = [(_origin(s, environment, catalog), location.region, s.gb_per_hour) for s in workload.sources]
    flows.append((location.region, None, answers_gb_per_hour(workload)))
    return sum(catalog.egress_usd(here, there, gb * hours) for here, there, gb in flows if here is not None) / hours


def answers_gb_per_hour(workload: Workload) -> float:
    """Return the volume of the answers, averaged over the month."""
    traffic = workload.traffic
    rate = traffic.requests_per_second * traffic.average_share
    return rate * SECONDS_PER_HOUR * traffic.response_kib * GB_PER_KIB


def _origin(source: DataSource, environment: Environment, catalog: Catalog) -> str | None:
    """Return the region that the data lies in; None for a site of one's own."""
    for cluster in environment.clusters:
        if cluster.name == source.region:
            location = locate(cluster, catalog.regions)
            return location.region if location else None
    return source.region
