"""Memory of the weights at each number format."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from landing_zone.catalog.model import ModelCard
from landing_zone.catalog.parameters import Parameters, parameters
from landing_zone.config.workload import Precision
from landing_zone.sizing.precision import BYTES_PER_PARAMETER

GIB = 2**30
CACHED = 16_384
FULL_BYTES = BYTES_PER_PARAMETER[Precision.BF16]
FOUR_BIT = (Precision.INT4, Precision.FP4)


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
    counted = counted_parameters(model)
    if counted is not None:
        return Weights(architecture_bytes(counted, precision) / GIB, WeightsBasis.ARCHITECTURE)
    return Weights(_from_parameters(model, precision) / GIB, WeightsBasis.PARAMETERS)


def weights_gib(model: ModelCard, precision: Precision) -> float:
    """Return the size of the weights."""
    return weights(model, precision).gib


@lru_cache(CACHED)
def counted_parameters(model: ModelCard) -> Parameters | None:
    """Return the parameters by part, None where the card lacks a size that they need."""
    hybrid = model.attention_layers is not None and model.attention_layers != model.layers
    if model.tied_embeddings is None or (hybrid and model.other_parameters_billion is None):
        return None
    return parameters(model)


def architecture_bytes(counted: Parameters, precision: Precision) -> float:
    """Return the size of parameters counted by part.

    Quantized checkpoints keep embeddings, output head, routers, norms and towers at 16 bit. Four-bit checkpoints of
    mixtures of experts keep all but the routed experts at 16 bit (gpt-oss, Kimi K2, ModelOpt's NVFP4 models).
    """
    full = counted.embedding + counted.head + counted.routers + counted.norms + counted.other
    low = linear_parameters(counted) * linear_bytes(counted, precision)
    return full * FULL_BYTES + low + counted.experts * BYTES_PER_PARAMETER[precision]


def linear_parameters(counted: Parameters) -> int:
    """Return the parameters of the matrices that each token passes."""
    return counted.attention + counted.attention_whole + counted.dense


def linear_bytes(counted: Parameters, precision: Precision) -> float:
    """Return the bytes of a parameter in the matrices that each token passes."""
    return FULL_BYTES if counted.experts and precision in FOUR_BIT else BYTES_PER_PARAMETER[precision]


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
