"""Which layers of a model attend, over what, and which hold something else."""

import math
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from landing_zone.catalog.huggingface.document import FIX, Section
from landing_zone.catalog.huggingface.family import SLIDING_IF_ASKED, SLIDING_PERIOD

COUNTS = ("num_hidden_layers", "n_layer", "n_layers", "num_layers")
CONTEXT_LIMIT = 1_000_000_000


class Layer(StrEnum):
    """What mixes the tokens of a layer."""

    FULL = "full"
    SLIDING = "sliding"
    GATED_DELTA = "gated-delta"
    KIMI_DELTA = "kimi-delta"
    LIGHTNING = "lightning"
    MAMBA = "mamba"
    MAMBA2 = "mamba2"
    CONVOLUTION = "convolution"
    BORROWED = "borrowed"
    MLP = "mlp"
    EXPERTS = "experts"
    NOTHING = "nothing"


WORDS = {
    "full_attention": Layer.FULL,
    "attention": Layer.FULL,
    "deepseek_sparse_attention": Layer.FULL,
    "sliding_attention": Layer.SLIDING,
    "chunked_attention": Layer.SLIDING,
    "linear_attention": Layer.GATED_DELTA,
    "mamba": Layer.MAMBA2,
    "conv": Layer.CONVOLUTION,
    "mlp": Layer.MLP,
    "moe": Layer.EXPERTS,
}
SIGNS = {"M": Layer.MAMBA2, "*": Layer.FULL, "-": Layer.MLP, "E": Layer.EXPERTS}
"""Nemotron-H writes its layers as a word of these."""


@dataclass(frozen=True)
class Layers:
    """Layers by kind."""

    kinds: tuple[Layer, ...]
    window: int | None

    @property
    def number(self) -> Counter[Layer]:
        """How many there are of each kind."""
        return Counter(self.kinds)

    @property
    def attention(self) -> int:
        """Those that keep a cache."""
        return self.number[Layer.FULL] + self.number[Layer.SLIDING]

    @property
    def single(self) -> bool:
        """Whether a feed-forward block is a layer of its own, and not the second half of each."""
        return bool(self.number[Layer.MLP] or self.number[Layer.EXPERTS])


def layers_of(text: Section, family: str) -> Layers:
    """Return the layers of a language model.

    Raises:
        InputError: their number is absent or absurd, or the file names a kind of layer that is not known.
    """
    count = _count(text)
    window = _window(text, family)
    for kinds in (
        _listed(text),
        _signs(text),
        _linear(text, count),
        _blocks(text),
        _marked(text),
        _compressed(text, count),
        _periodic(text, count),
    ):
        if kinds is not None:
            if len(kinds) != count:
                problem = f"{count} layers, but the list of their kinds has {len(kinds)}"
                raise text.bad(text.first("num_hidden_layers", "n_layer") or "num_hidden_layers", problem, FIX)
            return Layers(_borrowing(text, kinds), window)
    return Layers(_borrowing(text, _windowed(text, family, count, window)), window)


def _count(text: Section) -> int:
    listed = text.items("layers_block_type")
    if listed and text.first(*COUNTS) is None:
        return len(listed)
    return text.needed(*COUNTS, high=10_000)


def _window(text: Section, family: str) -> int | None:
    if text.flag("use_sliding_window") is False:
        return None
    if family in SLIDING_IF_ASKED and not text.flag("use_sliding_window"):
        return None
    keys = ("attention_chunk_size",) if family.startswith("llama4") else ("sliding_window", "sliding_window_size")
    found = [k for k in keys if text.has(k) and text.values[k] != -1]
    return text.whole(*found, high=CONTEXT_LIMIT) if found else None


def _borrowing(text: Section, kinds: list[Layer]) -> tuple[Layer, ...]:
    """Gemma's last layers attend over the cache of earlier ones."""
    own = len(kinds) - (text.whole("num_kv_shared_layers", low=0, high=len(kinds)) or 0)
    return (*kinds[:own], *[Layer.BORROWED] * (len(kinds) - own))


def _listed(text: Section) -> list[Layer] | None:
    key = text.first("layer_types", "layers_block_type")
    words = text.items(key) if key else None
    if key is None or words is None:
        return None
    for word in words:
        if not isinstance(word, str) or word not in WORDS:
            raise text.bad(
                key, f"a layer of the kind `{str(word)[:40]}` is not known", "add a row to models.csv instead"
            )
    return [WORDS[str(word)] for word in words]


def _signs(text: Section) -> list[Layer] | None:
    signs = text.text("hybrid_override_pattern")
    if any(s not in SIGNS for s in signs):
        raise text.bad("hybrid_override_pattern", "it holds other signs than M, *, - and E", FIX)
    return [SIGNS[s] for s in signs] or None


def _linear(text: Section, count: int) -> list[Layer] | None:
    """Kimi Linear lists its layers of full attention, counted from 1."""
    linear = text.section("linear_attn_config")
    full = linear.numbers("full_attn_layers", high=count) if linear else None
    return None if full is None else [Layer.FULL if i + 1 in full else Layer.KIMI_DELTA for i in range(count)]


def _blocks(text: Section) -> list[Layer] | None:
    """Nemotron's pruned Llamas say of each layer whether it attends."""
    blocks = text.items("block_configs")
    if blocks is None:
        return None
    attention = [b.get("attention") if isinstance(b, dict) else None for b in blocks]
    return [Layer.FULL if isinstance(a, dict) and a.get("n_heads_in_group") else Layer.NOTHING for a in attention]


def _marked(text: Section) -> list[Layer] | None:
    """MiniMax-Text marks full attention with 1, MiMo-V2 the sliding window."""
    for key, one, other in (
        ("attn_type_list", Layer.FULL, Layer.LIGHTNING),
        ("hybrid_layer_pattern", Layer.SLIDING, Layer.FULL),
    ):
        if (marks := text.numbers(key, high=1)) is not None:
            return [one if m == 1 else other for m in marks]
    return None


def _compressed(text: Section, count: int) -> list[Layer] | None:
    """DeepSeek-V4 keeps a window, and of what lies before it one vector for every r tokens: 1/r of a layer."""
    ratios = text.numbers("compress_ratios", high=CONTEXT_LIMIT)
    if ratios is None:
        return None
    full = min(count, math.ceil(sum(1 / r for r in ratios[:count] if r)))
    return [Layer.FULL] * full + [Layer.SLIDING] * (count - full)


def _periodic(text: Section, count: int) -> list[Layer] | None:
    """Qwen3-Next attends in every n-th layer, Jamba in one of every n."""
    if (every := text.whole("full_attention_interval", high=count)) is not None:
        return [Layer.FULL if (i + 1) % every == 0 else Layer.GATED_DELTA for i in range(count)]
    if (every := text.whole("attn_layer_period", high=count)) is not None:
        offset = text.whole("attn_layer_offset", low=0, high=count) or 0
        return [Layer.FULL if i % every == offset else Layer.MAMBA for i in range(count)]
    return None


def _windowed(text: Section, family: str, count: int, window: int | None) -> list[Layer]:
    if window is None:
        return [Layer.FULL] * count
    if family in SLIDING_IF_ASKED:
        first = text.whole("max_window_layers", low=0, high=count)
        return [Layer.FULL if i < (first or 0) else Layer.SLIDING for i in range(count)]
    pattern = text.values.get("sliding_window_pattern")
    if isinstance(pattern, str) and pattern:
        return [Layer.SLIDING if pattern[i % len(pattern)] == "L" else Layer.FULL for i in range(count)]
    every = text.whole("sliding_window_pattern", "_sliding_window_pattern", high=count) or SLIDING_PERIOD.get(family)
    return [Layer.FULL if every and (i + 1) % every == 0 else Layer.SLIDING for i in range(count)]
