"""The shapes and loads of one model on one accelerator that no other beats in both price and time per token."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from landing_zone.catalog.model import ModelCard
from landing_zone.sizing.cost import Quote, usd_per_million
from landing_zone.sizing.device import Device
from landing_zone.sizing.estimate import Estimate, estimate
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.pareto import pareto_front
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import MAX_CONCURRENCY

QuoteFor = Callable[[int], Quote | None]
At = Callable[[Shape, OperatingPoint], Estimate]


@dataclass(frozen=True, slots=True)
class Choice:
    """One shape at one steady load, and its price."""

    estimate: Estimate
    quote: Quote
    tpot_ms: float
    usd_per_million_output_tokens: float


def frontier(
    model: ModelCard,
    device: Device,
    shapes: Iterable[Shape],
    load: OperatingPoint,
    quote_for: QuoteFor,
    *,
    cache_open: bool = False,
) -> tuple[Choice, ...]:
    """Return the unbeaten choices over the shapes and loads of 1, 2, 4 … requests at once, the fastest first.

    ``quote_for`` prices a number of devices; numbers without a price are left out. ``cache_open`` is `estimate`'s.
    """
    at = partial(estimate, model, device, cache_open=cache_open)
    choices = (c for shape in shapes for c in _choices(at, shape, load, quote_for(shape.devices)))
    return pareto_front(choices, lambda c: (c.tpot_ms, c.usd_per_million_output_tokens))


def _choices(at: At, shape: Shape, load: OperatingPoint, quote: Quote | None) -> Iterator[Choice]:
    concurrency = 1
    while quote is not None and concurrency <= MAX_CONCURRENCY:
        found = at(shape, load.at(concurrency))
        if not found.fits or found.tpot_ms is None:
            return
        price = usd_per_million(quote.usd_per_hour, found.output_tokens_per_s or 0)
        if price is not None:
            yield Choice(found, quote, found.tpot_ms, price)
        concurrency *= 2
