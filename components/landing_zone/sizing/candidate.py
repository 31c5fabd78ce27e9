"""The shapes in which a pool can serve a workload."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.model import ModelKind
from landing_zone.config.pool import Pool
from landing_zone.config.workload import Precision
from landing_zone.sizing.demand import Demand
from landing_zone.sizing.device import Device, device_of
from landing_zone.sizing.memory import MemoryUse, largest_concurrency, longest_context, memory_use
from landing_zone.sizing.node import NodeShare, node_share
from landing_zone.sizing.parallelism import tensor_parallel_degrees
from landing_zone.sizing.precision import tflops
from landing_zone.sizing.refusal import Limit, Refusal
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import (
    MAX_BATCH,
    MAX_CONCURRENCY,
    Load,
    LoadAt,
    breaks,
    highest_load,
    lowest_load,
    single_pass_load,
    tabular_load,
    token_load,
)
from landing_zone.sizing.weights import weights_gib

CPU_SIZES = (1, 2, 4, 8, 16, 32)
"""vCPUs of a replica without accelerator: powers of two, as devices are, so that nodes pack without a gap."""
CPU_KINDS = (ModelKind.TABULAR, ModelKind.EMBEDDING, ModelKind.IMAGE_EMBEDDING, ModelKind.IMAGE_CLASSIFIER)
"""Kinds that are served without an accelerator, too; the runtimes that generate need one."""
HOST_GIB = 4.0
"""Memory of a pod beside its weights (inferred)."""
VCPU_PER_REPLICA, VCPU_PER_DEVICE = 4, 4
"""CPUs that a pod with accelerators asks for: for the server, and for each device (inferred)."""

OBJECTIVE_LIMITS = {"first_token_ms": Limit.FIRST_TOKEN, "per_token_ms": Limit.PER_TOKEN}


@dataclass(frozen=True)
class Candidate:
    """One shape, with as many replicas as the workload needs of it."""

    precision: Precision
    tensor_parallel: int
    slots: int
    """Devices of one replica; on a CPU node, vCPUs."""
    devices: int
    resource: str | None
    vcpu: float
    memory_gib: float
    max_model_len: int
    max_concurrency: int
    replicas: int
    requests_per_second: float
    """Of one replica at its highest load."""
    first_token_ms: float
    per_token_ms: float | None
    """Both at the planned load."""


def candidates(demand: Demand, pool: Pool, catalog: Catalog) -> tuple[tuple[Candidate, ...], tuple[Refusal, ...]]:
    """Return the shapes that serve the demand on ``pool``, and why the others don't."""
    device = device_of(pool, catalog)
    tried = list(_tried(demand, pool, device))
    found = tuple(t for t in tried if isinstance(t, Candidate))
    return found, tuple(t for t in tried if isinstance(t, Refusal))


def _tried(demand: Demand, pool: Pool, device: Device) -> Iterator[Candidate | Refusal]:
    if device.is_cpu and demand.model.kind not in CPU_KINDS:
        yield Refusal(Limit.DEVICE, f"a {demand.model.kind} model is served on accelerators only", ("task",))
        return
    if not device.is_cpu and demand.model.kind is ModelKind.TABULAR:
        yield Refusal(Limit.DEVICE, "a tabular model is served on CPUs only", ("task",))
        return
    for precision in demand.workload.precisions:
        if tflops(device.accelerator, precision) is None:
            yield Refusal(Limit.PRECISION, f"{device.name} does not compute in {precision}", ("precisions",))
            continue
        for slots in CPU_SIZES if device.is_cpu else tensor_parallel_degrees(demand.model, device):
            yield _shape(demand, pool, device, precision, slots)


def _shape(demand: Demand, pool: Pool, device: Device, precision: Precision, slots: int) -> Candidate | Refusal:
    share = node_share(pool, device)
    if slots > share.slots:
        return Refusal(Limit.NODE, f"needs {slots} {device.name} on one node, which gives {share.slots}")
    host_gib = slots * share.memory_gib_per_slot
    memory = _memory(demand, device, precision, slots, host_gib)
    if isinstance(memory, Refusal):
        return memory
    vcpu = _vcpu(device, share, slots)
    layout = Shape(precision, 1 if device.is_cpu else slots)
    load_at = _load_at(demand, Engine(demand.model, device, Shape(precision, slots)), vcpu)
    limit = _concurrency_limit(demand, memory, layout)
    highest = highest_load(load_at, limit, demand.objectives)
    if highest is None:
        return _objective_refusal(demand, load_at(1), device, slots)
    replicas = _replicas(demand, pool, share, slots, highest)
    if isinstance(replicas, Refusal):
        return replicas
    planned = lowest_load(load_at, highest, demand.requests_per_second / replicas)
    return Candidate(
        precision=precision,
        tensor_parallel=layout.tensor_parallel,
        slots=slots,
        devices=0 if device.is_cpu else slots,
        resource=device.resource,
        vcpu=vcpu,
        memory_gib=_pod_memory_gib(demand, precision, host_gib),
        max_model_len=longest_context(demand.model, layout, memory.cache_room_gib),
        max_concurrency=highest.concurrency,
        replicas=replicas,
        requests_per_second=highest.requests_per_second,
        first_token_ms=planned.first_token_ms,
        per_token_ms=planned.per_token_ms,
    )


def _memory(demand: Demand, device: Device, precision: Precision, slots: int, host_gib: float) -> MemoryUse | Refusal:
    """Weights, engine and one sequence of the longest context; on CPUs in the pod's memory."""
    split, size_gib = (1, host_gib) if device.is_cpu else (slots, device.memory_gib)
    layout = Shape(precision, split)
    use = memory_use(demand.model, layout, size_gib, adapters=demand.workload.adapters)
    if use.cache_room_gib < 0:
        where = f"on each of {split} {device.name}" if split > 1 else f"on one {device.name}"
        text = f"needs {use.needed_gib:.1f} GiB {where} at {precision}, {use.usable_gib:.1f} GiB are usable"
        return Refusal(Limit.MEMORY, text)
    if host_gib < HOST_GIB:
        return Refusal(Limit.MEMORY, f"gets {host_gib:.1f} GiB of the node's memory, needs {HOST_GIB:g}")
    if demand.model.generates_tokens:
        fits = longest_context(demand.model, layout, use.cache_room_gib)
        if fits < demand.context_tokens:
            on = f"on {slots} {device.name} at {precision}"
            text = f"a context of {fits} tokens fits {on}, {demand.context_tokens} are asked for"
            return Refusal(Limit.CONTEXT, text, ("context_tokens",))
    return use


def _vcpu(device: Device, share: NodeShare, slots: int) -> float:
    if device.is_cpu:
        return float(slots)
    wanted = VCPU_PER_REPLICA + VCPU_PER_DEVICE * slots
    return math.floor(10 * min(wanted, slots * share.vcpu_per_slot)) / 10


def _load_at(demand: Demand, engine: Engine, vcpu: float) -> LoadAt:
    traffic, model = demand.workload.traffic, demand.model
    if model.kind is ModelKind.TABULAR:
        return partial(tabular_load, model.cpu_ms_per_request or 0, vcpu)
    if model.generates_tokens:
        return partial(token_load, engine, traffic.input_tokens, traffic.output_tokens)
    return partial(single_pass_load, engine, traffic.input_tokens, vcpu)


def _concurrency_limit(demand: Demand, memory: MemoryUse, layout: Shape) -> int:
    if not demand.model.generates_tokens:
        return MAX_BATCH
    return largest_concurrency(demand.model, layout, memory.cache_room_gib, demand.tokens, MAX_CONCURRENCY)


def _objective_refusal(demand: Demand, alone: Load, device: Device, slots: int) -> Refusal:
    name = breaks(alone, demand.objectives) or "first_token_ms"
    limit = OBJECTIVE_LIMITS[name]
    value = alone.first_token_ms if limit is Limit.FIRST_TOKEN else alone.per_token_ms or 0
    allowed = getattr(demand.objectives, name)
    text = f"{name} is {value:.0f} on {slots} {device.name} with one request at a time, {allowed:g} are asked for"
    return Refusal(limit, text, ("objectives", name))


def _replicas(demand: Demand, pool: Pool, share: NodeShare, slots: int, highest: Load) -> int | Refusal:
    """Return how many replicas serve the demand."""
    needed = math.ceil(demand.requests_per_second / highest.requests_per_second - 1e-9)
    replicas = max(needed, demand.workload.replicas.min)
    each = f"{highest.requests_per_second:.3g} requests/s"
    if replicas > demand.replicas_max:
        text = (
            f"needs {needed} replicas of {each} for {demand.requests_per_second:.3g} requests/s, "
            f"`replicas.max` is {demand.replicas_max}"
        )
        return Refusal(Limit.REPLICAS, text, ("replicas", "max"))
    room = pool.nodes.max * (share.slots // slots)
    if replicas > room:
        text = (
            f"needs {replicas} replicas of {slots} devices ({each} each), the pool's {pool.nodes.max} nodes hold {room}"
        )
        return Refusal(Limit.CAPACITY, text)
    return replicas


def _pod_memory_gib(demand: Demand, precision: Precision, host_gib: float) -> float:
    """Return the memory that a pod asks for: room to load the weights, at most its part of the node."""
    return math.floor(10 * min(HOST_GIB + weights_gib(demand.model, precision), host_gib)) / 10
