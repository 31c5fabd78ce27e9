"""The rows of the catalog that a plan rests on, and the warning where one of them is old."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from landing_zone.catalog.age import Dated
from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.egress import tiers_between
from landing_zone.catalog.offer import Offer
from landing_zone.catalog.place import locate
from landing_zone.catalog.price import offer_of, way_to_buy
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.managed import ManagedEndpoint
from landing_zone.config.pool import Pool, Purchase
from landing_zone.config.workload import Workload
from landing_zone.placement.plan import Plan
from landing_zone.sizing.device import CPU, REFERENCE_CPU

WHAT = {
    "accelerators": "the data of",
    "models": "the data of",
    "offers": "the price of",
    "managed": "the price of",
    "rtt": "the round trip of",
    "egress": "the price of data from",
}


@dataclass(frozen=True)
class Placed:
    """A workload and what serves it: a pool of a cluster, or an endpoint."""

    workload: Workload
    cluster: Cluster | None = None
    pool: Pool | None = None
    endpoint: ManagedEndpoint | None = None

    def region(self, catalog: Catalog) -> str | None:
        """Return the region's key; None for a site of one's own."""
        location = locate(self.cluster, catalog.regions) if self.cluster else None
        return self.endpoint.region if self.endpoint else location.region if location else None


def placed_by(plan: Plan, inputs: Inputs) -> Iterator[Placed]:
    """Yield what a plan places, with what serves it."""
    environment, workloads = inputs.environment.value, {d.value.name: d.value for d in inputs.workloads}
    clusters = {c.name: c for c in environment.clusters}
    endpoints = {e.name: e for e in environment.managed}
    for decision in plan.decisions:
        workload = workloads[decision.workload]
        if decision.endpoint is not None:
            yield Placed(workload, endpoint=endpoints[decision.endpoint])
        elif decision.cluster is not None:
            cluster = clusters[decision.cluster]
            yield Placed(workload, cluster, next(p for p in cluster.pools if p.name == decision.pool))


def deciding_rows(placed: Iterable[Placed], catalog: Catalog) -> list[Dated]:
    """Return the rows, each once: models, accelerators, prices that are the catalog's, and measured round trips."""
    return sorted({row for one in placed for row in _rows(one, catalog)})


def age_warnings(rows: Iterable[Dated], on: date) -> tuple[str, ...]:
    """Return a sentence for each row whose age on a day is above the limit of its table."""
    return tuple(
        f"{WHAT[row.table]} {row.name} is of {row.as_of}: {row.days(on)} days old on {on}"
        for row in rows
        if row.is_old(on)
    )


def since_warnings(plan: Plan, inputs: Inputs, catalog: Catalog, today: date) -> tuple[str, ...]:
    """Return what a plan's own warnings can't say, which are those of the catalog's day: rows that grew old since."""
    rows = deciding_rows(placed_by(plan, inputs), catalog)
    return age_warnings((row for row in rows if not row.is_old(catalog.newest)), today)


def _rows(placed: Placed, catalog: Catalog) -> Iterator[Dated]:
    if placed.endpoint is not None:
        managed = catalog.managed_offers[placed.endpoint.offer]
        yield Dated("managed", managed.key, managed.as_of, managed.source)
    if placed.cluster is not None and placed.pool is not None:
        yield from _hardware(placed.workload, placed.pool, catalog)
        yield from _price(placed.cluster, placed.pool, catalog)
    if placed.workload.objectives.round_trip_ms is not None:
        yield from _round_trips(placed, catalog)
    yield from _answers(placed, catalog)


def _hardware(workload: Workload, pool: Pool, catalog: Catalog) -> Iterator[Dated]:
    model = catalog.models[workload.model.name]
    yield Dated("models", model.name, model.as_of, model.source)
    accelerator = catalog.accelerators[REFERENCE_CPU if pool.accelerator == CPU else pool.accelerator]
    yield Dated("accelerators", accelerator.name, accelerator.as_of, accelerator.source)


def _price(cluster: Cluster, pool: Pool, catalog: Catalog) -> Iterator[Dated]:
    offer = offer_of(cluster, pool, catalog)
    if offer is not None and pool.price_usd_per_hour is None and pool.purchase is not Purchase.OWNED:
        name = f"{offer.cloud}/{offer.region} {offer.instance_type} ({way_to_buy(pool)})"
        yield Dated("offers", name, *_price_origin(offer, pool.purchase))


def _price_origin(offer: Offer, purchase: Purchase) -> tuple[date, str]:
    committed = purchase in (Purchase.RESERVED, Purchase.CAPACITY_BLOCK)
    return (offer.terms_as_of, offer.terms_source) if committed and offer.terms_as_of else (offer.as_of, offer.source)


def _round_trips(placed: Placed, catalog: Catalog) -> Iterator[Dated]:
    here = placed.region(catalog) or ""
    for users in placed.workload.traffic.users:
        trip = catalog.round_trips.get((here, users.region))
        if trip is not None:
            yield Dated("rtt", f"{trip.from_region} and {trip.to_region}", trip.as_of, trip.source)


def _answers(placed: Placed, catalog: Catalog) -> Iterator[Dated]:
    own_price = placed.cluster is not None and placed.cluster.egress_usd_per_gb is not None
    here = placed.region(catalog)
    if here is not None and not own_price:
        oldest = min(tiers_between(catalog.egress, catalog.regions[here], None), key=lambda tier: tier.as_of)
        yield Dated("egress", f"{here} to users", oldest.as_of, oldest.source)
