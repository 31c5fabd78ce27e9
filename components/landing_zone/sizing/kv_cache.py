"""The cache of keys and values."""

import math

from landing_zone.catalog.model import Attention, ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.precision import BYTES_PER_PARAMETER

KV_PRECISIONS = (Precision.BF16, Precision.FP8)
BLOCK_TOKENS = 16
"""Tokens for which the cache is given out at once; vLLM's default."""


def bytes_per_token_and_layer(model: ModelCard, kv_precision: Precision = Precision.BF16) -> float:
    """Return what one token adds to the cache of one layer.

    MHA and GQA: 2 × kv heads × head size values (Ainslie et al. 2023). MLA: one latent vector and the rotary part
    (DeepSeek-V2, section 2.1).
    """
    size = BYTES_PER_PARAMETER[kv_precision]
    if model.attention is Attention.MLA:
        return ((model.kv_lora_rank or 0) + (model.rope_head_dim or 0)) * size
    return 2 * (model.kv_heads or 0) * (model.head_dim or 0) * size


def bytes_per_token(model: ModelCard, kv_precision: Precision = Precision.BF16) -> float:
    """Return what one token adds to the cache of all layers, before any window is full."""
    return cache_layers(model) * bytes_per_token_and_layer(model, kv_precision)


def cache_layers(model: ModelCard) -> int:
    """Return the layers that keep a cache: in hybrids, not the linear or state-space ones."""
    return model.attention_layers if model.attention_layers is not None else model.layers or 0


def sliding_layers(model: ModelCard) -> int:
    """Return the layers whose cache ends at the window."""
    return min(model.sliding_layers, cache_layers(model)) if model.sliding_window_tokens else 0


def layer_tokens(model: ModelCard, tokens: float) -> float:
    """Return tokens × layers of one sequence; a layer with a sliding window keeps no more than the window."""
    sliding = sliding_layers(model)
    return (cache_layers(model) - sliding) * tokens + sliding * min(tokens, model.sliding_window_tokens or 0)


def cache_bytes(model: ModelCard, tokens: float, kv_precision: Precision = Precision.BF16) -> float:
    """Return the cache of one sequence on all devices together."""
    return bytes_per_token_and_layer(model, kv_precision) * layer_tokens(model, tokens)


def shards(model: ModelCard, tensor_parallel: int) -> int:
    """Return over how many devices the cache of a layer is split.

    A latent cache lies whole on every device, and heads are split no further than one per device. Where heads don't
    divide evenly, the device with the most of them counts.
    """
    if model.attention is Attention.MLA:
        return 1
    kv_heads = model.kv_heads or 1
    most = math.ceil(kv_heads / tensor_parallel)
    return max(1, kv_heads // most)


def whole_blocks(tokens: float) -> int:
    """Return the tokens that a sequence's blocks hold."""
    return BLOCK_TOKENS * math.ceil(tokens / BLOCK_TOKENS)
