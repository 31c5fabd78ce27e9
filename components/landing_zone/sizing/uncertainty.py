"""How far a time may be off: measurement over estimate on points that no constant was fitted to.

The numbers are the 10th and the 90th percentile that `benchmarks/throughput.py` prints, of the
generation of the fitted accelerator (H200, and models on H100 that were not fitted) and of the next one (B200, B300,
GB200). Of accelerators without a
measured point nothing is known: theirs is that of the next generation, `WIDER` on both sides.
"""

from dataclasses import dataclass
from enum import StrEnum

from landing_zone.catalog.model import ModelCard
from landing_zone.sizing.device import Device
from landing_zone.sizing.throughput import Basis


class Quantity(StrEnum):
    """What is estimated: time per output token, tokens per second, time to the first token."""

    TPOT = "tpot"
    TOKENS_PER_SECOND = "tokens-per-s"
    TTFT = "ttft"


class Evidence(StrEnum):
    """How near the accelerator is to those that were measured."""

    SAME_GENERATION = "same-generation"
    NEXT_GENERATION = "next-generation"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Interval:
    """What eight of ten measurements lie between."""

    low: float
    high: float


HOPPER, BLACKWELL = "9.", "10."
"""Compute capabilities of the two generations that were measured."""
WIDER = 1.4
"""What accelerators without a measured point may be off more (inferred)."""
MEASURED = (0.97, 1.03)
"""Spread of a point that is measured again on the same deployment (inferred)."""

Factors = tuple[float, float]
ROOFLINE: dict[tuple[Evidence, bool], dict[Quantity, Factors]] = {
    (Evidence.SAME_GENERATION, False): {
        Quantity.TPOT: (0.82, 1.18),
        Quantity.TOKENS_PER_SECOND: (0.84, 1.20),
        Quantity.TTFT: (0.53, 2.51),
    },
    (Evidence.SAME_GENERATION, True): {
        Quantity.TPOT: (0.79, 1.36),
        Quantity.TOKENS_PER_SECOND: (0.73, 1.25),
        Quantity.TTFT: (0.74, 2.44),
    },
    (Evidence.NEXT_GENERATION, False): {
        Quantity.TPOT: (0.83, 1.24),
        Quantity.TOKENS_PER_SECOND: (0.84, 1.21),
        Quantity.TTFT: (0.52, 1.42),
    },
    (Evidence.NEXT_GENERATION, True): {
        Quantity.TPOT: (0.74, 1.44),
        Quantity.TOKENS_PER_SECOND: (0.69, 1.34),
        Quantity.TTFT: (0.48, 4.39),
    },
}
"""By how near the accelerator is, and whether the model is a mixture of experts."""
CALIBRATED: dict[bool, dict[Quantity, Factors]] = {
    False: {
        Quantity.TPOT: (0.97, 1.12),
        Quantity.TOKENS_PER_SECOND: (0.95, 1.04),
        Quantity.TTFT: (0.37, 1.12),
    },
    True: {
        Quantity.TPOT: (0.88, 1.09),
        Quantity.TOKENS_PER_SECOND: (0.91, 1.14),
        Quantity.TTFT: (0.60, 1.27),
    },
}
"""Between two measured points of the deployment, by whether the model is a mixture of experts."""


def interval(value: float, quantity: Quantity, basis: Basis, model: ModelCard, device: Device) -> Interval:
    """Return what eight of ten measurements lie between, where the estimate of ``model`` on ``device`` is ``value``."""
    low, high = factors(quantity, evidence(model, device), experts=bool(model.experts), basis=basis)
    return Interval(value * low, value * high)


def evidence(model: ModelCard, device: Device) -> Evidence:
    """Return how near the device is to those that were measured with models of the kind."""
    accelerator = device.accelerator
    if accelerator.vendor != "nvidia" or not model.generates_tokens:
        return Evidence.NONE
    if accelerator.compute_capability.startswith(HOPPER):
        return Evidence.SAME_GENERATION
    return Evidence.NEXT_GENERATION if accelerator.compute_capability.startswith(BLACKWELL) else Evidence.NONE


def factors(quantity: Quantity, near: Evidence, *, experts: bool, basis: Basis) -> Factors:
    """Return measurement over estimate at the 10th and the 90th percentile."""
    if basis is Basis.MEASURED:
        return MEASURED
    if basis is Basis.CALIBRATED:
        return CALIBRATED[experts][quantity]
    if near is Evidence.NONE:
        low, high = ROOFLINE[Evidence.NEXT_GENERATION, experts][quantity]
        return low / WIDER, high * WIDER
    return ROOFLINE[near, experts][quantity]
