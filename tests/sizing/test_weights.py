"""Weights against published sizes."""

import dataclasses

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.weights import GIB, WeightsBasis, weights, weights_gib

MODELS = load_catalog().models
LLAMA_70B = dataclasses.replace(
    MODELS["meta-llama/Llama-3.3-70B-Instruct"], intermediate_size=28_672, tied_embeddings=False
)
QWEN_30B = dataclasses.replace(
    MODELS["Qwen/Qwen3-30B-A3B-Instruct-2507"],
    weights_gib=None,
    expert_intermediate_size=768,
    dense_layers=None,
    tied_embeddings=False,
)


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


def test_the_basis_is_named() -> None:
    """Published at its own format, counted at another; from the number of parameters where the card says too little."""
    model = LLAMA_70B
    assert weights(model, Precision.BF16).basis is WeightsBasis.PUBLISHED
    assert weights(model, Precision.FP8).basis is WeightsBasis.ARCHITECTURE
    bare = dataclasses.replace(model, intermediate_size=None)
    assert weights(bare, Precision.FP8).basis is WeightsBasis.PARAMETERS


def test_tied_embeddings_count_once() -> None:
    """A tied table is in and out; an untied model of the same shape has one more."""
    model = dataclasses.replace(LLAMA_70B, weights_gib=None)
    tied, untied = (weights_gib(dataclasses.replace(model, tied_embeddings=t), Precision.BF16) for t in (True, False))
    assert (untied - tied) * GIB == pytest.approx(2 * (model.vocabulary or 0) * (model.hidden_size or 0))


def test_four_bit_experts_leave_the_rest_at_sixteen() -> None:
    """Of Qwen3-30B-A3B's 30.5 billion parameters 29 billion are experts: 4.5 bits each, the rest 16."""
    model = QWEN_30B
    experts = 48 * 128 * 3 * 2048 * 768
    total = weights_gib(model, Precision.BF16) * GIB / 2
    assert weights_gib(model, Precision.FP4) * GIB == pytest.approx(experts * 4.5 / 8 + (total - experts) * 2)


def test_towers_stay_at_sixteen_bits() -> None:
    """A billion parameters of a vision tower weigh the same at every format."""
    model = dataclasses.replace(
        LLAMA_70B,
        weights_gib=None,
        other_parameters_billion=0.0,
        active_parameters_billion=LLAMA_70B.parameters_billion,
    )
    more = model.parameters_billion + 1
    seeing = dataclasses.replace(model, other_parameters_billion=1.0, parameters_billion=more)
    for precision in (Precision.BF16, Precision.FP8, Precision.INT4):
        assert (weights_gib(seeing, precision) - weights_gib(model, precision)) * GIB == pytest.approx(2e9, rel=1e-6)
