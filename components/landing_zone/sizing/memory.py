"""How the memory of each of a replica's devices is used, and the context and concurrency that it allows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from landing_zone.catalog.model import ModelCard
from landing_zone.sizing.activations import activations_bytes
from landing_zone.sizing.adapter_memory import Ranked, adapters_bytes
from landing_zone.sizing.engine_settings import OURS, EngineSettings
from landing_zone.sizing.kv_cache import BLOCK_TOKENS, bytes_per_token_and_layer, layer_tokens, shards, whole_blocks
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.stored_weights import CACHED
from landing_zone.sizing.weights import GIB, WeightsBasis, weights
from landing_zone.sizing.weights_share import device_share, even_stages, padding

CONTEXT_GIB = 0.35
"""Memory outside of PyTorch: 0.05 to 0.35 GiB in ten starts of vLLM 0.6 to 0.8 (vLLM issues 10517, 13061, 13882 and
others); KAITO saw 0.6 at most."""
COLLECTIVES_GIB = 0.4
"""Buffers of NCCL between devices: 0.34 to 0.39 GiB in aiconfigurator's system tables."""
GRAPHS_GIB = 0.5
"""CUDA graphs of the decode batch sizes (vLLM logs of 7 to 70 billion parameters say 0.2 to 0.9 GiB)."""
PLAIN_SERVER_GIB = 1.0
"""Runtime of a server for models without tokens (inferred)."""
PLAIN_ACTIVATIONS = 0.05
"""Working memory of such a model, in parts of its weights (inferred)."""


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """Memory of one replica on the device that holds most."""

    weights_gib: float
    kv_cache_gib: float
    """Keys and values of all sequences at their full length."""
    activations_gib: float
    adapters_gib: float
    overhead_gib: float
    """Context, libraries, communication buffers and graphs."""
    usable_gib: float
    """What the engine may take of the device."""
    weights_basis: WeightsBasis

    @property
    def needed_gib(self) -> float:
        """All but the cache."""
        return self.weights_gib + self.activations_gib + self.adapters_gib + self.overhead_gib

    @property
    def total_gib(self) -> float:
        """All that is used."""
        return self.needed_gib + self.kv_cache_gib

    @property
    def cache_room_gib(self) -> float:
        """What is left for keys and values; negative when the weights don't fit."""
        return self.usable_gib - self.needed_gib

    @property
    def fits(self) -> bool:
        """Whether all that is used is usable. A cache of nothing still needs room: an engine won't start without."""
        return self.total_gib < self.usable_gib


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What depends on model, shape and settings alone, per device."""

    weights_gib: float
    basis: WeightsBasis
    activations_gib: float
    overhead_gib: float
    cache_gib_per_layer_token: float


def memory_use(
    model: ModelCard,
    shape: Shape,
    device_memory_gib: float,
    *,
    tokens: float = 0,
    concurrency: int = 1,
    adapters: Sequence[Ranked] = (),
    shared_prefix_tokens: float = 0,
    settings: EngineSettings = OURS,
) -> MemoryUse:
    """Return how the memory of each device is used by ``concurrency`` sequences of ``tokens`` each.

    ``device_memory_gib`` is what the driver shows of the device. The first ``shared_prefix_tokens`` of the sequences
    are the same and kept once.
    """
    fixed = _fixed(model, shape, settings, max(concurrency, settings.max_num_seqs))
    cached = _layer_tokens(model, tokens, concurrency, shared_prefix_tokens) * fixed.cache_gib_per_layer_token
    return MemoryUse(
        fixed.weights_gib,
        cached,
        fixed.activations_gib,
        adapters_bytes(model, adapters, shape.tensor_parallel) / even_stages(model, shape) / GIB if adapters else 0.0,
        fixed.overhead_gib,
        settings.gpu_memory_utilization * device_memory_gib,
        fixed.basis,
    )


@lru_cache(CACHED)
def _fixed(model: ModelCard, shape: Shape, settings: EngineSettings, sequences: int) -> _Fixed:
    size = weights(model, shape.precision)
    weights_gib = size.gib * device_share(model, shape) * padding(model, shape.precision)
    return _Fixed(
        weights_gib,
        size.basis,
        _activations_gib(model, shape, settings, sequences, weights_gib),
        _overhead_gib(model, shape, settings),
        _cache_gib_per_layer_token(model, shape),
    )


def _activations_gib(
    model: ModelCard, shape: Shape, settings: EngineSettings, sequences: int, weights_gib: float
) -> float:
    if not model.generates_tokens:
        return PLAIN_ACTIVATIONS * weights_gib
    return activations_bytes(model, shape, settings, sequences) / GIB


def _overhead_gib(model: ModelCard, shape: Shape, settings: EngineSettings) -> float:
    if not model.generates_tokens:
        return PLAIN_SERVER_GIB
    collectives = COLLECTIVES_GIB if shape.devices > 1 else 0.0
    return CONTEXT_GIB + collectives + (0.0 if settings.enforce_eager else GRAPHS_GIB)


def _cache_gib_per_layer_token(model: ModelCard, shape: Shape) -> float:
    """One token in one layer on one device; longer stages of a pipeline count for all."""
    size = bytes_per_token_and_layer(model, shape.kv_precision)
    return size / shards(model, shape.tensor_parallel) / even_stages(model, shape) / GIB


def _layer_tokens(model: ModelCard, tokens: float, concurrency: float, shared: float) -> float:
    """Return tokens × layers of all sequences; of what they share, whole blocks are kept once."""
    each = layer_tokens(model, whole_blocks(tokens))
    if not shared:
        return concurrency * each
    once = layer_tokens(model, min(shared, tokens) // BLOCK_TOKENS * BLOCK_TOKENS)
    return once + concurrency * (each - once)


def cache_gib_per_device(model: ModelCard, shape: Shape, tokens: float) -> float:
    """Return the cache of one sequence on each device."""
    return layer_tokens(model, whole_blocks(tokens)) * _cache_gib_per_layer_token(model, shape)


def longest_context(model: ModelCard, shape: Shape, room_gib: float, *, concurrency: int = 1) -> int:
    """Return the longest context, in tokens, of which ``concurrency`` fit; at most what the model was trained for."""
    low, high = 0, model.context_tokens or 0
    while low < high:
        middle = (low + high + 1) // 2
        fits = concurrency * cache_gib_per_device(model, shape, middle) <= room_gib
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def largest_concurrency(model: ModelCard, shape: Shape, room_gib: float, tokens: float, limit: int) -> int:
    """Return how many sequences of ``tokens`` fit at once, at most ``limit``."""
    each = cache_gib_per_device(model, shape, tokens)
    return limit if each == 0 else max(0, min(limit, math.floor(room_gib / each)))
