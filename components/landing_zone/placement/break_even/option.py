"""The ways to serve one workload: pools, endpoints, and managed models of the same weights that the catalog knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.managed import ManagedOffer
from landing_zone.catalog.place import Location, jurisdictions_of
from landing_zone.catalog.price import node_full_cost_usd_per_hour
from landing_zone.catalog.provisioned import NotPublished, RequestTokens, unit_requests_per_second
from landing_zone.catalog.token_price import token_cost_usd
from landing_zone.config.document import Document, Inputs
from landing_zone.config.managed import ManagedEndpoint
from landing_zone.config.pool import Purchase
from landing_zone.config.workload import Workload
from landing_zone.placement.break_even.curve import (
    SECONDS_PER_MINUTE,
    Curve,
    NodeCurve,
    Serving,
    TokenCurve,
    UnitCurve,
    WithEgress,
)
from landing_zone.placement.egress import egress_usd_per_hour
from landing_zone.placement.endpoint import EndpointSite, endpoint_sites
from landing_zone.placement.masks import MASKS, Pair
from landing_zone.placement.site import PoolSite, pool_sites
from landing_zone.placement.venue import Venue, mean_round_trip_ms
from landing_zone.sizing.demand import Demand
from landing_zone.sizing.refusal import furthest
from landing_zone.sizing.search import all_candidates

UNLIMITED = 1_000_000_000


class Payment(StrEnum):
    """How it is paid for."""

    OWNED = "owned"
    RENTED = "rented"
    """By the hour; may be given back at any time."""
    RESERVED = "reserved"
    BY_TOKEN = "by token"  # noqa: S105 - a way to pay, no password
    BY_UNIT = "by unit"


@dataclass(frozen=True)
class Option:
    """One way that the rules allow."""

    name: str
    """`<cluster>/<pool>`, an endpoint, or the key of an offer that the environment has no endpoint of."""
    payment: Payment
    in_environment: bool
    provided: str
    """What nobody has said of it yet, and must hold (`that it holds iso27001`); "" where all is known."""
    curve: Curve


@dataclass(frozen=True)
class Refused:
    """One way that is none."""

    name: str
    why: str


def options(inputs: Inputs, workload: Document[Workload], catalog: Catalog) -> Iterator[Option | Refused]:
    """Yield every way, pools first; owned nodes count with their full cost, used or not."""
    environment = inputs.environment.value
    for pool in pool_sites(environment, catalog):
        yield _option(Pair(inputs.environment, workload, pool, catalog), pool, in_environment=True)
    listed = [site for site in endpoint_sites(environment, catalog) if site.name in workload.value.managed]
    for endpoint in listed:
        yield _option(Pair(inputs.environment, workload, endpoint, catalog), endpoint, in_environment=True)
    known = {site.offer.key for site in listed}
    for offer in catalog.managed_offers.values():
        if offer.open_model == workload.value.model.name and offer.key not in known:
            asked = environment.data_classes[workload.value.data_class].certifications
            site = _imagined(offer, workload.value, asked, catalog)
            yield _option(Pair(inputs.environment, workload, site, catalog), site, in_environment=False)


def _option(pair: Pair, site: PoolSite | EndpointSite, *, in_environment: bool) -> Option | Refused:
    for _, mask in MASKS:
        if (sentence := mask(pair)) is not None:
            return Refused(site.name, sentence)
    curve = _nodes(pair, site) if isinstance(site, PoolSite) else _managed(pair, site)
    if isinstance(curve, str):
        return Refused(site.name, curve)
    provided = _provided(pair, site, in_environment=in_environment) if isinstance(site, EndpointSite) else ""
    return Option(site.name, _payment(site), in_environment, provided, WithEgress(curve, _Egress(pair, site)))


def _provided(pair: Pair, site: EndpointSite, *, in_environment: bool) -> str:
    objectives, asked = pair.workload.value.objectives, pair.data_class.certifications
    holds = [f"holds {name}" for name in asked if not in_environment]
    times = (("first_token_ms", site.endpoint.first_token_ms), ("per_token_ms", site.endpoint.per_token_ms))
    limits = ((name, getattr(objectives, name), known or getattr(site.offer, name)) for name, known in times)
    keeps = [f"keeps {name} {limit:g}" for name, limit, value in limits if limit is not None and value is None]
    return f"that it {', '.join((*holds, *keeps))}" if holds or keeps else ""


def _payment(site: PoolSite | EndpointSite) -> Payment:
    if isinstance(site, EndpointSite):
        return Payment.BY_UNIT if site.by_unit else Payment.BY_TOKEN
    if site.pool.purchase is Purchase.OWNED:
        return Payment.OWNED
    by_the_hour = site.pool.purchase in (Purchase.ON_DEMAND, Purchase.SPOT)
    return Payment.RENTED if by_the_hour else Payment.RESERVED


def _nodes(pair: Pair, site: PoolSite) -> NodeCurve | str:
    """Return the curve of whole nodes, by every shape that keeps the objectives; or why there is none."""
    workload, catalog = pair.workload.value, pair.catalog
    if site.pool.nodes.max == 0:
        return f"{site.name} has no nodes"
    least = Demand(
        workload=workload,
        model=catalog.models[workload.model.name],
        requests_per_second=0,
        objectives=workload.objectives,
        replicas_max=UNLIMITED,
    )
    found, refusals = all_candidates(least, site.pool, catalog)
    if not found:
        refusal = furthest(refusals)
        return refusal.text if refusal else f"{site.name} can't run it"
    return NodeCurve(
        shapes=tuple(dict.fromkeys(Serving(c.slots, c.requests_per_second) for c in found)),
        node_slots=site.node_slots,
        node_usd_per_hour=node_full_cost_usd_per_hour(site.cluster, site.pool, catalog) or 0.0,
        nodes_max=site.pool.nodes.max,
        replicas_min=workload.replicas.min,
        margin=pair.environment.value.demand_margin,
    )


def _managed(pair: Pair, site: EndpointSite) -> Curve | str:
    traffic, margin = pair.workload.value.traffic, pair.environment.value.demand_margin
    request = RequestTokens(traffic.input_tokens, traffic.output_tokens, traffic.cached_share)
    tokens = request.input_tokens + request.output_tokens
    if not tokens:
        return "it is asked for no tokens"
    if site.by_unit:
        try:
            return UnitCurve(site, unit_requests_per_second(site.offer, request), margin)
        except NotPublished:
            return "what one of its units serves is not published"
    most = float("inf")
    if site.tokens_per_minute is not None:
        most = site.tokens_per_minute / SECONDS_PER_MINUTE / tokens / margin
    usd = token_cost_usd(site.offer, request.input_tokens, request.output_tokens, cached_share=request.cached_share)
    return TokenCurve(usd, traffic.average_share, most)


def _imagined(offer: ManagedOffer, workload: Workload, holds: tuple[str, ...], catalog: Catalog) -> EndpointSite:
    """Return an endpoint that the environment might have: in the offer's region that is nearest to the users."""
    sites = [_site(offer, region, holds, catalog) for region in offer.regions if region in catalog.regions]
    return min(
        sites, key=lambda site: (mean_round_trip_ms(workload.traffic, site.location, catalog), site.location.region)
    )


def _site(offer: ManagedOffer, region: str, holds: tuple[str, ...], catalog: Catalog) -> EndpointSite:
    place = catalog.regions[region]
    endpoint = ManagedEndpoint.model_construct(name=offer.key, offer=offer.key, region=region, certifications=holds)
    law = jurisdictions_of(place.country)
    return EndpointSite(endpoint, offer, Location(region, place.latitude, place.longitude, place.country, law))


@dataclass(frozen=True)
class _Egress:
    """What the data cost that travel, at a demand."""

    pair: Pair
    venue: Venue

    def __call__(self, requests_per_second: float) -> float:
        workload = self.pair.workload.value
        traffic = workload.traffic.model_copy(update={"requests_per_second": requests_per_second})
        busier = workload.model_copy(update={"traffic": traffic})
        return egress_usd_per_hour(busier, self.venue, self.pair.environment.value, self.pair.catalog)
