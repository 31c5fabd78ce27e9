"""Bytes of a model's weights by where they lie: parameters of the architecture, each part at its own format."""

from dataclasses import dataclass
from functools import lru_cache

from landing_zone.catalog.model import ModelCard
from landing_zone.catalog.parameters import Parameters, idle_parameters, parameters
from landing_zone.config.precision import Precision
from landing_zone.sizing.precision import BYTES_PER_PARAMETER

CACHED = 16_384
FULL_BYTES = BYTES_PER_PARAMETER[Precision.BF16]
FOUR_BIT = (Precision.INT4, Precision.FP4)


@dataclass(frozen=True, slots=True)
class StoredWeights:
    """Sizes in bytes, over all layers."""

    embedding: float
    head: float
    """The output's table; 0 where it is the input's."""
    towers: float
    """Vision and audio: what no token of text passes."""
    whole: float
    """Of the layers, what every device of a tensor parallel group keeps: norms, routers, ways into latent spaces."""
    split: float
    """Of the layers, what tensor parallelism splits, routed experts aside."""
    experts: float

    @property
    def layers(self) -> float:
        """What pipeline parallelism spreads."""
        return self.whole + self.split + self.experts

    @property
    def total(self) -> float:
        """All of them."""
        return self.embedding + self.head + self.towers + self.layers


@lru_cache(CACHED)
def stored_weights(model: ModelCard, precision: Precision) -> StoredWeights | None:
    """Return the bytes by part, None where the card lacks a size that the count needs.

    Quantized checkpoints keep embeddings, output head, routers, norms and towers at 16 bit.
    """
    counted = counted_parameters(model)
    if counted is None:
        return None
    linear, towers = linear_bytes(counted, precision), _towers(model, counted)
    return StoredWeights(
        embedding=counted.embedding * FULL_BYTES,
        head=counted.head * FULL_BYTES,
        towers=towers * FULL_BYTES,
        whole=(counted.norms + counted.routers) * FULL_BYTES + counted.attention_whole * linear,
        split=(counted.attention + counted.dense + counted.other - towers) * linear,
        experts=counted.experts * BYTES_PER_PARAMETER[precision],
    )


@lru_cache(CACHED)
def counted_parameters(model: ModelCard) -> Parameters | None:
    """Return the parameters by part, None where the card lacks a size that they need."""
    return parameters(model) if _is_known(model) else None


def linear_bytes(counted: Parameters, precision: Precision) -> float:
    """Return the bytes of a parameter in the matrices that each token passes.

    Four-bit checkpoints of mixtures of experts keep them at 16 bit (gpt-oss, Kimi K2, ModelOpt's NVFP4 models).
    """
    return FULL_BYTES if counted.experts and precision in FOUR_BIT else BYTES_PER_PARAMETER[precision]


def _is_known(model: ModelCard) -> bool:
    """Whether the card says if embeddings are tied, and what a hybrid's other layers weigh."""
    hybrid = model.attention_layers is not None and model.attention_layers != model.layers
    return model.tied_embeddings is not None and not (hybrid and model.other_parameters_billion is None)


def _towers(model: ModelCard, counted: Parameters) -> float:
    """Parameters that no token of text passes, routed experts aside; the rest of `other` are layers of other kinds."""
    passive = (model.parameters_billion - model.active_parameters_billion) * 1e9 - idle_parameters(model)
    return min(max(passive, 0), counted.other)
