"""Time of one decode step and of one prompt, from memory traffic, arithmetic, kernel starts and collectives.

A roofline (Williams et al. 2009) whose parts add up, as kernels of one layer run one after the other: weights are read,
tokens multiplied, keys and values read, results added up over the devices. Small models on fast devices wait for the
starts of kernels. Errors on devices and models that were not fitted: `uncertainty`, and `benchmarks/throughput.py`.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from landing_zone.catalog.model import ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.collectives import all_reduce_ms, hand_over_ms
from landing_zone.sizing.constants import FITTED, Constants
from landing_zone.sizing.device import Device
from landing_zone.sizing.experts import imbalance
from landing_zone.sizing.kv_cache import bytes_per_token_and_layer, cache_layers, layer_tokens, shards
from landing_zone.sizing.precision import tflops
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.work import Work, touched_share, work

ACTIVATION_BYTES = 2
REDUCTIONS_PER_LAYER = 2
"""All-reduces of a layer that is split over devices: after attention and after the feed-forward block (Shoeybi et al.
2019)."""
SINGLE_PASS_MS = 2.0
"""Overhead of one pass of a model that does not generate tokens (inferred)."""


@dataclass(frozen=True)
class Engine:
    """One model on the devices of one replica."""

    model: ModelCard
    device: Device
    shape: Shape
    """On CPUs, `tensor_parallel` are the vCPUs that work on the weights."""
    constants: Constants = FITTED

    @cached_property
    def work(self) -> Work:
        """Reads of a step and arithmetic of a token."""
        return work(self.model, self.shape.precision)

    @cached_property
    def bytes_per_ms(self) -> float:
        """Memory that each device reads in a millisecond."""
        return self.device.bandwidth_gb_per_s * 1e6 * self.constants.bandwidth_efficiency

    @cached_property
    def always_read_ms(self) -> float:
        """Time to read the weights that every step reads."""
        each = self.work.split_bytes / self.shape.tensor_parallel
        whole = self.work.whole_bytes / (self.shape.tensor_parallel if self.device.is_cpu else 1)
        return (each + whole) / self.bytes_per_ms

    @cached_property
    def experts_read_ms(self) -> float:
        """Time to read all routed experts."""
        return self.work.expert_bytes / self.shape.tensor_parallel / self.bytes_per_ms

    @cached_property
    def token_ms(self) -> float:
        """Arithmetic of one token, without attention."""
        precision = self.shape.precision
        dense = self.flops_per_ms(Precision.BF16 if self.work.full_width else precision)
        return self.work.flops / dense + self.work.expert_flops / self.flops_per_ms(precision)

    @cached_property
    def cache_ms(self) -> float:
        """Time to read what one token keeps in one layer."""
        split = self.shape.tensor_parallel if self.device.is_cpu else shards(self.model, self.shape.tensor_parallel)
        return bytes_per_token_and_layer(self.model, self.shape.kv_precision) / split / self.bytes_per_ms

    @cached_property
    def attention_ms(self) -> float:
        """Arithmetic of one token with one token of its context, in all layers: scores and their weighted sum."""
        model = self.model
        heads = (model.attention_heads or 0) * (model.head_dim or 0)
        flops = 4 * cache_layers(model) * heads
        return flops / self.flops_per_ms(Precision.BF16)

    @cached_property
    def starts_ms(self) -> float:
        """Starts of the kernels of a step."""
        model, constants = self.model, self.constants
        routing = 0.0 if self.fuses_routing else constants.routing_ms * math.sqrt(model.experts or 0)
        return (model.layers or 0) * constants.layer_ms + model.expert_layers * routing

    @property
    def fuses_routing(self) -> bool:
        """Whether experts run in kernels that sort their tokens, too: those for fp4 where the device multiplies it."""
        return self.shape.precision is Precision.FP4 and self.device.accelerator.fp4_tflops is not None

    @cached_property
    def prompt_pass_ms(self) -> float:
        """Least time of a pass that reads a prompt; CPUs start no kernels."""
        return 0.0 if self.device.is_cpu else (self.model.layers or 0) * self.constants.prompt_layer_ms

    def flops_per_ms(self, precision: Precision) -> float:
        """Return the arithmetic that the devices of one stage do in a millisecond.

        Raises:
            ValueError: the device does not compute in ``precision``.
        """
        rate = tflops(self.device.accelerator, precision)
        if rate is None:
            raise ValueError(f"{self.device.name} does not compute in {precision}")
        share = self.device.compute_share * self.shape.tensor_parallel
        return rate * 1e9 * share * self.constants.compute_efficiency


def step_ms(engine: Engine, batch: float, context_tokens: float) -> float:
    """Return the time in which every sequence of the batch gets one more token.

    In a pipeline of p stages the batch is cut into p parts that follow one another: each token passes all layers with
    its part, and as many hand-overs as stages.
    """
    stages = engine.shape.pipeline_parallel
    part = max(1.0, batch / stages)
    cache = part * layer_tokens(engine.model, context_tokens) * engine.cache_ms
    between = _collectives_ms(engine, part) + _hand_overs_ms(engine, part)
    outside = engine.constants.sequence_ms * batch
    return weights_ms(engine, part) + part * engine.token_ms + cache + engine.starts_ms + between + outside


def weights_ms(engine: Engine, tokens: float) -> float:
    """Return the time to read the weights that ``tokens`` touch; of spread experts, on the fullest device."""
    if not engine.work.expert_bytes:
        return engine.always_read_ms
    share = touched_share(engine.model, tokens)
    uneven = imbalance(share, engine.model.experts or 1, engine.shape.expert_parallel)
    return engine.always_read_ms + share * uneven * engine.experts_read_ms


def prompt_ms(engine: Engine, input_tokens: float, cached_tokens: float = 0) -> float:
    """Return what reading a prompt adds to a step that runs anyway: arithmetic, and collectives.

    The first ``cached_tokens`` lie in the prefix cache and are only attended to.
    """
    new = max(1.0, input_tokens - cached_tokens)
    attended = cached_tokens + new / 2
    flops = (engine.model.work_gflop_per_request or 0) * 1e9
    if flops:
        arithmetic = flops / engine.flops_per_ms(engine.shape.precision)
    else:
        arithmetic = new * (engine.token_ms + attended * engine.attention_ms)
    return arithmetic + _collectives_ms(engine, new) + _hand_overs_ms(engine, new)


def pass_ms(engine: Engine, input_tokens: float, batch: int) -> float:
    """Return the time of one pass of a model that answers in one: ``batch`` requests of texts, images or sounds."""
    flops = (engine.model.work_gflop_per_request or 0) * 1e9
    if flops:
        each = flops / engine.flops_per_ms(engine.shape.precision)
    else:
        each = input_tokens * (engine.token_ms + input_tokens / 2 * engine.attention_ms)
    return engine.always_read_ms + batch * each + SINGLE_PASS_MS


def _collectives_ms(engine: Engine, tokens: float) -> float:
    if engine.device.is_cpu or engine.shape.tensor_parallel == 1:
        return 0.0
    size = tokens * (engine.model.hidden_size or 0) * ACTIVATION_BYTES
    each = all_reduce_ms(engine.device, engine.shape.tensor_parallel, size, engine.constants)
    return REDUCTIONS_PER_LAYER * (engine.model.layers or 0) * each


def _hand_overs_ms(engine: Engine, tokens: float) -> float:
    stages = engine.shape.pipeline_parallel
    if stages == 1:
        return 0.0
    size = tokens * (engine.model.hidden_size or 0) * ACTIVATION_BYTES / engine.shape.tensor_parallel
    return stages * hand_over_ms(engine.device, engine.shape.devices, size, engine.constants)
