"""Working memory, against what vLLM measured at its start."""

import dataclasses

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.activations import activations_bytes
from landing_zone.sizing.engine_settings import SORTED_SAMPLING_BYTES, EngineSettings
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.weights import GIB

MODELS = load_catalog().models
LLAMA_8B = dataclasses.replace(MODELS["meta-llama/Llama-3.1-8B-Instruct"], intermediate_size=14_336, vocabulary=128_256)
QWEN_30B = dataclasses.replace(MODELS["Qwen/Qwen3-30B-A3B-Instruct-2507"], expert_intermediate_size=768)


@pytest.mark.parametrize(
    ("batched_tokens", "measured_gib"),
    [(20_000, 2.07), (29_000, 2.99), (8_192, 1.19)],
)
def test_measured_peaks_are_met(batched_tokens: int, measured_gib: float) -> None:
    """Llama 3.1 8B: vLLM issue 10517 (20,000 and 29,000 tokens), and 8,192 tokens, where the logits are the peak."""
    settings = EngineSettings(max_num_batched_tokens=batched_tokens, bytes_per_logit=SORTED_SAMPLING_BYTES)
    found = activations_bytes(LLAMA_8B, Shape(Precision.BF16), settings, settings.max_num_seqs) / GIB
    assert found == pytest.approx(measured_gib, rel=0.02)


def test_layers_are_split_logits_are_not() -> None:
    """Each device samples from all logits."""
    model, settings = LLAMA_8B, EngineSettings(max_num_batched_tokens=65_536)
    one, eight = (activations_bytes(model, Shape(Precision.BF16, n), settings, 1) for n in (1, 8))
    assert one / 8 < eight < one
    one, eight = (activations_bytes(model, Shape(Precision.BF16, n), settings, 10_000) for n in (1, 8))
    assert one == eight


def test_a_mixture_holds_its_tokens_once_per_expert() -> None:
    """Eight experts per token: eight times their width, and eight copies of the hidden state."""
    model, settings = QWEN_30B, EngineSettings(max_num_batched_tokens=8192)
    expected = 8192 * 2 * (8 * (3 * 768 + 2048) + 3 * 2048)
    assert activations_bytes(model, Shape(Precision.BF16), settings, 1) == expected
