"""Time of one decode step and of one prefill, from memory traffic, arithmetic and collectives.

Five constants, fitted to 228 published serving points of dense models on H100 (vLLM, SGLang, TensorRT-LLM). On devices
and models that were not fitted the median error of the time per token is 12.6 % for dense models (90th percentile 33 %)
and 12 to 46 % for mixtures of experts; that of the time to first token is 38 to 80 %: it orders shapes and promises
nothing.
"""

from dataclasses import dataclass

from landing_zone.catalog.model import ModelCard
from landing_zone.config.workload import Precision
from landing_zone.sizing.constants import FITTED, Constants
from landing_zone.sizing.device import Device
from landing_zone.sizing.kv_cache import cache_bytes, shards
from landing_zone.sizing.precision import tflops
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.weights import GIB, weights_gib

ACTIVATION_BYTES = 2
UNLINKED_GB_PER_S = 16
"""Bandwidth between devices without a link of their own: PCIe 3.0 ×16."""


@dataclass(frozen=True)
class Engine:
    """One model on the devices of one replica."""

    model: ModelCard
    device: Device
    shape: Shape
    """On CPUs, `tensor_parallel` are the vCPUs that work on the weights."""
    constants: Constants = FITTED

    @property
    def precision(self) -> Precision:
        """Number format of the weights."""
        return self.shape.precision

    @property
    def tensor_parallel(self) -> int:
        """Devices that the weights are split over; for CPUs, vCPUs that work on them."""
        return self.shape.tensor_parallel

    @property
    def flops_per_ms(self) -> float:
        """Arithmetic that the replica does in a millisecond."""
        rate = tflops(self.device.accelerator, self.precision)
        if rate is None:
            raise ValueError(f"{self.device.name} does not compute in {self.precision}")
        return rate * 1e9 * self.device.compute_share * self.tensor_parallel * self.constants.compute_efficiency

    @property
    def bytes_per_ms(self) -> float:
        """Memory that each device reads in a millisecond."""
        return self.device.bandwidth_gb_per_s * 1e6 * self.constants.bandwidth_efficiency

    @property
    def weights_bytes_per_device(self) -> float:
        """Weights on each device."""
        return weights_gib(self.model, self.precision) * GIB / self.tensor_parallel


def touched_share(model: ModelCard, tokens: float) -> float:
    """Return the part of the weights that ``tokens`` read together.

    Of E experts, k per token, a batch of b touches 1 − (1 − k/E)^b; the rest of the model is always read.
    """
    if not model.experts or not model.experts_per_token:
        return 1.0
    share = model.experts_per_token / model.experts
    idle = 1 - model.active_parameters_billion / model.parameters_billion
    experts = min(1.0, idle / (1 - share)) if share < 1 else 0.0
    untouched: float = (1 - share) ** max(1.0, tokens)
    return 1 - experts * untouched


def step_ms(engine: Engine, batch: float, context_tokens: float) -> float:
    """Return the time in which every sequence of the batch gets one more token."""
    model = engine.model
    cache = batch * cache_bytes(model, context_tokens) / _cache_shards(engine)
    read = engine.weights_bytes_per_device * touched_share(model, batch) + cache
    flops = batch * (_flops_per_token(model) + _attention_flops(model, context_tokens))
    work = max(read / engine.bytes_per_ms, flops / engine.flops_per_ms)
    return work + _collectives_ms(engine, batch) + engine.constants.step_overhead_ms


def prefill_ms(engine: Engine, input_tokens: float, *, batch: int = 1) -> float:
    """Return the time to read the prompts (windows of speech, images) of ``batch`` requests in one pass."""
    model = engine.model
    flops = (model.work_gflop_per_request or 0) * 1e9
    if not flops:
        flops = input_tokens * (_flops_per_token(model) + _attention_flops(model, input_tokens) / 2)
    tokens = batch * input_tokens
    read = engine.weights_bytes_per_device * touched_share(model, tokens)
    work = max(batch * flops / engine.flops_per_ms, read / engine.bytes_per_ms)
    return work + _collectives_ms(engine, tokens) + engine.constants.step_overhead_ms


def _flops_per_token(model: ModelCard) -> float:
    return 2e9 * model.active_parameters_billion


def _attention_flops(model: ModelCard, context_tokens: float) -> float:
    """Scores and their weighted sum, for one token over its context."""
    return 4 * (model.layers or 0) * (model.attention_heads or 0) * (model.head_dim or 0) * context_tokens


def _cache_shards(engine: Engine) -> int:
    return engine.tensor_parallel if engine.device.is_cpu else shards(engine.model, engine.tensor_parallel)


def _collectives_ms(engine: Engine, tokens: float) -> float:
    """Two ring all-reduces per layer: 2 (n − 1) / n of the activations over the link."""
    n = engine.tensor_parallel
    if n == 1 or engine.device.is_cpu:
        return 0.0
    sent = 2 * (n - 1) / n * tokens * (engine.model.hidden_size or 0) * ACTIVATION_BYTES
    link = engine.device.link_gb_per_s or UNLINKED_GB_PER_S
    return 2 * (engine.model.layers or 0) * (engine.constants.collective_overhead_ms + sent / (link * 1e6))
