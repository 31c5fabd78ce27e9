"""One shape tried on one pool for one workload: a candidate, or the first limit that it fails on."""

import math
from dataclasses import dataclass
from functools import cached_property

from landing_zone.config.pool import Pool
from landing_zone.sizing.candidate import Candidate
from landing_zone.sizing.demand import Demand
from landing_zone.sizing.device import Device
from landing_zone.sizing.estimate import memory_shape
from landing_zone.sizing.memory import MemoryUse, largest_concurrency, longest_context, memory_use
from landing_zone.sizing.node import NodeShare
from landing_zone.sizing.refusal import Limit, Refusal
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.serving import Lora, load_at, usual_vcpu
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import (
    MAX_BATCH,
    MAX_CONCURRENCY,
    Load,
    LoadAt,
    breaks,
    highest_load,
    lowest_load,
)
from landing_zone.sizing.weights import weights_gib

HOST_GIB = 4.0
"""Memory of a pod beside its weights (inferred)."""

OBJECTIVE_LIMITS = {"first_token_ms": Limit.FIRST_TOKEN, "per_token_ms": Limit.PER_TOKEN}


@dataclass(frozen=True)
class Ground:
    """A pool, its device, and what a node gives to each."""

    pool: Pool
    device: Device
    share: NodeShare


@dataclass(frozen=True)
class Trial:
    """A shape on a ground under a demand. On CPUs its `tensor_parallel` are the vCPUs."""

    demand: Demand
    ground: Ground
    shape: Shape

    def result(self) -> Candidate | Refusal:
        """Return the candidate, or why there is none."""
        refusal = self._too_large() or self._no_memory() or self._short_context()
        if refusal:
            return refusal
        highest = highest_load(self._load_at, self._most_at_once(), self.demand.objectives)
        if highest is None:
            return self._too_slow(self._load_at(1))
        replicas = self._replicas(highest)
        return replicas if isinstance(replicas, Refusal) else self._candidate(highest, replicas)

    @property
    def slots(self) -> int:
        """Devices of a replica; on a CPU node, vCPUs."""
        return self.shape.devices

    @cached_property
    def split(self) -> Shape:
        """The layout by which memory is split."""
        return memory_shape(self.ground.device, self.shape)

    @property
    def host_gib(self) -> float:
        """The replica's part of the node's memory."""
        return self.slots * self.ground.share.memory_gib_per_slot

    @cached_property
    def memory(self) -> MemoryUse:
        """Weights and engine, and one sequence; on CPUs in the pod's memory."""
        device = self.ground.device
        size_gib = self.host_gib if device.is_cpu else device.memory_gib
        return memory_use(self.demand.model, self.split, size_gib, adapters=self.demand.workload.adapters)

    @property
    def vcpu(self) -> float:
        """CPUs that a pod asks for, at most its part of the node."""
        wanted = usual_vcpu(self.ground.device, self.shape)
        return math.floor(10 * min(wanted, self.slots * self.ground.share.vcpu_per_slot)) / 10

    @cached_property
    def _load_at(self) -> LoadAt:
        engine = Engine(self.demand.model, self.ground.device, self.shape)
        lora = Lora(len(self.demand.workload.adapters), self.memory.adapters_gib)
        return load_at(engine, self.demand.request, self.vcpu, lora)

    @cached_property
    def _longest_context(self) -> int:
        return longest_context(self.demand.model, self.split, self.memory.cache_room_gib)

    def _most_at_once(self) -> int:
        model = self.demand.model
        if not model.generates_tokens:
            return MAX_BATCH
        return largest_concurrency(model, self.split, self.memory.cache_room_gib, self.demand.tokens, MAX_CONCURRENCY)

    def _too_large(self) -> Refusal | None:
        device, gives = self.ground.device, self.ground.share.slots
        if self.slots <= gives:
            return None
        return Refusal(Limit.NODE, f"needs {self.slots} {device.name} on one node, which gives {gives}")

    def _no_memory(self) -> Refusal | None:
        use = self.memory
        if use.cache_room_gib < 0:
            where = f"on {self._one_or_each()} at {self.shape.precision}"
            return Refusal(Limit.MEMORY, f"needs {use.needed_gib:.1f} GiB {where}, {use.usable_gib:.1f} GiB are usable")
        if self.host_gib < HOST_GIB:
            return Refusal(Limit.MEMORY, f"gets {self.host_gib:.1f} GiB of the node's memory, needs {HOST_GIB:g}")
        return None

    def _one_or_each(self) -> str:
        count, name = self.split.devices, self.ground.device.name
        return f"each of {count} {name}" if count > 1 else f"one {name}"

    def _short_context(self) -> Refusal | None:
        asked = self.demand.context_tokens
        if not self.demand.model.generates_tokens or self._longest_context >= asked:
            return None
        on = f"on {self.slots} {self.ground.device.name} at {self.shape.precision}"
        text = f"a context of {self._longest_context} tokens fits {on}, {asked} are asked for"
        return Refusal(Limit.CONTEXT, text, ("context_tokens",))

    def _too_slow(self, alone: Load) -> Refusal:
        name = breaks(alone, self.demand.objectives) or "first_token_ms"
        limit = OBJECTIVE_LIMITS[name]
        value = alone.first_token_ms if limit is Limit.FIRST_TOKEN else alone.per_token_ms or 0
        allowed, on = getattr(self.demand.objectives, name), f"{self.slots} {self.ground.device.name}"
        text = f"{name} is {value:.0f} on {on} with one request at a time, {allowed:g} are asked for"
        return Refusal(limit, text, ("objectives", name))

    def _replicas(self, highest: Load) -> int | Refusal:
        """Return how many replicas serve the demand."""
        rate, most = self.demand.requests_per_second, self.demand.replicas_max
        needed = math.ceil(rate / highest.requests_per_second - 1e-9)
        replicas = max(needed, self.demand.workload.replicas.min)
        each = f"{highest.requests_per_second:.3g} requests/s"
        if replicas > most:
            text = f"needs {needed} replicas of {each} for {rate:.3g} requests/s, `replicas.max` is {most}"
            return Refusal(Limit.REPLICAS, text, ("replicas", "max"))
        nodes = self.ground.pool.nodes.max
        room = nodes * (self.ground.share.slots // self.slots)
        if replicas > room:
            what = f"{replicas} replicas of {self.slots} devices ({each} each)"
            return Refusal(Limit.CAPACITY, f"needs {what}, the pool's {nodes} nodes hold {room}")
        return replicas

    def _candidate(self, highest: Load, replicas: int) -> Candidate:
        planned = lowest_load(self._load_at, highest, self.demand.requests_per_second / replicas)
        return Candidate(
            shape=self.split,
            slots=self.slots,
            devices=0 if self.ground.device.is_cpu else self.slots,
            resource=self.ground.device.resource,
            vcpu=self.vcpu,
            memory_gib=self._pod_memory_gib(),
            max_model_len=self._longest_context,
            max_concurrency=highest.concurrency,
            replicas=replicas,
            requests_per_second=highest.requests_per_second,
            first_token_ms=planned.first_token_ms,
            per_token_ms=planned.per_token_ms,
            basis=planned.basis,
            power_w=self._power_w(replicas),
        )

    def _pod_memory_gib(self) -> float:
        """Return the memory that a pod asks for: room to load the weights, at most its part of the node."""
        wanted = HOST_GIB + weights_gib(self.demand.model, self.shape.precision)
        return math.floor(10 * min(wanted, self.host_gib)) / 10

    def _power_w(self, replicas: int) -> float | None:
        """Return the devices' published power, a partition's by its part of the arithmetic."""
        device = self.ground.device
        power_w = device.accelerator.power_w
        return None if power_w is None else power_w * device.compute_share * replicas * self.slots
