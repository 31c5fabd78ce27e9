"""Working memory of one forward pass, as vLLM finds it by profiling at start.

The peak is the larger of two: the widest layer over all batched tokens, or the logits of all sequences with the copies
that sampling makes.
"""

from landing_zone.catalog.model import Attention, ModelCard
from landing_zone.sizing.engine_settings import EngineSettings
from landing_zone.sizing.shape import Shape

ACTIVATION_BYTES = 2
RESIDUAL_COPIES = 3
"""Hidden states that live beside a layer's own: its input, the residual and its output."""
MLP_COPIES = 3
"""Gate and up projections, and their product."""
LATENT_TOKENS = 65_536
"""Cached tokens whose latent keys and values MLA widens at once (vLLM's chunked prefill workspace)."""
MLP_RATIO = 3.5
"""Width of an MLP in hidden sizes where the card doesn't say (Llama 3)."""


def activations_bytes(model: ModelCard, shape: Shape, settings: EngineSettings, sequences: int) -> float:
    """Return the working memory on each device.

    Checked: Llama-3.1-8B at 20,000 and 29,000 batched tokens takes 2.07 and 2.99 GiB (vLLM issue 10517), 2.06 and 2.99
    by this formula.
    """
    layer = settings.max_num_batched_tokens * bytes_per_token(model, shape) + _widened_bytes(model, shape)
    return max(layer, sequences * (model.vocabulary or 0) * settings.bytes_per_logit)


def bytes_per_token(model: ModelCard, shape: Shape) -> float:
    """Return what a batched token takes in the widest layer."""
    hidden = model.hidden_size or 0
    mlp = _mlp_width(model, hidden) / shape.tensor_parallel
    routed = (model.experts_per_token or 0) * hidden if model.experts else 0
    heads = 2 * ((model.attention_heads or 0) + (model.kv_heads or 0)) * (model.head_dim or 0) / shape.tensor_parallel
    return ACTIVATION_BYTES * (max(mlp + routed, heads) + RESIDUAL_COPIES * hidden)


def _mlp_width(model: ModelCard, hidden: int) -> float:
    if model.experts and model.expert_intermediate_size:
        return MLP_COPIES * model.expert_intermediate_size * (model.experts_per_token or 1)
    return MLP_COPIES * (model.intermediate_size or MLP_RATIO * hidden)


def _widened_bytes(model: ModelCard, shape: Shape) -> float:
    """Return the keys and values of cached tokens that MLA widens to all heads of the device."""
    if model.attention is not Attention.MLA:
        return 0
    width = (model.nope_head_dim or 0) + (model.value_head_dim or 0)
    return LATENT_TOKENS * (model.attention_heads or 0) / shape.tensor_parallel * width * ACTIVATION_BYTES
