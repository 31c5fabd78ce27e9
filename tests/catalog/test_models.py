"""Integrity of models.csv: what the rows say of one another, of their parameters and of their files."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import Attention, ModelCard, ModelKind
from landing_zone.catalog.parameters import parameters

GIB = 2**30
MODELS = tuple(load_catalog().models.values())
WITHOUT_COUNT = {
    "compressed attention has no formula on the card": {
        "deepseek-ai/DeepSeek-V4-Flash",
        "deepseek-ai/DeepSeek-V4-Flash-0731",
        "deepseek-ai/DeepSeek-V4-Pro",
    },
}
MORE_IN_THE_FILES = {
    "a layer for multi-token prediction": {
        "Qwen/Qwen3.5-122B-A10B",
        "Qwen/Qwen3.5-2B",
        "Qwen/Qwen3.5-4B",
        "Qwen/Qwen3.5-9B",
        "Qwen/Qwen3.6-27B",
        "Qwen/Qwen3.6-35B-A3B",
        "Qwen/Qwen3.8-27B",
        "nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16",
    },
    "an audio tower, which the configuration that was read does not hold": {
        "google/gemma-4-E2B-it",
        "google/gemma-4-E4B-it",
    },
}
"""By how the files are larger than the model that is counted, by 1 to 9 %."""


def named(groups: dict[str, set[str]]) -> set[str]:
    """All names of the groups."""
    return set().union(*groups.values())


def test_there_are_models_of_every_kind() -> None:
    """At least 98, among them language models of every kind of attention, and each kind of model."""
    assert len(MODELS) >= 98
    assert {m.kind for m in MODELS} == set(ModelKind)
    assert {m.attention for m in MODELS} >= set(Attention)


@pytest.mark.parametrize("model", [m for m in MODELS if m.generates_tokens], ids=lambda m: m.name)
def test_parameters_follow_from_the_shape(model: ModelCard) -> None:
    """The count from the card is the number on it, within 1 %; the exceptions are listed with their reason."""
    count = parameters(model)
    if model.name in named(WITHOUT_COUNT):
        assert count is None
    else:
        assert count is not None
        assert count.total == pytest.approx(1e9 * model.parameters_billion, rel=0.01)


@pytest.mark.parametrize(
    "model", [m for m in MODELS if m.weights_gib and m.weights_precision == "bf16"], ids=lambda m: m.name
)
def test_sixteen_bit_files_are_two_bytes_a_parameter(model: ModelCard) -> None:
    """The published size agrees with the count within 1 %; where the files hold more, it is listed what."""
    more = (model.weights_gib or 0) * GIB / 2e9 / model.parameters_billion - 1
    if model.name in named(MORE_IN_THE_FILES):
        assert 0.01 < more < 0.09
    else:
        assert abs(more) < 0.01


def test_published_sizes_are_of_many_shapes() -> None:
    """At least 30 models have the size of their files, each with its precision."""
    sized = [m for m in MODELS if m.weights_gib is not None]
    assert len(sized) >= 30
    assert all(m.weights_precision for m in sized)
    assert len({(m.hidden_size, m.layers, m.experts) for m in sized}) >= 25


@pytest.mark.parametrize("model", [m for m in MODELS if m.weights_precision in ("fp8", "int4", "fp4")])
def test_quantized_files_are_between_their_bits_and_sixteen(model: ModelCard) -> None:
    """Quantized files are larger than all parameters at that many bits, and smaller than at 16."""
    bits = {"fp8": 8, "int4": 4, "fp4": 4}[model.weights_precision or ""]
    stored = (model.weights_gib or 0) * GIB * 8 / (1e9 * model.parameters_billion)
    assert bits <= stored * 1.01
    assert stored < 16


def test_active_parameters_are_a_part() -> None:
    """Of a mixture of experts, a token passes less than half; of others, all but towers and tables."""
    for model in MODELS:
        assert 0 < model.active_parameters_billion <= model.parameters_billion
        if model.experts:
            assert model.active_parameters_billion < 0.5 * model.parameters_billion


def test_experts_have_what_their_count_needs() -> None:
    """Experts, experts per token, width and layers without experts come together."""
    for model in MODELS:
        fields = (model.experts_per_token, model.expert_intermediate_size, model.shared_experts, model.dense_layers)
        assert (model.experts is None) == all(f is None for f in fields)
        if model.experts:
            assert None not in fields
            assert (model.experts_per_token or 0) <= model.experts
            assert 0 <= (model.dense_layers or 0) < (model.layers or 0)


def test_heads_are_shared_evenly() -> None:
    """Heads of queries divide by those of keys and values; MHA means that they are as many, MLA has its ranks."""
    for model in (m for m in MODELS if m.attention_heads):
        heads, kv_heads = model.attention_heads or 0, model.kv_heads or 0
        assert heads % kv_heads == 0
        assert (model.attention is Attention.GQA) == (kv_heads < heads)
        latent = (model.kv_lora_rank, model.rope_head_dim)
        assert (model.attention is Attention.MLA) == all(latent)


def test_windows_and_layers_agree() -> None:
    """Sliding layers are among those with attention, and have a window."""
    for model in MODELS:
        attending = model.layers if model.attention_layers is None else model.attention_layers
        assert model.sliding_layers <= (attending or 0)
        assert (model.sliding_layers > 0) == (model.sliding_window_tokens is not None)


def test_no_id_means_two_models() -> None:
    """Names and aliases are of one model each, in any case."""
    ids = [i.casefold() for m in MODELS for i in (m.name, *m.aliases)]
    assert len(ids) == len(set(ids))
