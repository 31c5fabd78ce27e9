"""What a token costs: bytes that a step reads, and arithmetic of each token."""

from dataclasses import dataclass
from functools import lru_cache

from landing_zone.catalog.model import ModelCard
from landing_zone.catalog.parameters import Parameters
from landing_zone.config.precision import Precision
from landing_zone.sizing.precision import BYTES_PER_PARAMETER
from landing_zone.sizing.stored_weights import (
    CACHED,
    FULL_BYTES,
    StoredWeights,
    counted_parameters,
    linear_bytes,
    stored_weights,
)


@dataclass(frozen=True, slots=True)
class Work:
    """Reads of a step and arithmetic of a token, over all devices of a replica."""

    split_bytes: float
    """Weights that every step reads, each device its part."""
    whole_bytes: float
    """Weights that every step reads whole on each device."""
    expert_bytes: float
    """All routed experts; a step reads those that its tokens are sent to."""
    flops: float
    """Arithmetic of one token in the matrices that every token passes."""
    full_width: bool
    """Whether those matrices are multiplied at 16 bit, whatever the precision of the experts."""
    expert_flops: float
    """Arithmetic of one token in its routed experts."""


@lru_cache(CACHED)
def work(model: ModelCard, precision: Precision) -> Work:
    """Return the work of ``model`` with weights of ``precision``.

    The table of embeddings is looked up and not read; the output head is read, and its arithmetic left out (1 to 2 %).
    Each parameter costs two operations per token (Kaplan et al. 2020, section 2.1).
    """
    counted, stored = counted_parameters(model), stored_weights(model, precision)
    if counted is None or stored is None or not model.generates_tokens:
        return _from_totals(model, precision)
    return _from_parts(model, counted, stored, precision)


def _from_parts(model: ModelCard, counted: Parameters, stored: StoredWeights, precision: Precision) -> Work:
    width = linear_bytes(counted, precision)
    return Work(
        split_bytes=stored.split + (stored.head or stored.embedding),
        whole_bytes=stored.whole,
        expert_bytes=stored.experts,
        flops=2.0 * (stored.split / width + counted.attention_whole),
        full_width=width == FULL_BYTES,
        expert_flops=2.0 * counted.experts * expert_share(model),
    )


def _from_totals(model: ModelCard, precision: Precision) -> Work:
    """From the numbers of parameters, all and active: E experts, k per token, differ by (E − k) of them."""
    total, active = model.parameters_billion * 1e9, model.active_parameters_billion * 1e9
    table = (model.vocabulary or 0) * (model.hidden_size or 0) if model.generates_tokens else 0
    tables = table if model.tied_embeddings else 2 * table
    share = expert_share(model)
    experts = min(total - tables, (total - active) / (1 - share)) if 0 < share < 1 else 0.0
    always = max(0.0, total - tables - experts)
    size = BYTES_PER_PARAMETER[precision]
    return Work(
        split_bytes=always * size + table * FULL_BYTES,
        whole_bytes=0.0,
        expert_bytes=experts * size,
        flops=2.0 * always,
        full_width=size == FULL_BYTES,
        expert_flops=2.0 * experts * share,
    )


def expert_share(model: ModelCard) -> float:
    """Return the part of the routed experts that one token is sent to; 0 of a dense model."""
    return (model.experts_per_token or 0) / model.experts if model.experts else 0.0


def touched_share(model: ModelCard, tokens: float) -> float:
    """Return the expected part of the routed experts that ``tokens`` are sent to together: 1 − (1 − k/E)^n.

    Tokens are taken to choose independently and evenly.
    """
    untouched: float = (1 - expert_share(model)) ** max(1.0, tokens)
    return 1 - untouched
