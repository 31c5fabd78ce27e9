"""The way in which a workload is served, with its times, their range, and its memory."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.workload import Workload
from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.explanation.model import Chosen, DeviceMemory, Figure
from landing_zone.placement.usage import Usage
from landing_zone.sizing.candidate import Candidate
from landing_zone.sizing.device import Device, device_of
from landing_zone.sizing.estimate import cached_tokens
from landing_zone.sizing.memory import memory_use
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.uncertainty import Quantity, interval

DIGITS = 3


def chosen(usage: Usage, arc: PoolArc | EndpointArc, catalog: Catalog) -> Chosen:
    """Return what is told of an arc."""
    if isinstance(arc, EndpointArc):
        return _endpoint(usage, arc)
    workload, device = (
        usage.problem.workloads[arc.workload].value,
        device_of(usage.problem.pools[arc.pool].pool, catalog),
    )
    return Chosen(
        batch=arc.candidate.max_concurrency,
        figures=tuple(_figures(arc.candidate, workload, device, catalog)),
        memory=None if device.is_cpu else _memory(arc.candidate, workload, device, catalog),
    )


def _endpoint(usage: Usage, arc: EndpointArc) -> Chosen:
    times = (("first_token_ms", arc.use.first_token_ms), ("per_token_ms", arc.use.per_token_ms))
    return Chosen(
        figures=tuple(Figure(name=name, value=value) for name, value in times if value is not None),
        offer=usage.problem.endpoints[arc.endpoint].offer.key,
        tokens_per_minute=round(arc.use.tokens_per_minute, 1),
        units=round(arc.use.units, DIGITS) if arc.use.units else None,
    )


def _figures(candidate: Candidate, workload: Workload, device: Device, catalog: Catalog) -> Iterator[Figure]:
    model = catalog.models[workload.model.name]
    named = (
        ("first_token_ms", candidate.first_token_ms, Quantity.TTFT),
        ("per_token_ms", candidate.per_token_ms, Quantity.TPOT),
        ("requests_per_second", candidate.requests_per_second, Quantity.TOKENS_PER_SECOND),
    )
    for name, value, quantity in named:
        if value is not None:
            between = interval(value, quantity, candidate.basis, model, device)
            yield Figure(
                name=name,
                value=round(value, DIGITS),
                low=round(between.low, DIGITS),
                high=round(between.high, DIGITS),
                basis=candidate.basis,
            )


def _memory(candidate: Candidate, workload: Workload, device: Device, catalog: Catalog) -> DeviceMemory:
    model, traffic = catalog.models[workload.model.name], workload.traffic
    request = OperatingPoint(candidate.max_concurrency, traffic.input_tokens, traffic.output_tokens)
    use = memory_use(
        model,
        candidate.shape,
        device.memory_gib,
        tokens=cached_tokens(model, request),
        concurrency=candidate.max_concurrency,
        adapters=workload.adapters,
    )
    return DeviceMemory(
        weights_gib=round(use.weights_gib, DIGITS),
        kv_cache_gib=round(use.kv_cache_gib, DIGITS),
        activations_gib=round(use.activations_gib, DIGITS),
        adapters_gib=round(use.adapters_gib, DIGITS),
        overhead_gib=round(use.overhead_gib, DIGITS),
        usable_gib=round(use.usable_gib, DIGITS),
    )
