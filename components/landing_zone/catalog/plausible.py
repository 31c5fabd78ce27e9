"""Which new prices are taken without a word, and which are named first: a price list can be misread, or wrong."""

import math
from collections.abc import Mapping
from statistics import median

from landing_zone.catalog.sources.source import PriceKind

MAX_FACTOR = 2.0
"""A price that moves by more, up or down, is rather an error than a price."""
MAX_FACTOR_BETWEEN_REGIONS = 5.0
"""The same type costs more or less elsewhere, but not by more than this."""
BELOW_ON_DEMAND = (PriceKind.SPOT, PriceKind.RESERVED_1Y, PriceKind.RESERVED_3Y)

Prices = Mapping[PriceKind, float]


def is_price(usd_per_hour: float) -> bool:
    """Whether the number can be a price at all."""
    return math.isfinite(usd_per_hour) and usd_per_hour > 0


def doubt(kind: PriceKind, new: float, held: Prices, elsewhere: list[float]) -> str:
    """Return why a price is not to be believed; "" where it is.

    Args:
        kind: what the price buys
        new: what the source says, in USD per hour
        held: prices of the row until now, those of this kind and of on-demand as they will be
        elsewhere: on-demand prices of the same type in other regions
    """
    old, on_demand = held.get(kind), held.get(PriceKind.ON_DEMAND)
    if not is_price(new):
        return "is no price"
    if old is not None and not _within(new, old, MAX_FACTOR):
        return f"moves by a factor of {_factor(new, old):.3g}"
    if kind in BELOW_ON_DEMAND and on_demand is not None and new >= on_demand:
        return f"is not below on-demand, {on_demand:g}"
    if kind is PriceKind.ON_DEMAND and old is None and elsewhere:
        usual = median(elsewhere)
        if not _within(new, usual, MAX_FACTOR_BETWEEN_REGIONS):
            return f"is a factor of {_factor(new, usual):.3g} off the other regions"
    return ""


def overtaken(held: Prices) -> str:
    """Return why the on-demand price of a row can't stand beside its other prices; "" where it can."""
    on_demand = held[PriceKind.ON_DEMAND]
    above = [kind for kind in BELOW_ON_DEMAND if held.get(kind, 0.0) >= on_demand]
    return f"is not above {above[0].removesuffix('_usd_per_hour')}, {held[above[0]]:g}" if above else ""


def _within(new: float, old: float, factor: float) -> bool:
    return _factor(new, old) <= factor


def _factor(new: float, old: float) -> float:
    return max(new / old, old / new)
