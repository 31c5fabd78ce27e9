"""One model on one layout of devices at one steady load: whether it fits, how fast it is, and what that rests on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from landing_zone.catalog.measured import MeasuredPoint
from landing_zone.catalog.model import ModelCard, ModelKind
from landing_zone.sizing.adapter_memory import Ranked
from landing_zone.sizing.device import Device
from landing_zone.sizing.kv_cache import cache_bytes
from landing_zone.sizing.memory import MemoryUse, largest_concurrency, longest_context, memory_use
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.parallelism import FABRIC_GB_PER_S, IllegalShape, Rule, Site, illegal
from landing_zone.sizing.precision import tflops
from landing_zone.sizing.queueing import open_first_token_ms
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.serving import Lora, as_measured, load_at, usual_vcpu
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import MAX_CONCURRENCY, Load
from landing_zone.sizing.usual_cache import with_usual_cache
from landing_zone.sizing.weights import GIB, weights_gib


@dataclass(frozen=True)
class Estimate:
    """What one replica needs and does. Memory is in GiB, time in milliseconds."""

    model: ModelCard
    device: Device
    shape: Shape
    point: OperatingPoint
    memory: MemoryUse
    """Of the device that holds most."""
    adapters: tuple[Ranked, ...]
    vcpu: float
    """CPUs beside the devices."""
    cache_open: bool = False
    """Whether the format of keys and values was left to the engine: then memory counts that of the shape, and speed
    what engines usually take."""
    measured: tuple[MeasuredPoint, ...] = ()
    """Points of this deployment: they calibrate its speed."""

    @cached_property
    def speed(self) -> Load | None:
        """Load of the requests that run at once; as if the memory were there, where it is not.

        None where the device does not compute in the precision.
        """
        engine = self._engine
        if engine is None:
            return None
        lora = Lora(len(self.adapters), self.memory.adapters_gib)
        return as_measured(lambda request: load_at(engine, request, self.vcpu, lora), self.point, self.measured)(
            self._at_once
        )

    def open_ttft_ms(self, part: float | None = None) -> float | None:
        """Return the time to the first token where requests come at random, as many per second as are answered.

        The mean, or what ``part`` of the requests stay below. None where there are no tokens, where points were
        measured (their times hold no queue of the formulas), and where prompts come faster than they can be read.
        """
        engine, load, point = self._engine, self.speed, self.point
        if engine is None or load is None or self.measured or not self.model.generates_tokens:
            return None
        sizes, cached = (point.input_tokens, point.output_tokens), point.shared_tokens
        first_ms = open_first_token_ms(engine, load, *sizes, cached_tokens=cached, part=part)
        return first_ms if math.isfinite(first_ms) else None

    @cached_property
    def _engine(self) -> Engine | None:
        if tflops(self.device.accelerator, self.shape.precision) is None:
            return None
        return Engine(self.model, self.device, with_usual_cache(self.shape) if self.cache_open else self.shape)

    @property
    def _at_once(self) -> int:
        """Requests that have room half-way through their output, for they are all at different places in it."""
        asked = self.point.concurrency
        if self.memory.fits or any(p.concurrency >= asked for p in self.measured) or not self.model.generates_tokens:
            return asked
        half_way = cached_tokens(self.model, self.point) - self.point.output_tokens / 2
        return min(asked, _room_for(self, half_way)) or asked

    @cached_property
    def illegal(self) -> IllegalShape | None:
        """The rule of the architecture or the node that the layout breaks, None if it is legal.

        As many nodes as it needs are taken to be there, with a fabric that serves. Stages where tensor parallelism
        would do better are legal here: they were asked for.
        """
        broken = illegal(self.model, memory_shape(self.device, self.shape), site_for(self.device, self.shape.devices))
        return None if broken is None or broken.rule is Rule.LINK else broken

    @property
    def fits(self) -> bool:
        """Whether the layout is legal, and weights, working memory and the cache of all requests have room."""
        return self.memory.fits and self.speed is not None and self.illegal is None

    @property
    def weights_gib(self) -> float:
        """Weights of the whole model, each counted once: what its files take at that precision."""
        return weights_gib(self.model, self.shape.precision)

    @property
    def kv_cache_gib(self) -> float:
        """Keys and values of all requests at their full length, each counted once, on all devices together."""
        tokens, shared = cached_tokens(self.model, self.point), self.point.shared_tokens
        once = _cache_gib(self.model, self.shape, min(shared, tokens)) if shared else 0.0
        return once + self.point.concurrency * (_cache_gib(self.model, self.shape, tokens) - once)

    @property
    def running(self) -> int:
        """Requests that are worked on at once; the others wait."""
        return self.speed.concurrency if self.speed else 0

    @property
    def waiting_ms(self) -> float:
        """Time that a request waits for its turn: all requests over the rate, less the time of one (Little's law)."""
        if self.speed is None or self.running == self.point.concurrency:
            return 0.0
        return 1000 * (self.point.concurrency - self.running) / self.speed.requests_per_second

    @property
    def ttft_ms(self) -> float | None:
        """Time to the first token; of a model without tokens, to the answer."""
        return self.speed.first_token_ms + self.waiting_ms if self.speed else None

    @property
    def tpot_ms(self) -> float | None:
        """Time per output token after the first; None for a model without tokens."""
        return self.speed.per_token_ms if self.speed else None

    @property
    def requests_per_s(self) -> float | None:
        """Requests answered, over all that run."""
        return self.speed.requests_per_second if self.speed else None

    @property
    def output_tokens_per_s(self) -> float | None:
        """Output tokens, over all requests that run; None for a model without tokens."""
        if self.speed is None or not self.model.generates_tokens:
            return None
        return self.speed.requests_per_second * max(1, self.point.output_tokens)

    @cached_property
    def longest_context_tokens(self) -> int:
        """Longest context of one request alone; 0 for a model without tokens."""
        if not self.model.generates_tokens:
            return 0
        return longest_context(self.model, memory_shape(self.device, self.shape), self.memory.cache_room_gib)

    @cached_property
    def largest_concurrency(self) -> int:
        """Most requests of this size that have room at once, no more than an engine is started with."""
        if not self.model.generates_tokens:
            return MAX_CONCURRENCY if self.memory.fits else 0
        return _room_for(self, cached_tokens(self.model, self.point))


def estimate(
    model: ModelCard,
    device: Device,
    shape: Shape,
    load: OperatingPoint,
    *,
    adapters: Sequence[Ranked] = (),
    vcpu: float | None = None,
    cache_open: bool = False,
    measured: Sequence[MeasuredPoint] = (),
) -> Estimate:
    """Return what ``model`` needs and does on ``device`` in ``shape`` under ``load``.

    On CPUs the device's memory is that of the pod, and ``tensor_parallel`` its vCPUs; elsewhere ``vcpu`` are the CPUs
    beside the devices, by default as many as a pod asks for. ``measured`` are points of this very deployment.
    """
    memory = memory_use(
        model,
        memory_shape(device, shape),
        device.memory_gib,
        tokens=cached_tokens(model, load),
        concurrency=load.concurrency,
        adapters=adapters,
        shared_prefix_tokens=load.shared_tokens,
    )
    cpus = usual_vcpu(device, shape) if vcpu is None else vcpu
    return Estimate(model, device, shape, load, memory, tuple(adapters), cpus, cache_open, tuple(measured))


def cached_tokens(model: ModelCard, point: OperatingPoint) -> int:
    """Return the tokens of a request that stay in the cache; a speech model's input are frames outside of it."""
    if not model.generates_tokens:
        return 0
    return point.output_tokens if model.kind is ModelKind.SPEECH_TO_TEXT else point.tokens


def site_for(device: Device, devices: int) -> Site:
    """Return as many nodes as hold ``devices``, with a fabric that serves the stages of a pipeline."""
    nodes = max(1, math.ceil(devices / device.per_node))
    return Site(device, device.per_node, nodes, FABRIC_GB_PER_S)


def memory_shape(device: Device, shape: Shape) -> Shape:
    """Return the shape by which memory is split: on CPUs all threads share it."""
    return replace(shape, tensor_parallel=1, pipeline_parallel=1, expert_parallel=1) if device.is_cpu else shape


def _room_for(found: Estimate, tokens: float) -> int:
    split = memory_shape(found.device, found.shape)
    return largest_concurrency(found.model, split, found.memory.cache_room_gib, tokens, MAX_CONCURRENCY)


def _cache_gib(model: ModelCard, shape: Shape, tokens: float) -> float:
    return cache_bytes(model, tokens, shape.kv_precision) / GIB
