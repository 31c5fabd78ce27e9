"""The price of a request to a managed model that is paid for by the token."""

from landing_zone.catalog.managed import ManagedOffer

MILLION = 1e6


class NotSold(ValueError):
    """An offer that is not sold in this way; its text names the offer and the way."""


def token_cost_usd(
    offer: ManagedOffer, input_tokens: float, output_tokens: float, *, cached_share: float = 0, batch: bool = False
) -> float:
    """Return what one request costs.

    Args:
        offer: sold by the token.
        input_tokens: of the request; above the offer's limit all of it costs the long prices.
        output_tokens: of the answer, reasoning included.
        cached_share: part of the input that is read from the provider's cache, 0 to 1. Writing to it is not counted.
        batch: whether the request may wait for a batch.

    Raises:
        NotSold: the offer is sold by the unit, or not in batches.
        ValueError: a number of tokens or the share is out of range.
    """
    if offer.input_usd_per_million_tokens is None:
        raise NotSold(f"{offer.key} is not sold by the token")
    if not (0 <= cached_share <= 1 and min(input_tokens, output_tokens) >= 0):
        raise ValueError(f"{input_tokens} and {output_tokens} tokens with {cached_share} of the input cached")
    long = offer.long_input_above_tokens is not None and input_tokens > offer.long_input_above_tokens
    price_in, price_cached, price_out = _prices(offer, offer.input_usd_per_million_tokens, long=long)
    paid = input_tokens * ((1 - cached_share) * price_in + cached_share * price_cached) + output_tokens * price_out
    return paid / MILLION * (1 - _discount(offer) if batch else 1)


def _prices(offer: ManagedOffer, price_in: float, *, long: bool) -> tuple[float, float, float]:
    """Return the prices of input, cached input and output; the cached one grows in long requests as input does."""
    cached = offer.cached_input_usd_per_million_tokens
    ratio = 1.0 if cached is None or price_in == 0 else cached / price_in
    price_out = offer.output_usd_per_million_tokens or 0.0
    if long:
        price_in = offer.long_input_usd_per_million_tokens or price_in
        price_out = offer.long_output_usd_per_million_tokens or price_out
    return price_in, ratio * price_in, price_out


def _discount(offer: ManagedOffer) -> float:
    if offer.batch_discount is None:
        raise NotSold(f"{offer.key} is not sold in batches")
    return offer.batch_discount
