"""Memory of the weights, and of the adapters on them."""

from collections.abc import Sequence

from landing_zone.catalog.model import ModelCard
from landing_zone.config.workload import Adapter, Precision
from landing_zone.sizing.precision import BYTES_PER_PARAMETER

GIB = 2**30
ADAPTER_WIDTH = 21.5
"""Inputs plus outputs of a layer's seven projections, in hidden sizes: 4 × 2 of attention and 3 × 4.5 of an MLP that is
3.5 times as wide as the hidden size."""


def weights_gib(model: ModelCard, precision: Precision) -> float:
    """Return the size of the weights: the published one at its own precision, else parameters × bytes.

    Quantized models keep the embeddings at 16 bit, in and out (2 × vocabulary × hidden size).
    """
    if model.weights_gib is not None and model.weights_precision == precision:
        return model.weights_gib
    parameters = model.parameters_billion * 1e9
    embeddings = 2 * (model.vocabulary or 0) * (model.hidden_size or 0)
    if precision is Precision.BF16 or embeddings >= parameters:
        return parameters * BYTES_PER_PARAMETER[precision] / GIB
    return ((parameters - embeddings) * BYTES_PER_PARAMETER[precision] + embeddings * 2) / GIB


def adapters_gib(model: ModelCard, adapters: Sequence[Adapter]) -> float:
    """Return the memory that LoRA adapters take: every one at the largest rank, 16 bit, on all projections."""
    if not adapters or model.layers is None or model.hidden_size is None:
        return 0.0
    rank = max(a.rank for a in adapters)
    return len(adapters) * rank * model.layers * ADAPTER_WIDTH * model.hidden_size * 2 / GIB
