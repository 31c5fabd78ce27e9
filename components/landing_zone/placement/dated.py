"""The rows of the catalog that a placement rests on, and the warning where one of them is old."""

from collections.abc import Iterable, Iterator
from datetime import date

from landing_zone.catalog.age import Dated
from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.offer import Offer
from landing_zone.catalog.place import locate
from landing_zone.catalog.price import offer_of
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Pool, Purchase
from landing_zone.config.workload import Workload
from landing_zone.placement.plan import Plan, Status
from landing_zone.sizing.device import CPU, REFERENCE_CPU

Placed = tuple[Workload, Cluster, Pool]
WHAT = {"accelerators": "the data of", "models": "the data of", "offers": "the price of", "rtt": "the round trip of"}


def placed_by(plan: Plan, inputs: Inputs) -> Iterator[Placed]:
    """Yield what a plan places, with where."""
    clusters = {c.name: c for c in inputs.environment.value.clusters}
    workloads = {d.value.name: d.value for d in inputs.workloads}
    for decision in plan.decisions:
        if decision.status is Status.PLACED and decision.cluster is not None:
            cluster = clusters[decision.cluster]
            pool = next(p for p in cluster.pools if p.name == decision.pool)
            yield workloads[decision.workload], cluster, pool


def deciding_rows(placed: Iterable[Placed], catalog: Catalog) -> list[Dated]:
    """Return the rows, each once: models, accelerators, prices that are the catalog's, and measured round trips."""
    return sorted({row for workload, cluster, pool in placed for row in _rows(workload, cluster, pool, catalog)})


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


def _rows(workload: Workload, cluster: Cluster, pool: Pool, catalog: Catalog) -> Iterator[Dated]:
    model = catalog.models[workload.model.name]
    yield Dated("models", model.name, model.as_of)
    accelerator = catalog.accelerators[REFERENCE_CPU if pool.accelerator == CPU else pool.accelerator]
    yield Dated("accelerators", accelerator.name, accelerator.as_of)
    offer = offer_of(cluster, pool, catalog)
    if offer is not None and pool.price_usd_per_hour is None and pool.purchase is not Purchase.OWNED:
        name = f"{offer.cloud}/{offer.region} {offer.instance_type} ({pool.purchase})"
        yield Dated("offers", name, _price_day(offer, pool.purchase))
    if workload.objectives.round_trip_ms is not None:
        yield from _round_trips(workload, cluster, catalog)


def _price_day(offer: Offer, purchase: Purchase) -> date:
    committed = purchase in (Purchase.RESERVED, Purchase.CAPACITY_BLOCK)
    return offer.terms_as_of if committed and offer.terms_as_of is not None else offer.as_of


def _round_trips(workload: Workload, cluster: Cluster, catalog: Catalog) -> Iterator[Dated]:
    location = locate(cluster, catalog.regions)
    here = (location.region if location else None) or ""
    for users in workload.traffic.users:
        trip = catalog.round_trips.get((here, users.region))
        if trip is not None:
            yield Dated("rtt", f"{trip.from_region} and {trip.to_region}", trip.as_of)
