"""Models: what the memory and speed formulas need to know of their architecture."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from landing_zone.catalog.table import Row, Table


class ModelKind(StrEnum):
    """What a model is, by how its work is counted."""

    LLM = "llm"
    VISION_LLM = "vision-llm"
    EMBEDDING = "embedding"
    SPEECH_TO_TEXT = "speech-to-text"
    TEXT_TO_IMAGE = "text-to-image"
    IMAGE_EMBEDDING = "image-embedding"
    IMAGE_CLASSIFIER = "image-classifier"
    TABULAR = "tabular"


class Attention(StrEnum):
    """How keys and values are kept: per head, per group of heads, or as one latent vector."""

    MHA = "MHA"
    GQA = "GQA"
    MLA = "MLA"


@dataclass(frozen=True)
class ModelCard:
    """One model. Fields that its kind has no use for are None."""

    name: str
    kind: ModelKind
    parameters_billion: float
    active_parameters_billion: float
    """Parameters that one token passes; below the total for mixtures of experts."""
    layers: int | None
    hidden_size: int | None
    attention_heads: int | None
    kv_heads: int | None
    head_dim: int | None
    attention: Attention | None
    kv_lora_rank: int | None
    rope_head_dim: int | None
    experts: int | None
    experts_per_token: int | None
    context_tokens: int | None
    sliding_window_tokens: int | None
    sliding_layers: int
    """Layers whose cache ends at the sliding window."""
    vocabulary: int | None
    weights_gib: float | None
    """Published size of the weights, at the precision below."""
    weights_precision: str | None
    work_gflop_per_request: float | None
    """Work of a request that is not counted in tokens: an image, a window of speech."""
    cpu_ms_per_request: float | None
    licence: str
    notes: str
    source: str
    as_of: date
    intermediate_size: int | None = None
    """Inner width of the feed-forward block, in the layers without experts."""
    gated_mlp: bool | None = None
    """Whether that block, and an expert, has three matrices (SwiGLU, GeGLU) and not two; None = three."""
    mlp_layers: int | None = None
    """Layers with a feed-forward block or experts; None = all."""
    expert_intermediate_size: int | None = None
    """Inner width of one expert; None = that of the dense block."""
    expert_hidden_size: int | None = None
    """What routed experts read and write, where it is narrower than the residual stream."""
    shared_experts: int | None = None
    """Experts that every token passes, in widths of a routed one."""
    dense_layers: int | None = None
    """Layers without experts, of a model with experts."""
    tied_embeddings: bool | None = None
    """Whether the output layer is the embedding table."""
    q_lora_rank: int | None = None
    nope_head_dim: int | None = None
    """Part of a query's head without rotation (MLA)."""
    value_head_dim: int | None = None
    """Width of a head's values; None = that of its keys."""
    attention_layers: int | None = None
    """Layers that keep a cache; None = all."""
    other_parameters_billion: float | None = None
    """What is no plain decoder layer: vision and audio towers, state spaces, linear attention, indexers."""
    aliases: tuple[str, ...] = ()
    """Other ids of the same shape: the base model, other tunings."""

    def __hash__(self) -> int:
        """Hash by name alone: cards are keys of caches that are asked a hundred thousand times."""
        return hash(self.name)

    @property
    def expert_layers(self) -> int:
        """Layers with experts."""
        return (self.layers or 0) - (self.dense_layers or 0) if self.experts else 0

    @property
    def generates_tokens(self) -> bool:
        """Whether it answers token by token."""
        return self.kind in (ModelKind.LLM, ModelKind.VISION_LLM, ModelKind.SPEECH_TO_TEXT)


def from_row(row: Row) -> ModelCard:
    """Make a model from a row of `models.csv`, whose columns are the card's fields."""
    attention = row.optional_text("attention")
    values: dict[str, Any] = {
        **row.values,
        "kind": ModelKind(row.text("kind")),
        "attention": Attention(attention) if attention else None,
        "aliases": row.items("aliases"),
        "notes": row.optional_text("notes") or "",
    }
    return ModelCard(**values)


TABLE = Table("models", from_row, lambda m: m.name)
