"""Keys and values, against figures published with the models."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.sizing.kv_cache import bytes_per_token, cache_bytes, shards

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
