"""The load of a replica of any kind of model, by the one formula for its kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from landing_zone.catalog.measured import MeasuredPoint
from landing_zone.catalog.model import ModelKind
from landing_zone.sizing.adapter_speed import adapter_step_ms, with_adapters
from landing_zone.sizing.calibration import calibrate, calibrated
from landing_zone.sizing.device import Device
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import Load, LoadAt, single_pass_load, tabular_load, token_load

VCPU_PER_REPLICA, VCPU_PER_DEVICE = 4, 4
"""CPUs that a pod with accelerators asks for: for the server, and for each device (inferred)."""


@dataclass(frozen=True, slots=True)
class Lora:
    """Adapters on the model of a replica."""

    count: int = 0
    gib: float = 0.0
    """Memory of all of them on each device."""


NO_LORA = Lora()


def load_at(engine: Engine, request: OperatingPoint, vcpu: float, lora: Lora = NO_LORA) -> LoadAt:
    """Return the load as a function of the requests at once; ``request`` has their size."""
    model = engine.model
    if model.kind is ModelKind.TABULAR:
        return partial(tabular_load, model.cpu_ms_per_request or 0, vcpu)
    if not model.generates_tokens:
        return partial(single_pass_load, engine, request.input_tokens, vcpu)
    cached = request.shared_tokens
    plain = partial(token_load, engine, request.input_tokens, request.output_tokens, cached_tokens=cached)
    return partial(_adapted, engine, plain, request.output_tokens, lora) if lora.count else plain


def _adapted(engine: Engine, plain: LoadAt, output_tokens: int, lora: Lora, concurrency: int) -> Load:
    extra_ms = adapter_step_ms(engine, lora.gib, lora.count, concurrency)
    return with_adapters(plain(concurrency), extra_ms, output_tokens)


def as_measured(
    loads: Callable[[OperatingPoint], LoadAt], request: OperatingPoint, points: Sequence[MeasuredPoint]
) -> LoadAt:
    """Return the load of ``request`` by concurrency, calibrated by ``points`` of the same deployment if there are any.

    ``loads`` are by formulas, from the size of a request.
    """
    formula = loads(request)
    if not points:
        return formula
    calibration = calibrate(partial(_sized, loads, request), points)
    return lambda concurrency: calibrated(
        calibration, formula(concurrency), request.input_tokens, request.output_tokens
    )


def _sized(
    loads: Callable[[OperatingPoint], LoadAt],
    request: OperatingPoint,
    input_tokens: float,
    output_tokens: float,
    concurrency: int,
) -> Load:
    size = replace(request, input_tokens=round(input_tokens), output_tokens=round(output_tokens))
    return loads(size)(concurrency)


def usual_vcpu(device: Device, shape: Shape) -> float:
    """Return the CPUs of a replica on a node that has enough of them."""
    return shape.devices if device.is_cpu else VCPU_PER_REPLICA + VCPU_PER_DEVICE * shape.devices
