"""The shape: legal on the device, within memory, and fast enough for the demand; of failovers, too."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.model import ModelCard, ModelKind
from landing_zone.config.document import Inputs
from landing_zone.placement.checks.load import load_of, split
from landing_zone.placement.checks.placed import Placed
from landing_zone.sizing.device import Device, device_of
from landing_zone.sizing.memory import cache_gib_per_device, memory_use
from landing_zone.sizing.precision import tflops
from landing_zone.sizing.shape import layout

ROUNDING = 1e-3


def shape_violations(item: Placed, inputs: Inputs, catalog: Catalog) -> Iterator[str]:
    """Yield what is wrong with the shape."""
    device, model = device_of(item.pool, catalog), catalog.models[item.workload.model.name]
    illegal = list(_illegal(item, device))
    yield from illegal
    if illegal:
        return
    yield from _memory(item, device, model)
    yield from _speed(item, inputs.environment.value.demand_margin, catalog)


def _illegal(item: Placed, device: Device) -> Iterator[str]:
    shape, replicas = item.shape, item.workload.replicas
    if shape.precision not in item.workload.precisions:
        yield f"precision {shape.precision} is not allowed"
    if tflops(device.accelerator, shape.precision) is None:
        yield f"{device.name} does not compute in {shape.precision}"
    if shape.resource != device.resource:
        yield f"asks for {shape.resource}, the pool has {device.resource}"
    if shape.devices != (0 if device.is_cpu else split(shape).devices):
        yield f"has {shape.devices} devices as {layout(split(shape))}"
    if not replicas.min <= item.replicas <= replicas.max:
        yield f"has {item.replicas} replicas, allowed are {replicas.min} to {replicas.max}"


def _memory(item: Placed, device: Device, model: ModelCard) -> Iterator[str]:
    shape, traffic = item.shape, item.workload.traffic
    size_gib = shape.memory_gib if device.is_cpu else device.memory_gib
    layout_ = split(shape)
    use = memory_use(model, layout_, size_gib, adapters=item.workload.adapters)
    if use.cache_room_gib < 0:
        yield f"needs {use.needed_gib:.1f} GiB per device, {use.usable_gib:.1f} are usable"
    if not model.generates_tokens:
        return
    tokens = traffic.input_tokens + traffic.output_tokens
    at_once = shape.max_concurrency * cache_gib_per_device(model, layout_, tokens)
    longest = cache_gib_per_device(model, layout_, shape.max_model_len)
    if max(at_once, longest) > use.cache_room_gib + ROUNDING:
        yield f"needs {max(at_once, longest):.1f} GiB of cache, {use.cache_room_gib:.1f} are left"
    asked = item.workload.context_tokens or (tokens if model.kind is not ModelKind.SPEECH_TO_TEXT else 0)
    if shape.max_model_len < asked:
        yield f"takes {shape.max_model_len} tokens of context, {asked} are asked for"


def _speed(item: Placed, margin: float, catalog: Catalog) -> Iterator[str]:
    """At full load: the demand is served, and within the objectives unless missing them has a price."""
    load, objectives = load_of(item, catalog)(item.shape.max_concurrency), item.workload.objectives
    demand = item.workload.traffic.requests_per_second * margin
    if item.replicas * load.requests_per_second < demand * (1 - ROUNDING):
        yield f"serves {item.replicas * load.requests_per_second:.3g} of {demand:.3g} requests/s"
    if objectives.penalty_usd_per_hour is not None:
        return
    if objectives.first_token_ms is not None and load.first_token_ms > objectives.first_token_ms + ROUNDING:
        yield f"first token after {load.first_token_ms:.0f} ms, {objectives.first_token_ms:g} are asked for"
    if objectives.per_token_ms is not None and (load.per_token_ms or 0) > objectives.per_token_ms + ROUNDING:
        yield f"{load.per_token_ms:.0f} ms per token, {objectives.per_token_ms:g} are asked for"
