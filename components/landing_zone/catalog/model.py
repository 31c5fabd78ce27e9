"""Models: what the memory and speed formulas need to know of their architecture."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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

    @property
    def generates_tokens(self) -> bool:
        """Whether it answers token by token."""
        return self.kind in (ModelKind.LLM, ModelKind.VISION_LLM, ModelKind.SPEECH_TO_TEXT)


def from_row(row: Row) -> ModelCard:
    """Make a model from a row of `models.csv`."""
    attention = row.optional_text("attention")
    return ModelCard(
        name=row.text("name"),
        kind=ModelKind(row.text("kind")),
        parameters_billion=row.number("parameters_billion"),
        active_parameters_billion=row.number("active_parameters_billion"),
        layers=row.optional_integer("layers"),
        hidden_size=row.optional_integer("hidden_size"),
        attention_heads=row.optional_integer("attention_heads"),
        kv_heads=row.optional_integer("kv_heads"),
        head_dim=row.optional_integer("head_dim"),
        attention=Attention(attention) if attention else None,
        kv_lora_rank=row.optional_integer("kv_lora_rank"),
        rope_head_dim=row.optional_integer("rope_head_dim"),
        experts=row.optional_integer("experts"),
        experts_per_token=row.optional_integer("experts_per_token"),
        context_tokens=row.optional_integer("context_tokens"),
        sliding_window_tokens=row.optional_integer("sliding_window_tokens"),
        sliding_layers=row.integer("sliding_layers"),
        vocabulary=row.optional_integer("vocabulary"),
        weights_gib=row.optional_number("weights_gib"),
        weights_precision=row.optional_text("weights_precision"),
        work_gflop_per_request=row.optional_number("work_gflop_per_request"),
        cpu_ms_per_request=row.optional_number("cpu_ms_per_request"),
        licence=row.text("licence"),
        notes=row.optional_text("notes") or "",
        source=row.text("source"),
        as_of=row.day("as_of"),
    )


TABLE = Table("models", from_row, lambda m: m.name)
