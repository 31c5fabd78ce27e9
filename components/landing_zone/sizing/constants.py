"""Constants of the speed model, and where they are from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constants:
    """What the formulas of `roofline` and `throughput` do not know from data sheets and model cards."""

    bandwidth_efficiency: float
    compute_efficiency: float
    step_overhead_ms: float
    collective_overhead_ms: float
    """Per all-reduce; two of them per layer."""
    interleaving: float
    """Part of the other requests' prefills that a request waits for before its first token."""


FITTED = Constants(
    bandwidth_efficiency=0.963,
    compute_efficiency=0.457,
    step_overhead_ms=2.09,
    collective_overhead_ms=0.025,
    interleaving=0.12,
)
"""Fitted to published serving points on H100."""
