"""Memory of LoRA adapters beside a base model."""

from collections.abc import Sequence
from typing import Protocol

from landing_zone.catalog.model import ModelCard
from landing_zone.sizing.activations import MLP_RATIO

RANKS = (8, 16, 32, 64, 128, 256, 320, 512)
"""Ranks that vLLM makes room for."""
VALUE_BYTES = 2


class Ranked(Protocol):
    """Any adapter, as far as memory depends on it."""

    @property
    def rank(self) -> int: ...


def adapters_bytes(model: ModelCard, adapters: Sequence[Ranked], tensor_parallel: int = 1) -> float:
    """Return what each device keeps for the adapters: as many slots as adapters, each of the largest rank.

    A projection of m inputs and n outputs gets r × (m + n) values (Hu et al. 2021). Split by its outputs, the inputs'
    matrix lies whole on each device; split by its inputs, the outputs' (vLLM without `fully_sharded_loras`).
    Attention and MLPs are adapted; of mixtures of experts, attention.
    """
    if not adapters or not model.layers or not model.hidden_size:
        return 0.0
    rank = slot_rank(max(a.rank for a in adapters))
    return len(adapters) * rank * model.layers * _widths(model, model.hidden_size, tensor_parallel) * VALUE_BYTES


def slot_rank(rank: int) -> int:
    """Return the smallest rank that vLLM makes room for and that holds ``rank``."""
    return next(r for r in RANKS if r >= rank)


def _widths(model: ModelCard, hidden: int, split: int) -> float:
    """Inputs plus outputs of a layer's adapted projections, on one device."""
    queries = (model.attention_heads or 0) * (model.head_dim or 0)
    keys = (model.kv_heads or 0) * (model.head_dim or 0)
    attention = 3 * hidden + (queries + 2 * keys) / split + queries / split + hidden
    if model.experts:
        return attention
    mlp = model.intermediate_size or MLP_RATIO * hidden
    return attention + 2 * hidden + 2 * mlp / split + mlp / split + hidden
