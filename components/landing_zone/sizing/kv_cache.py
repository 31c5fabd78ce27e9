"""The cache of keys and values."""

from landing_zone.catalog.model import Attention, ModelCard

BYTES_PER_VALUE = 2
"""The cache is kept at 16 bit."""


def bytes_per_token_and_layer(model: ModelCard) -> int:
    """Return what one token adds to the cache of one layer.

    MHA and GQA: 2 × kv heads × head size values. MLA: one latent vector and the rotary part.
    """
    if model.attention is Attention.MLA:
        return ((model.kv_lora_rank or 0) + (model.rope_head_dim or 0)) * BYTES_PER_VALUE
    return 2 * (model.kv_heads or 0) * (model.head_dim or 0) * BYTES_PER_VALUE


def bytes_per_token(model: ModelCard) -> int:
    """Return what one token adds to the cache of all layers, before any window is full."""
    return (model.layers or 0) * bytes_per_token_and_layer(model)


def cache_bytes(model: ModelCard, tokens: float) -> float:
    """Return the cache of one sequence; layers with a sliding window keep no more than the window."""
    layers = model.layers or 0
    sliding = model.sliding_layers if model.sliding_window_tokens else 0
    in_window = min(tokens, model.sliding_window_tokens or 0)
    return bytes_per_token_and_layer(model) * ((layers - sliding) * tokens + sliding * in_window)


def shards(model: ModelCard, tensor_parallel: int) -> int:
    """Return over how many devices the cache is split.

    A latent cache lies whole on every device, and heads are split no further than one per device.
    """
    return 1 if model.attention is Attention.MLA else min(tensor_parallel, model.kv_heads or 1)
