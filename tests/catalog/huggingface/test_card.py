"""Cards from real configurations: the parameters that come out are those that were published."""

from pathlib import Path

import pytest

from landing_zone.catalog.huggingface import read_config
from landing_zone.catalog.model import Attention, ModelCard, ModelKind
from landing_zone.catalog.parameters import parameters
from landing_zone.config.precision import Precision

CONFIGS = Path(__file__).parents[1] / "configs"
PUBLISHED_BILLION = {
    # half of the published size of the 16-bit files (KAITO's model catalog)
    "gemma-3-27b": 27.434,
    "gemma-4-26b-a4b": 25.81,
    "llama-3.1-8b": 8.03,
    "nemotron-3-nano-30b-a3b": 31.58,
    "phi-3-mini-4k": 3.82,
    # cards and papers of the models
    "bge-large-en-v1.5": 0.335,
    "bge-m3": 0.568,
    "deepseek-v2-lite": 15.7,
    "deepseek-v3": 671,
    "deepseek-v3.2": 671,
    "deepseek-v4-flash": 284,
    "glm-5": 744,
    "gpt-oss-120b": 116.8,
    "gpt2-large": 0.774,
    "llama-2-7b": 6.74,
    "llama-4-maverick": 400,
    "llama-4-scout-fp8": 108.6,
    "mimo-v2-flash": 309,
    "minimax-m2.5": 229,
    "mistral-nemo": 12.2,
    "mixtral-8x7b": 46.7,
    "nemotron-3-ultra-550b-a55b": 550,
    "nemotron-h-56b": 56,
    "nemotron-super-49b": 49.9,
    "phi-2": 2.78,
    "qwen2.5-7b": 7.62,
    "qwen2.5-vl-7b": 8.29,
    "qwen3-1.7b": 1.72,
    "qwen3-30b-a3b-fp8": 30.5,
    "qwen3-next-80b-a3b": 80,
    "qwen3-vl-30b-a3b": 31.1,
    "qwen3-vl-4b": 4.44,
    "step-3.7-flash": 196,
    "whisper-small": 0.242,
}
ACTIVE_BILLION = {
    "deepseek-v3": 37,
    "deepseek-v4-flash": 13,
    "gpt-oss-120b": 5.1,
    "llama-4-scout-fp8": 17,
    "mixtral-8x7b": 12.9,
    "nemotron-3-ultra-550b-a55b": 55,
    "qwen3-30b-a3b-fp8": 3.3,
}


def card(name: str) -> ModelCard:
    """The card of a real configuration."""
    return read_config(CONFIGS / f"{name}.json")


@pytest.mark.parametrize(("name", "billion"), PUBLISHED_BILLION.items())
def test_parameters_are_those_published(name: str, billion: float) -> None:
    """Counted from the shape, within 1 % of the number that the makers give."""
    assert card(name).parameters_billion == pytest.approx(billion, rel=0.01)


@pytest.mark.parametrize(("name", "billion"), ACTIVE_BILLION.items())
def test_a_token_passes_the_experts_it_is_routed_to(name: str, billion: float) -> None:
    """Active parameters are those published: some makers leave the embedding table out, which is up to 0.6 B here."""
    assert billion * 0.98 <= card(name).active_parameters_billion <= billion * 1.06 + 0.65


@pytest.mark.parametrize("file", sorted(CONFIGS.glob("*.json")), ids=lambda f: f.stem)
def test_every_real_configuration_is_read(file: Path) -> None:
    """All have what memory and speed need, and a token passes no more than there is."""
    found = read_config(file)
    assert found.layers
    assert found.hidden_size
    assert found.context_tokens
    assert 0 < found.active_parameters_billion <= found.parameters_billion
    assert 0 <= found.sliding_layers <= found.layers
    assert (found.sliding_window_tokens is None) == (found.sliding_layers == 0)
    assert found.source == str(file)


@pytest.mark.parametrize("file", sorted(CONFIGS.glob("*.json")), ids=lambda f: f.stem)
def test_a_card_holds_all_that_its_count_needs(file: Path) -> None:
    """The count from the card alone is that of the file; compressed attention has no formula on the card."""
    found = read_config(file)
    count = parameters(found)
    if file.stem == "deepseek-v4-flash":
        assert count is None
    else:
        assert count is not None
        assert count.total == pytest.approx(1e9 * found.parameters_billion, rel=1e-6)


def test_heads_are_shared_as_the_file_says() -> None:
    """Multi-head, grouped and latent attention, the latter with its ranks."""
    assert card("llama-2-7b").attention is Attention.MHA
    llama, deepseek = card("llama-3.1-8b"), card("deepseek-v3")
    assert (llama.attention, llama.attention_heads, llama.kv_heads, llama.head_dim) == (Attention.GQA, 32, 8, 128)
    assert (deepseek.attention, deepseek.kv_lora_rank, deepseek.rope_head_dim) == (Attention.MLA, 512, 64)
    assert (deepseek.q_lora_rank, deepseek.nope_head_dim, deepseek.value_head_dim) == (1536, 128, 128)
    assert card("nemotron-super-49b").kv_heads == 8
    assert card("mimo-v2-flash").value_head_dim == 128


@pytest.mark.parametrize(
    ("name", "sliding", "window"),
    [
        ("gemma-3-27b", 52, 1024),
        ("gemma-4-26b-a4b", 25, 1024),
        ("gpt-oss-120b", 18, 128),
        ("llama-4-scout-fp8", 36, 8192),
        ("mimo-v2-flash", 39, 128),
        ("phi-3-mini-4k", 32, 2047),
        ("deepseek-v4-flash", 37, 128),
        ("qwen2.5-7b", 0, None),
        ("mistral-nemo", 0, None),
    ],
)
def test_windows_end_the_cache_of_some_layers(name: str, sliding: int, window: int | None) -> None:
    """Patterns, lists of kinds and chunks are counted; a window that is switched off counts for nothing."""
    assert (card(name).sliding_layers, card(name).sliding_window_tokens) == (sliding, window)


@pytest.mark.parametrize(
    ("name", "attention"),
    [
        ("qwen3.5-27b", 16),
        ("qwen3-next-80b-a3b", 12),
        ("nemotron-3-nano-30b-a3b", 6),
        ("nemotron-h-56b", 10),
        ("nemotron-super-49b", 49),
        ("kimi-k3", 24),
        ("llama-3.1-8b", None),
    ],
)
def test_only_layers_with_attention_keep_a_cache(name: str, attention: int | None) -> None:
    """Linear attention, state spaces and removed attention keep none."""
    assert card(name).attention_layers == attention


@pytest.mark.parametrize(
    ("name", "experts", "per_token", "shared", "dense"),
    [
        ("mixtral-8x7b", 8, 2, 0, 0),
        ("deepseek-v3", 256, 8, 1, 3),
        ("deepseek-v2-lite", 64, 6, 2, 1),
        ("llama-4-maverick", 128, 1, 1, 24),
        ("llama-4-scout-fp8", 16, 1, 1, 0),
        ("minimax-m3", 128, 4, 1, 3),
        ("mimo-v2-flash", 256, 8, 0, 1),
        ("nemotron-3-nano-30b-a3b", 128, 6, 2, 29),
        ("gemma-4-26b-a4b", 128, 8, 3, 0),
    ],
)
def test_experts_and_the_layers_without(name: str, experts: int, per_token: int, shared: int, dense: int) -> None:
    """Routed and shared experts, and how many layers have none."""
    found = card(name)
    assert (found.experts, found.experts_per_token, found.shared_experts) == (experts, per_token, shared)
    assert found.dense_layers == dense


def test_embeddings_are_tied_where_the_file_or_its_family_says_so() -> None:
    """Qwen3 1.7B says so, GPT-2 and Gemma leave it to their class, Llama 2 has two tables."""
    assert card("qwen3-1.7b").tied_embeddings
    assert card("gpt2-large").tied_embeddings
    assert card("gemma-3-27b").tied_embeddings
    assert not card("llama-2-7b").tied_embeddings


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("llama-3.1-8b", Precision.BF16),
        ("deepseek-v3", Precision.FP8),
        ("llama-4-scout-fp8", Precision.FP8),
        ("gpt-oss-120b", Precision.FP4),
        ("deepseek-v4-flash", Precision.FP4),
        ("kimi-k2.5", Precision.INT4),
        ("phi-2", "fp32"),
        ("gpt2-large", None),
    ],
)
def test_the_precision_of_the_files_is_told(name: str, precision: str | None) -> None:
    """From `quantization_config` of any kind, else from the number format; None where the file is silent."""
    assert card(name).weights_precision == precision


def test_kinds_follow_the_file() -> None:
    """Towers make a vision model, an architecture without head embeds, Whisper listens."""
    assert card("qwen2.5-vl-7b").kind is ModelKind.VISION_LLM
    assert card("bge-m3").kind is ModelKind.EMBEDDING
    assert card("whisper-small").kind is ModelKind.SPEECH_TO_TEXT
    assert card("mixtral-8x7b").kind is ModelKind.LLM


def test_positions_kept_for_padding_are_no_context() -> None:
    """XLM-RoBERTa has 8,194 positions for 8,192 tokens."""
    assert card("bge-m3").context_tokens == 8192


def test_a_window_of_speech_has_its_work() -> None:
    """Whisper small: 88 M parameters over 1,500 frames, twice, and the scores: near 350 GFLOP."""
    assert card("whisper-small").work_gflop_per_request == pytest.approx(350, rel=0.05)
