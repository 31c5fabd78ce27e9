"""A card with nothing on it, and the counting of one that is filled in."""

import dataclasses
from datetime import date

from landing_zone.catalog.model import ModelCard, ModelKind
from landing_zone.catalog.parameters import idle_parameters, parameters

BLANK = ModelCard(
    name="",
    kind=ModelKind.LLM,
    parameters_billion=0,
    active_parameters_billion=0,
    layers=None,
    hidden_size=None,
    attention_heads=None,
    kv_heads=None,
    head_dim=None,
    attention=None,
    kv_lora_rank=None,
    rope_head_dim=None,
    experts=None,
    experts_per_token=None,
    context_tokens=None,
    sliding_window_tokens=None,
    sliding_layers=0,
    vocabulary=None,
    weights_gib=None,
    weights_precision=None,
    work_gflop_per_request=None,
    cpu_ms_per_request=None,
    licence="unknown",
    notes="",
    source="",
    as_of=date.min,
)


def counted(card: ModelCard, shape: ModelCard, unread: int) -> ModelCard:
    """Return the card with the parameters of ``shape``, of which a token does not pass the last ``unread``."""
    count = parameters(shape)
    if count is None:
        raise ValueError("the shape lacks sizes that the count needs")
    active = count.total - idle_parameters(shape) - unread
    return dataclasses.replace(card, parameters_billion=count.total / 1e9, active_parameters_billion=active / 1e9)
