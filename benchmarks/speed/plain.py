"""Baseline: the plain roofline, nothing fitted.

A step reads all weights that its tokens touch, and the cache, at 80 % of the bandwidth, or multiplies at 55 % of the
arithmetic rate, whichever is longer; 2 ms per step and 10 µs per all-reduce come on top. Prompts of the others are read
while a request is answered.
"""

from landing_zone.sizing.kv_cache import cache_bytes, shards
from landing_zone.sizing.precision import tflops
from landing_zone.sizing.weights import GIB, weights_gib
from landing_zone.sizing.work import touched_share
from speed.point import Point
from speed.times import Times

BANDWIDTH_EFFICIENCY = 0.8
COMPUTE_EFFICIENCY = 0.55
STEP_MS = 2.0
ALL_REDUCE_MS = 0.010


def plain(point: Point) -> Times:
    """Return what the plain roofline says."""
    load, concurrency = point.load, point.load.concurrency
    prompt = _pass_ms(point, tokens=load.input_tokens, cached=0, attended=load.input_tokens / 2)
    half_way = load.input_tokens + load.output_tokens / 2
    cached = concurrency * cache_bytes(point.model, half_way) / shards(point.model, point.shape.tensor_parallel)
    step = _pass_ms(point, tokens=concurrency, cached=cached, attended=half_way)
    others = (concurrency - 1) * prompt
    return Times(prompt + step, step + others / load.output_tokens)


def _pass_ms(point: Point, tokens: float, cached: float, attended: float) -> float:
    model, device, width = point.model, point.device, point.shape.tensor_parallel
    read = weights_gib(model, point.shape.precision) * GIB / width * _touched(point, tokens) + cached
    attention = 4 * (model.layers or 0) * (model.attention_heads or 0) * (model.head_dim or 0) * attended
    flops = tokens * (2e9 * model.active_parameters_billion + attention)
    rate = (tflops(device.accelerator, point.shape.precision) or 0) * 1e9 * width * COMPUTE_EFFICIENCY
    work = max(read / (device.bandwidth_gb_per_s * 1e6 * BANDWIDTH_EFFICIENCY), flops / rate)
    return work + STEP_MS + _all_reduces_ms(point, tokens)


def _touched(point: Point, tokens: float) -> float:
    """Of a mixture of experts, active parameters and what more the tokens touch."""
    if not point.experts:
        return 1.0
    active = point.model.active_parameters_billion / point.model.parameters_billion
    return active + (1 - active) * touched_share(point.model, tokens)


def _all_reduces_ms(point: Point, tokens: float) -> float:
    width = point.shape.tensor_parallel
    if width == 1:
        return 0.0
    sent = 2 * (width - 1) / width * tokens * (point.model.hidden_size or 0) * 2
    return 2 * (point.model.layers or 0) * (ALL_REDUCE_MS + sent / (point.device.link_gb_per_s * 1e6))
