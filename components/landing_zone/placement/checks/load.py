"""The load of one replica of a planned shape, by the sizing formulas."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.placement.checks.placed import Placed
from landing_zone.placement.plan import Shape as PlannedShape
from landing_zone.sizing.device import device_of
from landing_zone.sizing.memory import memory_use
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.serving import Lora, load_at
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import Load, LoadAt, lowest_load


def load_of(item: Placed, catalog: Catalog) -> LoadAt:
    """Return the load of a replica by the number of requests at once."""
    device, model = device_of(item.pool, catalog), catalog.models[item.workload.model.name]
    shape, traffic, adapters = item.shape, item.workload.traffic, item.workload.adapters
    layout = Shape(shape.precision, round(shape.vcpu)) if device.is_cpu else split(shape)
    request = OperatingPoint(1, traffic.input_tokens, traffic.output_tokens)
    gib = memory_use(model, split(shape), device.memory_gib, adapters=adapters).adapters_gib
    return load_at(Engine(model, device, layout), request, shape.vcpu, Lora(len(adapters), gib))


def planned_load(item: Placed, margin: float, catalog: Catalog) -> Load:
    """Return the load at which a replica serves its part of the demand."""
    load = load_of(item, catalog)
    rate = item.workload.traffic.requests_per_second * margin / item.replicas
    return lowest_load(load, load(item.shape.max_concurrency), rate)


def split(shape: PlannedShape) -> Shape:
    """Return the layout by which a replica's model is split."""
    return Shape(shape.precision, shape.tensor_parallel, shape.pipeline_parallel, shape.expert_parallel)
