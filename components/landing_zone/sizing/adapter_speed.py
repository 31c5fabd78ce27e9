"""LoRA adapters that share a base model's replica: what they add to each step."""

from dataclasses import replace

from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.throughput import Load
from landing_zone.sizing.weights import GIB

KERNEL_MS_PER_LAYER = 0.0625
"""Time of the adapters' own kernels per layer and step: Punica (arXiv 2310.18547, 2023) adds 2 ms per token to the 32
layers of Llama 2 7B on an A100, whether the requests share an adapter or not. The same for other devices, widths and
engines: inferred. vLLM 0.6 lost more on that model and device: 7.6 instead of 11.4 requests/s at rank 8 (vLLM
pull request 11267, 2024-12-17)."""


def adapter_step_ms(engine: Engine, adapters_gib: float, count: int, batch: int) -> float:
    """Return what ``count`` adapters add to a decode step of ``batch`` sequences, in milliseconds.

    ``adapters_gib`` is the memory of all of them on each device. A step reads those that its sequences use, at most one
    each, and starts two more products per projection.
    """
    if not count:
        return 0.0
    read = adapters_gib * GIB * min(1.0, batch / count)
    return read / engine.bytes_per_ms + KERNEL_MS_PER_LAYER * (engine.model.layers or 0)


def with_adapters(load: Load, step_ms: float, output_tokens: float) -> Load:
    """Return the load when every step, and the pass over the prompt, take ``step_ms`` longer."""
    if not step_ms or load.per_token_ms is None:
        return load
    first, per_token = load.first_token_ms + step_ms, load.per_token_ms + step_ms
    request_ms = first + max(0.0, output_tokens - 1) * per_token
    rate = 1000 * load.concurrency / request_ms
    return replace(load, first_token_ms=first, per_token_ms=per_token, requests_per_second=rate)
