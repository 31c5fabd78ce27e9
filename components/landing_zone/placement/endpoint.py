"""Managed endpoints as venues: where they process data, what they ask for it, and how much they can take."""

from collections.abc import Collection
from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.managed import ManagedOffer
from landing_zone.catalog.place import Location, jurisdictions_of
from landing_zone.catalog.provisioned import RequestTokens, unit_requests_per_second
from landing_zone.catalog.token_price import token_cost_usd
from landing_zone.config.environment import Environment
from landing_zone.config.managed import ManagedEndpoint, Units
from landing_zone.config.rule import Site
from landing_zone.config.workload import Workload

SECONDS_PER_HOUR = 3600
UNITS_MAX = 100_000
"""Where neither the account nor the provider sets a limit."""


@dataclass(frozen=True)
class Use:
    """What one workload asks of an endpoint, and gets."""

    tokens_per_minute: float
    """In and out, with the environment's margin."""
    units: float
    """Reserved units that this takes, not rounded, as workloads share them; 0 where tokens are paid."""
    tokens_usd_per_hour: float
    """Of the average hour; 0 where units are paid."""
    first_token_ms: float | None
    """None where it is not known."""
    per_token_ms: float | None


@dataclass(frozen=True)
class EndpointSite:
    """One endpoint of the environment."""

    endpoint: ManagedEndpoint
    offer: ManagedOffer
    location: Location
    """The region in which it is called; where requests are processed is the offer's to say."""

    @property
    def name(self) -> str:
        """The environment's name of it."""
        return self.endpoint.name

    @property
    def locality(self) -> str:
        """The same: nothing else runs there."""
        return self.endpoint.name

    @property
    def site(self) -> Site:
        """The cloud that runs it."""
        return Site(self.offer.cloud)

    @property
    def jurisdiction(self) -> str:
        """Where requests are processed, as it is told."""
        return "/".join(self.offer.processed_in) or "any country"

    @property
    def operator_jurisdictions(self) -> frozenset[str]:
        """Law that its operator is subject to."""
        return jurisdictions_of(self.offer.operator_jurisdiction)

    @property
    def certifications(self) -> tuple[str, ...]:
        """Certifications that the environment says it holds."""
        return self.endpoint.certifications

    @property
    def interruptible(self) -> bool:
        """Endpoints are not taken away."""
        return False

    def processed_within(self, allowed: Collection[str]) -> bool:
        """Whether all places in which a request may be processed lie in jurisdictions that are allowed."""
        return self.offer.processed_within(allowed)

    @property
    def tokens_per_minute(self) -> int | None:
        """Quota of tokens in and out; None where the account's is not known, and where units are reserved."""
        return (self.endpoint.tokens_per_minute or self.offer.tokens_per_minute) if self.offer.by_token else None

    @property
    def by_unit(self) -> bool:
        """Whether units are reserved."""
        return not self.offer.by_token

    @property
    def unit_price_usd_per_hour(self) -> float:
        """Price of one unit; 0 where tokens are paid."""
        return self.offer.unit_usd_per_hour or 0.0

    @property
    def units_min(self) -> int:
        """Fewest units that can be reserved."""
        return self._units.min if self._units else self.offer.units_min or 1

    @property
    def step(self) -> int:
        """Steps in which units are reserved."""
        return self._units.step if self._units else self.offer.units_step or 1

    @property
    def steps_max(self) -> int:
        """Most steps that may be reserved above the fewest units; 0 where tokens are paid."""
        if not self.by_unit:
            return 0
        return max(0, (self._units.max if self._units else UNITS_MAX) - self.units_min) // self.step

    @property
    def units_max(self) -> int:
        """Most units that can be reserved."""
        return self.units_min + self.steps_max * self.step if self.by_unit else 0

    @property
    def _units(self) -> Units | None:
        return self.endpoint.units

    def lacks(self, use: Use, workload: Workload) -> str | None:
        """Return what the endpoint is too small for; None where it can serve the workload alone."""
        limit, context = self.tokens_per_minute, self.offer.context_tokens
        if limit is not None and use.tokens_per_minute > limit:
            return f"needs {use.tokens_per_minute:,.0f} tokens a minute, {self.name} has a quota of {limit:,}"
        if use.units > self.units_max:
            return f"needs {use.units:.1f} units, {self.name} may have {self.units_max}"
        asked = workload.context_tokens or workload.traffic.input_tokens
        if context is not None and asked > context:
            return f"needs a context of {asked:,} tokens, {self.name} takes {context:,}"
        return None


def endpoint_sites(environment: Environment, catalog: Catalog) -> tuple[EndpointSite, ...]:
    """Return every endpoint, sorted by name; the inputs must have passed the catalog's check."""
    sites = (_site(endpoint, catalog) for endpoint in environment.managed)
    return tuple(sorted(sites, key=lambda site: site.name))


def use_of(site: EndpointSite, workload: Workload, environment: Environment) -> Use:
    """Return what a workload asks of an endpoint and gets: the busy hour's volume, the average hour's price."""
    traffic, offer = workload.traffic, site.offer
    busy = traffic.requests_per_second * environment.demand_margin
    average = traffic.requests_per_second * traffic.average_share * SECONDS_PER_HOUR
    request = RequestTokens(traffic.input_tokens, traffic.output_tokens, traffic.cached_share)
    return Use(
        tokens_per_minute=busy * 60 * (traffic.input_tokens + traffic.output_tokens),
        units=busy / unit_requests_per_second(offer, request) if site.by_unit else 0.0,
        tokens_usd_per_hour=average * _request_usd(offer, request) if offer.by_token else 0.0,
        first_token_ms=site.endpoint.first_token_ms or offer.first_token_ms,
        per_token_ms=site.endpoint.per_token_ms or offer.per_token_ms,
    )


def _request_usd(offer: ManagedOffer, request: RequestTokens) -> float:
    return token_cost_usd(offer, request.input_tokens, request.output_tokens, cached_share=request.cached_share)


def _site(endpoint: ManagedEndpoint, catalog: Catalog) -> EndpointSite:
    region = catalog.regions[endpoint.region]
    law = jurisdictions_of(region.country)
    location = Location(region.key, region.latitude, region.longitude, region.country, law)
    return EndpointSite(endpoint, catalog.managed_offers[endpoint.offer], location)
