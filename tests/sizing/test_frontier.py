"""Unbeaten shapes and loads."""

from collections.abc import Callable

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.cost import Quote, quotes
from landing_zone.sizing.device import Device
from landing_zone.sizing.frontier import frontier
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.shape import Shape

DeviceOf = Callable[..., Device]
CATALOG = load_catalog()
LLAMA_8B = CATALOG.models["meta-llama/Llama-3.1-8B-Instruct"]
SHAPES = tuple(Shape(Precision.BF16, n) for n in (1, 2, 4, 8))
REQUEST = OperatingPoint(1, 1000, 200)


def h100(devices: int) -> Quote | None:
    """The cheapest offer of H100."""
    return quotes(CATALOG.offers.values(), "H100", devices)[0]


def test_faster_costs_more_along_the_curve(device: DeviceOf) -> None:
    """Sorted by time per token, the price falls; every choice fits."""
    found = frontier(LLAMA_8B, device("H100"), SHAPES, REQUEST, h100)
    assert len(found) > 3
    prices = [c.usd_per_million_output_tokens for c in found]
    assert prices == sorted(prices, reverse=True)
    assert [c.tpot_ms for c in found] == sorted(c.tpot_ms for c in found)
    assert all(c.estimate.fits for c in found)


def test_what_has_no_price_or_no_room_is_left_out(device: DeviceOf) -> None:
    """No offer, no choice; a model that does not fit, none either."""
    assert frontier(LLAMA_8B, device("H100"), SHAPES, REQUEST, lambda _: None) == ()
    large = CATALOG.models["deepseek-ai/DeepSeek-V3"]
    assert frontier(large, device("H100"), SHAPES[:1], REQUEST, h100) == ()
