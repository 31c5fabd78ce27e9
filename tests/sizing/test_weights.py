"""Weights against published sizes."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import ModelCard
from landing_zone.config.workload import Adapter, Precision
from landing_zone.sizing.weights import adapters_gib, weights_gib

MODELS = load_catalog().models


@pytest.mark.parametrize(
    ("name", "precision", "gib"),
    [
        ("meta-llama/Llama-3.3-70B-Instruct", Precision.BF16, 131.4),
        ("mistralai/Mistral-7B-Instruct-v0.3", Precision.BF16, 13.5),
        ("microsoft/phi-4", Precision.BF16, 27.3),
        ("deepseek-ai/DeepSeek-V3", Precision.FP8, 641.3),
        ("Qwen/Qwen3-8B-AWQ", Precision.INT4, 5.68),
    ],
)
def test_published_sizes_are_met(name: str, precision: Precision, gib: float) -> None:
    """Sizes of the published safetensors, within 0.1 GiB."""
    assert weights_gib(MODELS[name], precision) == pytest.approx(gib, abs=0.1)


@pytest.mark.parametrize("card", [m for m in MODELS.values() if m.weights_precision == "bf16"], ids=lambda m: m.name)
def test_parameters_agree_with_the_published_size(card: ModelCard) -> None:
    """Two bytes per parameter give the published size within 12 %: vision towers are in one of the two only."""

    assert card.weights_gib == pytest.approx(card.parameters_billion * 2e9 / 2**30, rel=0.12)


def test_lower_precision_is_smaller_but_keeps_the_embeddings() -> None:
    """fp8 halves all but the 16-bit embeddings; int4 is smaller still, and above a quarter."""
    model = MODELS["meta-llama/Llama-3.3-70B-Instruct"]
    bf16, fp8, int4 = (weights_gib(model, p) for p in (Precision.BF16, Precision.FP8, Precision.INT4))
    assert bf16 / 2 < fp8 < 0.53 * bf16
    assert bf16 / 4 < int4 < fp8


def test_adapters_take_their_published_size() -> None:
    """Rank 16 on all projections of Llama-3.1-8B is about 84 MB at 16 bit; four of them at the largest rank."""
    model = MODELS["meta-llama/Llama-3.1-8B-Instruct"]
    adapter = Adapter(name="a", tenant="t", uri="s3://a/1", rank=16)
    assert adapters_gib(model, [adapter]) * 1024 == pytest.approx(84, rel=0.1)
    larger = adapter.model_copy(update={"rank": 32})
    assert adapters_gib(model, [adapter, larger]) == pytest.approx(4 * adapters_gib(model, [adapter]))
    assert adapters_gib(model, []) == 0
