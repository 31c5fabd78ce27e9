"""Where sites and users are, and which requests flow between them: what the map and the table of traffic tell."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan, Status


@dataclass(frozen=True)
class Point:
    """A place on the globe, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Site:
    """A cluster, or a managed endpoint that serves something: where it is and how much it serves."""

    name: str
    place: str
    point: Point
    workloads: int
    endpoint: bool = False
    """Whether it is a managed endpoint; its place is the region in which it is called."""


@dataclass(frozen=True)
class UserRegion:
    """Users near one region of the catalog, with their requests to all workloads."""

    region: str
    place: str
    point: Point
    requests_per_second: float


@dataclass(frozen=True)
class Flow:
    """Requests from the users of one region to one site; `site` is None for workloads that run nowhere."""

    region: str
    site: str | None
    requests_per_second: float


@dataclass(frozen=True)
class Geography:
    """All of it, in a fixed order."""

    sites: tuple[Site, ...]
    users: tuple[UserRegion, ...]
    flows: tuple[Flow, ...]


def geography(plan: Plan, inputs: Inputs, catalog: Catalog) -> Geography:
    """Gather the places of a plan. A place that the catalog does not know is left out of the map, not of the flows."""
    flows = tuple(_flows(plan, inputs))
    sites = tuple(_sites(plan, inputs, catalog))
    return Geography(sites, tuple(_users(flows, catalog)), flows)


def _flows(plan: Plan, inputs: Inputs) -> Iterator[Flow]:
    site_of = {d.workload: d.cluster or d.endpoint for d in plan.decisions if d.status is not Status.UNPLACED}
    rates: dict[tuple[str, str | None], float] = {}
    for document in inputs.workloads:
        workload = document.value
        for users in workload.traffic.users:
            key = (users.region, site_of.get(workload.name))
            rates[key] = rates.get(key, 0.0) + workload.traffic.requests_per_second * users.share
    for (region, site), rate in sorted(rates.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        yield Flow(region, site, rate)


def _sites(plan: Plan, inputs: Inputs, catalog: Catalog) -> Iterator[Site]:
    running = Counter(d.cluster for d in plan.decisions if d.status is Status.PLACED)
    for cluster in inputs.environment.value.clusters:
        if found := _site_place(cluster, catalog):
            yield Site(cluster.name, *found, running[cluster.name])
    sent = Counter(d.endpoint for d in plan.decisions if d.status is Status.MANAGED)
    for endpoint in inputs.environment.value.managed:
        if sent[endpoint.name] and (found := _region_place(endpoint.region, catalog)):
            yield Site(endpoint.name, *found, sent[endpoint.name], endpoint=True)


def _site_place(cluster: Cluster, catalog: Catalog) -> tuple[str, Point] | None:
    if cluster.place:
        place = cluster.place
        return f"{place.city}, {place.country}", Point(place.latitude, place.longitude)
    return _region_place(f"{cluster.site}/{cluster.region}", catalog)


def _users(flows: tuple[Flow, ...], catalog: Catalog) -> Iterator[UserRegion]:
    rates: dict[str, float] = {}
    for flow in flows:
        rates[flow.region] = rates.get(flow.region, 0.0) + flow.requests_per_second
    for region, rate in rates.items():
        if found := _region_place(region, catalog):
            yield UserRegion(region, *found, rate)


def _region_place(key: str, catalog: Catalog) -> tuple[str, Point] | None:
    region = catalog.regions.get(key)
    return (f"{region.city}, {region.country}", Point(region.latitude, region.longitude)) if region else None
