"""The part of a replica's weights that lies on its fullest device."""

import math

from landing_zone.catalog.model import Attention, ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.precision import BYTES_PER_PARAMETER
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.stored_weights import StoredWeights, stored_weights

HIDDEN_MULTIPLE, INNER_MULTIPLE = 256, 128


def device_share(model: ModelCard, shape: Shape) -> float:
    """Return the part of the weights on the device that holds most, from 1 ÷ devices to 1.

    Tensor parallelism splits matrices and embeddings. Whole on each device lie norms, routers, MLA's projections into
    the latent space, and keys' and values' projections of a head that several devices share. Experts are split or, with
    expert parallelism, spread whole. Of the pipeline's stages the first also holds the embeddings, the last the output
    head (Shoeybi et al. 2019; vLLM's layers).
    """
    stored = stored_weights(model, shape.precision)
    if stored is None or shape.devices == 1:
        return 1 / (shape.tensor_parallel * even_stages(model, shape))
    return _device_bytes(model, stored, shape) / stored.total


def padding(model: ModelCard, precision: Precision) -> float:
    """Return loaded weights over those in the files, 1 where nothing is padded.

    Kernels for fp4 experts pad the hidden size to a multiple of 256 and the inner width to one of 128 (vLLM's
    `mxfp4.py`): gpt-oss-120b's 60.8 GiB take 66.0 (vLLM issue 23278).
    """
    stored = stored_weights(model, precision)
    hidden, inner = model.expert_hidden_size or model.hidden_size or 0, model.expert_intermediate_size or 0
    if precision is not Precision.FP4 or stored is None or not stored.experts or not hidden or not inner:
        return 1.0
    grown = (math.ceil(hidden / HIDDEN_MULTIPLE) * HIDDEN_MULTIPLE / hidden) * (
        math.ceil(inner / INNER_MULTIPLE) * INNER_MULTIPLE / inner
    )
    return 1 + stored.experts / stored.total * (grown - 1)


def even_stages(model: ModelCard, shape: Shape) -> float:
    """Return all layers over those of the longest stage: below the stages where layers don't divide evenly."""
    layers = model.layers or shape.pipeline_parallel
    return layers / math.ceil(layers / shape.pipeline_parallel)


def _device_bytes(model: ModelCard, stored: StoredWeights, shape: Shape) -> float:
    split = stored.split + _repeated_bytes(model, shape)
    layers = stored.whole + split / shape.tensor_parallel + stored.experts * _experts_share(model, shape)
    return layers / even_stages(model, shape) + _outside(stored, shape) / shape.tensor_parallel


def _outside(stored: StoredWeights, shape: Shape) -> float:
    """Embeddings, output head and towers of the stage that holds most of them."""
    if shape.pipeline_parallel == 1:
        return stored.embedding + stored.head + stored.towers
    return max(stored.embedding + stored.towers, stored.head)


def _experts_share(model: ModelCard, shape: Shape) -> float:
    experts = model.experts or 1
    spread = math.ceil(experts / shape.expert_parallel) / experts
    return spread * shape.expert_parallel / shape.tensor_parallel


def _repeated_bytes(model: ModelCard, shape: Shape) -> float:
    """Keys' and values' projections beyond the first copy of each head, at the format of a model without experts."""
    copies = shape.tensor_parallel - (model.kv_heads or 1)
    if copies <= 0 or model.attention is Attention.MLA:
        return 0
    layers = model.layers if model.attention_layers is None else model.attention_layers
    parameters = 2 * copies * (model.head_dim or 0) * (model.hidden_size or 0) * (layers or 0)
    return parameters * BYTES_PER_PARAMETER[shape.precision]
