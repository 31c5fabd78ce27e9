"""Memory of the weights at each number format."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from landing_zone.catalog.model import ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.precision import BYTES_PER_PARAMETER
from landing_zone.sizing.stored_weights import CACHED, FULL_BYTES, stored_weights

GIB = 2**30


class WeightsBasis(StrEnum):
    """Where a size of weights is from."""

    PUBLISHED = "published"
    """Size of the published files at that precision."""
    ARCHITECTURE = "architecture"
    """Parameters counted part by part, each at its own format."""
    PARAMETERS = "parameters"
    """The published number of parameters: the card lacks sizes of the architecture."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Size of a model's weights."""

    gib: float
    basis: WeightsBasis


@lru_cache(CACHED)
def weights(model: ModelCard, precision: Precision) -> Weights:
    """Return the size of the weights, and what it rests on."""
    if model.weights_gib is not None and model.weights_precision == precision:
        return Weights(model.weights_gib, WeightsBasis.PUBLISHED)
    counted_gib = architecture_gib(model, precision)
    if counted_gib is not None:
        return Weights(counted_gib, WeightsBasis.ARCHITECTURE)
    return Weights(_from_parameters(model, precision) / GIB, WeightsBasis.PARAMETERS)


def weights_gib(model: ModelCard, precision: Precision) -> float:
    """Return the size of the weights."""
    return weights(model, precision).gib


def architecture_gib(model: ModelCard, precision: Precision) -> float | None:
    """Return the size counted part by part, None where the card lacks a size that the count needs."""
    stored = stored_weights(model, precision)
    return None if stored is None else stored.total / GIB


def _from_parameters(model: ModelCard, precision: Precision) -> float:
    """Return published parameters × bytes; embeddings (in and out unless tied) and towers stay at 16 bit."""
    total = _published_parameters(model)
    tables = 1 if model.tied_embeddings else 2
    embeddings = tables * (model.vocabulary or 0) * (model.hidden_size or 0)
    full = embeddings + (model.other_parameters_billion or 0) * 1e9
    if full >= total:
        return total * FULL_BYTES
    return (total - full) * BYTES_PER_PARAMETER[precision] + full * FULL_BYTES


def _published_parameters(model: ModelCard) -> float:
    """Return the number of parameters; a published 16-bit size has it more exactly than the model's name."""
    if model.weights_gib is not None and model.weights_precision == Precision.BF16:
        return model.weights_gib * GIB / FULL_BYTES
    return model.parameters_billion * 1e9
