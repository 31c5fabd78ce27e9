"""Whether one replica fits, and the context and concurrency that its memory allows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from landing_zone.catalog.model import ModelCard
from landing_zone.config.workload import Adapter, Precision
from landing_zone.sizing.kv_cache import cache_bytes, shards
from landing_zone.sizing.weights import GIB, adapters_gib, weights_gib

UTILISATION = 0.90
"""Part of the device that the engine uses; vLLM's default."""
WEIGHTS_OVERHEAD = 1.02
ACTIVATIONS_PER_WEIGHT = 0.05
ENGINE_GIB = 2.3
"""Runtime, graphs and communication buffers of a token engine, per device. These three: KAITO's estimator."""
SMALL_ENGINE_GIB = 1.0
"""The same of a plain inference server (inferred)."""


@dataclass(frozen=True)
class MemoryUse:
    """Memory of one replica on each of its devices."""

    weights_gib: float
    overhead_gib: float
    usable_gib: float

    @property
    def needed_gib(self) -> float:
        """Weights and overhead."""
        return self.weights_gib + self.overhead_gib

    @property
    def cache_room_gib(self) -> float:
        """What is left for keys and values; negative when the weights don't fit."""
        return self.usable_gib - self.needed_gib


def memory_use(
    model: ModelCard,
    precision: Precision,
    tensor_parallel: int,
    device_memory_gib: float,
    adapters: Sequence[Adapter] = (),
) -> MemoryUse:
    """Return how the memory of each device is used."""
    weights = weights_gib(model, precision) * WEIGHTS_OVERHEAD / tensor_parallel
    engine = ENGINE_GIB if model.generates_tokens else SMALL_ENGINE_GIB
    overhead = engine + weights * ACTIVATIONS_PER_WEIGHT + adapters_gib(model, adapters) / tensor_parallel
    return MemoryUse(weights, overhead, UTILISATION * device_memory_gib)


def cache_gib_per_device(model: ModelCard, tensor_parallel: int, tokens: float) -> float:
    """Return the cache of one sequence on each device."""
    return cache_bytes(model, tokens) / shards(model, tensor_parallel) / GIB


def longest_context(model: ModelCard, tensor_parallel: int, room_gib: float) -> int:
    """Return the longest context, in tokens, whose cache fits; at most what the model was trained for."""
    low, high = 0, model.context_tokens or 0
    while low < high:
        middle = (low + high + 1) // 2
        fits = cache_gib_per_device(model, tensor_parallel, middle) <= room_gib
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def concurrency(model: ModelCard, tensor_parallel: int, room_gib: float, tokens: float, limit: int) -> int:
    """Return how many sequences of ``tokens`` fit at once, at most ``limit``."""
    each = cache_gib_per_device(model, tensor_parallel, tokens)
    return limit if each == 0 else max(0, min(limit, math.floor(room_gib / each)))
