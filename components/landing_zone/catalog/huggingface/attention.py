"""Attention: heads, their widths, and how keys and values are kept."""

from dataclasses import dataclass

from landing_zone.catalog.huggingface.document import FIX, Section
from landing_zone.catalog.huggingface.family import HEAD_DIM, MISSING
from landing_zone.catalog.model import Attention

HEADS = ("num_attention_heads", "n_head", "n_heads", "num_heads")
KV_HEADS = ("num_key_value_heads", "num_kv_heads", "n_head_kv")
HEAD_DIMS = ("head_dim", "attention_head_dim", "kv_channels")
MAX_HEADS = 10_000
COMPRESSED = "compress_ratios"
"""Key of DeepSeek-V4: one vector per token, keys and values in one."""


@dataclass(frozen=True)
class Heads:
    """Attention, by the names of ModelCard's fields."""

    attention_heads: int
    kv_heads: int
    head_dim: int
    attention: Attention
    kv_lora_rank: int | None = None
    q_lora_rank: int | None = None
    rope_head_dim: int | None = None
    nope_head_dim: int | None = None
    value_head_dim: int | None = None


def heads_of(text: Section, family: str, hidden: int) -> Heads:
    """Return the attention of a language model.

    Raises:
        InputError: a number of heads or a width is absent, absurd, or does not divide what it has to.
    """
    heads = text.whole(*HEADS, high=MAX_HEADS) or MISSING.get(family, {}).get(HEADS[0])
    if heads is None:
        raise text.bad(HEADS[0], "the key is missing", FIX)
    if text.has("kv_lora_rank"):
        return _latent(text, heads)
    head_dim = text.whole(*HEAD_DIMS, high=100_000) or HEAD_DIM.get(family) or _divided(text, hidden, heads)
    if text.has(COMPRESSED):
        return _compressed(text, heads, head_dim)
    kv_heads = _kv_heads(text, family, heads)
    if kv_heads > heads or heads % kv_heads:
        key = text.first(*KV_HEADS) or HEADS[0]
        raise text.bad(key, f"{heads} heads can't share {kv_heads} heads of keys and values", FIX)
    kind = Attention.MHA if kv_heads == heads else Attention.GQA
    value = text.whole("v_head_dim", high=100_000)
    return Heads(heads, kv_heads, head_dim, kind, value_head_dim=None if value == head_dim else value)


def _divided(text: Section, hidden: int, heads: int) -> int:
    if hidden % heads:
        raise text.bad(text.first(*HEADS) or HEADS[0], f"{heads} heads don't divide a hidden size of {hidden}", FIX)
    return hidden // heads


def _kv_heads(text: Section, family: str, heads: int) -> int:
    if family == "falcon" and not text.flag("new_decoder_architecture"):
        return 1 if text.flag("multi_query") is not False else heads
    if text.flag("multi_query"):
        return 1
    if text.flag("multi_query_attention"):
        return text.needed("multi_query_group_num", high=MAX_HEADS)
    if (blocks := text.items("block_configs")) is not None:
        return _grouped(text, blocks, heads)
    return text.whole(*KV_HEADS, high=MAX_HEADS) or MISSING.get(family, {}).get(KV_HEADS[0]) or heads


def _grouped(text: Section, blocks: list[object], heads: int) -> int:
    """Nemotron's pruned Llamas write the size of a group, per layer."""
    attention = [b.get("attention") for b in blocks if isinstance(b, dict)]
    sizes = [a["n_heads_in_group"] for a in attention if isinstance(a, dict) and a.get("n_heads_in_group")]
    size = sizes[0] if sizes and all(s == sizes[0] for s in sizes) else None
    if not isinstance(size, int) or not 0 < size <= heads or heads % size:
        raise text.bad("block_configs", "its layers don't share one size of a group of heads", FIX)
    return heads // size


def _latent(text: Section, heads: int) -> Heads:
    nope, value = text.needed("qk_nope_head_dim", high=100_000), text.needed("v_head_dim", high=100_000)
    rope = text.needed("qk_rope_head_dim", high=100_000)
    return Heads(
        attention_heads=heads,
        kv_heads=heads,
        head_dim=nope + rope,
        attention=Attention.MLA,
        kv_lora_rank=text.needed("kv_lora_rank", high=1_000_000),
        q_lora_rank=text.whole("q_lora_rank", high=1_000_000),
        rope_head_dim=rope,
        nope_head_dim=nope,
        value_head_dim=value,
    )


def _compressed(text: Section, heads: int, head_dim: int) -> Heads:
    """One vector per token, part of it rotated; every head reads it as key and as value (DeepSeek-V4)."""
    rope = text.needed("qk_rope_head_dim", high=head_dim - 1)
    rank = text.whole("q_lora_rank", high=1_000_000)
    return Heads(heads, heads, head_dim, Attention.MLA, head_dim - rope, rank, rope)


def compressed_parameters(text: Section, heads: Heads, hidden: int) -> int:
    """Return the parameters of one layer of DeepSeek-V4: queries by rank, one vector, output in groups by rank."""
    rank, width = heads.q_lora_rank or hidden, heads.attention_heads * heads.head_dim
    output = text.needed("o_lora_rank", high=1_000_000)
    groups = text.needed("o_groups", high=heads.attention_heads)
    return rank * (hidden + width) + hidden * heads.head_dim + output * (width + groups * hidden)
