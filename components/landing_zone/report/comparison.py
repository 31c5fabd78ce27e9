"""Accelerators compared for one model: the same figures as rows, as a curve per accelerator, and as a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from landing_zone.sizing.frontier import Choice
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.shape import layout

HEADERS = (
    "Accelerator",
    "Shape",
    "At once",
    "ms/token",
    "First token ms",
    "Tokens/s",
    "$/h",
    "$/M output",
    "Offer",
    "Price of",
)


@dataclass(frozen=True)
class Comparison:
    """The unbeaten choices of each accelerator."""

    model: str
    precision: str
    request: OperatingPoint
    curves: Mapping[str, Sequence[Choice]]
    notes: tuple[str, ...] = ()
    """What is left out, and why."""

    @property
    def title(self) -> str:
        """The model and its number format."""
        return f"{self.model} at {self.precision}"

    @property
    def sentence(self) -> str:
        """What is compared."""
        size = f"{self.request.input_tokens:,} tokens in, {self.request.output_tokens:,} out"
        return (
            f"Price against time per token, requests of {size}: the shapes and loads that no other of the same beats."
        )


def rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return one row per choice, in the order of `HEADERS`."""
    return [_row(name, choice) for name, choices in comparison.curves.items() for choice in choices]


def _row(name: str, choice: Choice) -> tuple[str, ...]:
    found, offer = choice.estimate, choice.quote.offer
    return (
        name,
        layout(found.shape),
        f"{found.point.concurrency}",
        f"{choice.tpot_ms:.1f}",
        f"{found.ttft_ms or 0:,.0f}",
        f"{found.output_tokens_per_s or 0:,.0f}",
        f"{choice.quote.usd_per_hour:,.2f}",
        f"{choice.usd_per_million_output_tokens:,.2f}",
        f"{offer.cloud}/{offer.region} {offer.instance_type}",
        f"{offer.as_of}",
    )
