"""Weights by where they lie."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.stored_weights import counted_parameters, stored_weights
from landing_zone.sizing.weights_share import device_share, padding

MODELS = load_catalog().models
COUNTED = sorted(name for name, model in MODELS.items() if counted_parameters(model))


def stored_total(model: ModelCard, precision: Precision) -> float:
    """Bytes of all parts."""
    found = stored_weights(model, precision)
    assert found is not None
    return found.total


@pytest.mark.parametrize("name", COUNTED)
def test_the_parts_are_the_whole(name: str) -> None:
    """At 16 bit the parts hold two bytes of each parameter."""
    counted = counted_parameters(MODELS[name])
    assert counted is not None
    assert stored_total(MODELS[name], Precision.BF16) == pytest.approx(2 * counted.total)


def test_layers_of_other_kinds_are_quantized_and_towers_are_not() -> None:
    """Of Qwen3.6-27B's 6.5 billion parameters beside its attention and MLPs 0.46 see, the rest mix tokens."""
    found = stored_weights(MODELS["Qwen/Qwen3.6-27B"], Precision.FP8)
    assert found is not None
    assert found.towers == pytest.approx(2 * 0.46e9, rel=0.01)
    assert found.total / 2**30 == pytest.approx(28.7, rel=0.03)


def test_a_hybrid_needs_the_size_of_its_other_layers() -> None:
    """Without it nothing is counted."""
    model = dataclasses.replace(MODELS["Qwen/Qwen3.6-27B"], other_parameters_billion=None)
    assert stored_weights(model, Precision.BF16) is None


@given(
    name=st.sampled_from(COUNTED),
    width=st.sampled_from((1, 2, 4, 8)),
    stages=st.sampled_from((1, 2, 4)),
    precision=st.sampled_from(list(Precision)),
)
def test_the_fullest_device_holds_at_least_its_part(name: str, width: int, stages: int, precision: Precision) -> None:
    """Never less than an even part, never more than all."""
    share = device_share(MODELS[name], Shape(precision, width, stages))
    assert 1 / (width * stages) - 1e-12 <= share <= 1 + 1e-12


def test_fp4_experts_are_padded_where_they_are_loaded() -> None:
    """2,880 values become 3,072 and 2,944: gpt-oss-120b's 60.8 GiB load as 66.0. Even sizes and other formats stay."""
    model = MODELS["openai/gpt-oss-120b"]
    assert 60.8 * padding(model, Precision.FP4) == pytest.approx(66.0, rel=0.01)
    assert padding(model, Precision.BF16) == 1
    assert padding(MODELS["Qwen/Qwen3-30B-A3B-Instruct-2507"], Precision.FP4) == 1
    assert padding(MODELS["meta-llama/Llama-3.3-70B-Instruct"], Precision.FP4) == 1
