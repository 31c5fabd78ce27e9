"""Managed models by the reserved unit: how many units a load needs, what they cost, and when they beat paying by token.

A unit serves so many input tokens a minute; output and cached input count as that many of them. It is the providers'
own rule of sizing (Azure's provisioned throughput, Vertex AI's scale units), without their queueing at peaks.
"""

import math
from dataclasses import dataclass

from landing_zone.catalog.managed import ManagedOffer
from landing_zone.catalog.token_price import NotSold, token_cost_usd

SECONDS_PER_HOUR, SECONDS_PER_MINUTE = 3600, 60


class NotPublished(ValueError):
    """An offer whose provider does not publish what a unit serves; its text names the offer."""


@dataclass(frozen=True)
class RequestTokens:
    """One request of a load."""

    input_tokens: float
    output_tokens: float
    cached_share: float = 0
    """Part of the input that is read from the provider's cache, 0 to 1."""


@dataclass(frozen=True)
class BreakEven:
    """Where a number of units costs as much as the same requests by the token."""

    units: int
    unit_cost_usd_per_hour: float
    requests_per_second: float
    """Above this the units are cheaper."""
    capacity_requests_per_second: float

    @property
    def utilisation(self) -> float:
        """Part of the units' capacity at which they break even; above 1 they never do."""
        return self.requests_per_second / self.capacity_requests_per_second


def unit_requests_per_second(offer: ManagedOffer, request: RequestTokens) -> float:
    """Return the requests that one unit serves.

    Raises:
        NotSold: the offer is sold by the token.
        NotPublished: what a unit serves is not known.
        ValueError: the request has no tokens.
    """
    if offer.by_token:
        raise NotSold(f"{offer.key} is not sold by the unit")
    if offer.unit_tokens_per_minute is None:
        raise NotPublished(f"what a unit of {offer.key} serves is not published; measure it, or ask the provider")
    cached = request.cached_share * (1 if offer.unit_cached_weight is None else offer.unit_cached_weight)
    weighed_input = request.input_tokens * (1 - request.cached_share + cached)
    tokens = weighed_input + request.output_tokens * (offer.unit_output_weight or 1)
    if tokens <= 0:
        raise ValueError("a request without tokens")
    return offer.unit_tokens_per_minute / SECONDS_PER_MINUTE / tokens


def units_needed(offer: ManagedOffer, request: RequestTokens, requests_per_second: float) -> int:
    """Return the units that serve a load: at least the offer's fewest, in its steps.

    Raises:
        NotSold: the offer is sold by the token.
        NotPublished: what a unit serves is not known.
    """
    exact = requests_per_second / unit_requests_per_second(offer, request)
    return _in_steps(offer, exact)


def provisioned_cost_usd_per_hour(offer: ManagedOffer, units: int) -> float:
    """Return what units cost per hour, used or not.

    Raises:
        NotSold: the offer is sold by the token, or not in that number.
    """
    if offer.unit_usd_per_hour is None:
        raise NotSold(f"{offer.key} is not sold by the unit")
    if units != _in_steps(offer, units):
        fewest, step = offer.units_min or 1, offer.units_step or 1
        raise NotSold(f"{offer.key} is not sold in {units} units, but in {fewest} and {step} more at a time")
    return units * offer.unit_usd_per_hour


def break_even(
    by_unit: ManagedOffer, by_token: ManagedOffer, request: RequestTokens, units: int | None = None
) -> BreakEven:
    """Return where ``units`` (the fewest that are sold, if not given) cost as much as paying by the token.

    Raises:
        NotSold: an offer is not sold in that way, or units not in that number.
        NotPublished: what a unit serves is not known.
        ValueError: a request costs nothing.
    """
    units = _in_steps(by_unit, 0) if units is None else units
    cost = provisioned_cost_usd_per_hour(by_unit, units)
    each = token_cost_usd(by_token, request.input_tokens, request.output_tokens, cached_share=request.cached_share)
    if each == 0:
        raise ValueError(f"a request to {by_token.key} costs nothing")
    capacity = units * unit_requests_per_second(by_unit, request)
    return BreakEven(units, cost, cost / each / SECONDS_PER_HOUR, capacity)


def _in_steps(offer: ManagedOffer, units: float) -> int:
    fewest, step = offer.units_min or 1, offer.units_step or 1
    return fewest + step * max(0, math.ceil((units - fewest) / step - 1e-9))
