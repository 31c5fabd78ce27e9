"""What to change when a replica does not fit, one thing at a time, each tried before it is told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from landing_zone.config.precision import Precision
from landing_zone.sizing.estimate import Estimate, cached_tokens, estimate, memory_shape
from landing_zone.sizing.memory import longest_context
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.parallelism import FABRIC_GB_PER_S, legal_shapes
from landing_zone.sizing.shape import Shape, layout
from landing_zone.sizing.weights import weights_gib

MOST_NODES = 2
"""Nodes over which a pipeline is tried."""


class Change(StrEnum):
    """What is changed."""

    PRECISION = "precision"
    KV_PRECISION = "kv_precision"
    DEVICES = "devices"
    CONCURRENCY = "concurrency"
    CONTEXT = "tokens"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One change with which the replica fits, all else as it is."""

    change: Change
    value: str | int
    """The new value: a number format, a number, or a layout as `TP4 PP2`."""
    text: str


def remedies(found: Estimate) -> tuple[Remedy, ...]:
    """Return the least change of each kind that makes the replica fit; () where it fits or none does."""
    if found.fits:
        return ()
    kinds = (_precision, _kv_precision, _devices, _concurrency, _context)
    return tuple(remedy for kind in kinds for remedy in kind(found))


def _precision(found: Estimate) -> Iterator[Remedy]:
    """The largest number format that fits; where the device lacks the one asked for, any that it has."""
    size = weights_gib(found.model, found.shape.precision)
    others = [p for p in Precision if p is not found.shape.precision]
    for precision in sorted(others, key=lambda p: (-weights_gib(found.model, p), p)):
        smaller = found.speed is None or weights_gib(found.model, precision) < size
        native = precision is not Precision.FP4 or found.device.accelerator.fp4_tflops
        if smaller and native and _fits(found, replace(found.shape, precision=precision)):
            yield Remedy(Change.PRECISION, precision.value, f"weights at {precision}")
            return


def _kv_precision(found: Estimate) -> Iterator[Remedy]:
    shape = replace(found.shape, kv_precision=Precision.FP8)
    if found.model.generates_tokens and shape != found.shape and _fits(found, shape):
        yield Remedy(Change.KV_PRECISION, "fp8", "keys and values at fp8")


def _devices(found: Estimate) -> Iterator[Remedy]:
    """The fewest devices more, of equal numbers the widest tensor parallelism; from an illegal layout the nearest."""
    per_node, wanted = found.device.per_node, found.shape
    legal = legal_shapes(found.model, found.device, per_node, MOST_NODES, fabric_gb_per_s=FABRIC_GB_PER_S)
    others = [
        s
        for s in legal
        if s.precision is wanted.precision and (found.illegal is not None or s.devices > wanted.devices)
    ]
    for option in sorted(
        others, key=lambda s: (abs(s.devices - wanted.devices), -s.tensor_parallel, s.expert_parallel)
    ):
        shape = replace(option, kv_precision=wanted.kv_precision)
        if _fits(found, shape):
            count = f"{shape.devices} device{'s' if shape.devices > 1 else ''}"
            yield Remedy(Change.DEVICES, layout(shape), f"{count} ({layout(shape)})")
            return


def _concurrency(found: Estimate) -> Iterator[Remedy]:
    most = found.largest_concurrency
    if 0 < most < found.point.concurrency and _fits(found, found.shape, found.point.at(most)):
        yield Remedy(Change.CONCURRENCY, most, f"at most {most} requests at once")


def _context(found: Estimate) -> Iterator[Remedy]:
    split = memory_shape(found.device, found.shape)
    room, at_once = found.memory.cache_room_gib, found.point.concurrency
    longest = longest_context(found.model, split, room, concurrency=at_once) if room > 0 else 0
    if found.speed is not None and 0 < longest < cached_tokens(found.model, found.point):
        yield Remedy(Change.CONTEXT, longest, f"at most {longest} tokens per request, in and out")


def _fits(found: Estimate, shape: Shape, point: OperatingPoint | None = None) -> bool:
    return estimate(found.model, found.device, shape, point or found.point, adapters=found.adapters).fits
