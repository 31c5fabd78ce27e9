"""Keys and values, against figures published with the models."""

import dataclasses

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.kv_cache import bytes_per_token, cache_bytes, cache_layers, shards, whole_blocks

MODELS = load_catalog().models


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("deepseek-ai/DeepSeek-V3", 70_272),
        ("meta-llama/Llama-3.3-70B-Instruct", 327_680),
        ("mistralai/Mistral-7B-Instruct-v0.3", 131_072),
        ("microsoft/Phi-3.5-mini-instruct", 393_216),
    ],
)
def test_bytes_of_a_token(name: str, size: int) -> None:
    """Latent, grouped and full attention each have their formula."""
    assert bytes_per_token(MODELS[name]) == size


def test_the_cache_grows_with_the_context() -> None:
    """Without a window it is tokens × bytes per token."""
    model = MODELS["meta-llama/Llama-3.3-70B-Instruct"]
    assert cache_bytes(model, 1000) == 1000 * 327_680


def test_a_sliding_window_bounds_its_layers() -> None:
    """Of Gemma 3's 48 layers 40 keep 1,024 tokens: at 8,192 tokens, 8 × 8,192 + 40 × 1,024 of them."""
    model = MODELS["google/gemma-3-12b-it"]
    per_layer = 2 * 8 * 256 * 2
    assert cache_bytes(model, 8192) == per_layer * (8 * 8192 + 40 * 1024)
    assert cache_bytes(model, 512) == 512 * bytes_per_token(model)


def test_the_cache_is_split_by_heads_only() -> None:
    """Eight kv heads split eight ways at most; a latent cache lies whole on every device."""
    assert shards(MODELS["meta-llama/Llama-3.3-70B-Instruct"], 4) == 4
    assert shards(MODELS["Qwen/Qwen2.5-7B-Instruct"], 8) == 4
    assert shards(MODELS["deepseek-ai/DeepSeek-V3"], 8) == 1


def test_ten_heads_split_unevenly() -> None:
    """Of ten kv heads over four devices one holds three: the cache is split three ways, rounded down."""
    assert shards(MODELS["microsoft/phi-4"], 4) == 3


def test_eight_bits_halve_the_cache() -> None:
    """At any length, with and without a window."""
    model = MODELS["google/gemma-3-12b-it"]
    assert cache_bytes(model, 8192, Precision.FP8) * 2 == cache_bytes(model, 8192)


def test_only_layers_with_attention_keep_a_cache() -> None:
    """A hybrid of 48 layers with attention in 12 keeps a quarter."""
    model = dataclasses.replace(MODELS["google/gemma-3-12b-it"], attention_layers=12, sliding_layers=0)
    assert cache_layers(model) == 12
    assert cache_bytes(model, 1000) == 12 * 1000 * 2 * 8 * 256 * 2


def test_blocks_hold_sixteen_tokens() -> None:
    """And a sequence takes whole ones."""
    assert [whole_blocks(n) for n in (0, 1, 16, 17)] == [0, 16, 16, 32]
