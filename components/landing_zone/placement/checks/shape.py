"""The shape: legal on the device, within memory, and fast enough for the demand."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.model import ModelCard, ModelKind
from landing_zone.config.document import Inputs
from landing_zone.placement.checks.placed import Placed
from landing_zone.placement.plan import Shape as PlannedShape
from landing_zone.sizing.device import Device, device_of
from landing_zone.sizing.memory import cache_gib_per_device, memory_use
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.precision import tflops
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.serving import Lora, load_at
from landing_zone.sizing.shape import Shape, layout
from landing_zone.sizing.throughput import Load

ROUNDING = 1e-3


def shape_violations(item: Placed, inputs: Inputs, catalog: Catalog) -> Iterator[str]:
    """Yield what is wrong with the shape."""
    device, model = device_of(item.pool, catalog), catalog.models[item.workload.model.name]
    illegal = list(_illegal(item, device))
    yield from illegal
    if illegal:
        return
    yield from _memory(item, device, model)
    yield from _speed(item, device, model, inputs.environment.value.demand_margin)


def _illegal(item: Placed, device: Device) -> Iterator[str]:
    shape, replicas = item.shape, item.workload.replicas
    if shape.precision not in item.workload.precisions:
        yield f"precision {shape.precision} is not allowed"
    if tflops(device.accelerator, shape.precision) is None:
        yield f"{device.name} does not compute in {shape.precision}"
    if shape.resource != device.resource:
        yield f"asks for {shape.resource}, the pool has {device.resource}"
    if shape.devices != (0 if device.is_cpu else _layout(shape).devices):
        yield f"has {shape.devices} devices as {layout(_layout(shape))}"
    if not replicas.min <= item.decision.replicas <= replicas.max:
        yield f"has {item.decision.replicas} replicas, allowed are {replicas.min} to {replicas.max}"


def _memory(item: Placed, device: Device, model: ModelCard) -> Iterator[str]:
    shape, traffic = item.shape, item.workload.traffic
    size_gib = shape.memory_gib if device.is_cpu else device.memory_gib
    split = _layout(shape)
    use = memory_use(model, split, size_gib, adapters=item.workload.adapters)
    if use.cache_room_gib < 0:
        yield f"needs {use.needed_gib:.1f} GiB per device, {use.usable_gib:.1f} are usable"
    if not model.generates_tokens:
        return
    tokens = traffic.input_tokens + traffic.output_tokens
    at_once = shape.max_concurrency * cache_gib_per_device(model, split, tokens)
    longest = cache_gib_per_device(model, split, shape.max_model_len)
    if max(at_once, longest) > use.cache_room_gib + ROUNDING:
        yield f"needs {max(at_once, longest):.1f} GiB of cache, {use.cache_room_gib:.1f} are left"
    asked = item.workload.context_tokens or (tokens if model.kind is not ModelKind.SPEECH_TO_TEXT else 0)
    if shape.max_model_len < asked:
        yield f"takes {shape.max_model_len} tokens of context, {asked} are asked for"


def _speed(item: Placed, device: Device, model: ModelCard, margin: float) -> Iterator[str]:
    load, objectives = _full_load(item, device, model), item.workload.objectives
    demand = item.workload.traffic.requests_per_second * margin
    if item.decision.replicas * load.requests_per_second < demand * (1 - ROUNDING):
        yield f"serves {item.decision.replicas * load.requests_per_second:.3g} of {demand:.3g} requests/s"
    if objectives.first_token_ms is not None and load.first_token_ms > objectives.first_token_ms + ROUNDING:
        yield f"first token after {load.first_token_ms:.0f} ms, {objectives.first_token_ms:g} are asked for"
    if objectives.per_token_ms is not None and (load.per_token_ms or 0) > objectives.per_token_ms + ROUNDING:
        yield f"{load.per_token_ms:.0f} ms per token, {objectives.per_token_ms:g} are asked for"


def _full_load(item: Placed, device: Device, model: ModelCard) -> Load:
    shape, traffic, adapters = item.shape, item.workload.traffic, item.workload.adapters
    split = Shape(shape.precision, round(shape.vcpu)) if device.is_cpu else _layout(shape)
    request = OperatingPoint(1, traffic.input_tokens, traffic.output_tokens)
    gib = memory_use(model, _layout(shape), device.memory_gib, adapters=adapters).adapters_gib
    return load_at(Engine(model, device, split), request, shape.vcpu, Lora(len(adapters), gib))(shape.max_concurrency)


def _layout(shape: PlannedShape) -> Shape:
    return Shape(shape.precision, shape.tensor_parallel, shape.pipeline_parallel, shape.expert_parallel)
