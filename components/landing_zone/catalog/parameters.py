"""Parameters of a decoder by part, counted from its shape.

The matrices of the transformer (Vaswani et al. 2017), with grouped heads (Ainslie et al. 2023), latent attention
(DeepSeek-V2, section 2.1), gated feed-forward blocks (Shazeer 2020) and mixtures of experts with shared experts
(DeepSeekMoE). Norms count as two vectors per layer; biases and the norms of single heads are below 0.1 % and left out.
What has another shape (towers, state spaces, linear attention) is a number of its own on the card.
"""

from dataclasses import dataclass

from landing_zone.catalog.model import Attention, ModelCard

GATED, PLAIN = 3, 2
"""Matrices of a feed-forward block."""
NORMS_PER_LAYER = 2


@dataclass(frozen=True, slots=True)
class Parameters:
    """Numbers of parameters, over all layers."""

    embedding: int
    """Vocabulary × hidden size: the input's table."""
    head: int
    """The output's table; 0 where it is the input's."""
    attention: int
    """Projections that are split by heads."""
    attention_whole: int
    """Projections that every device of a tensor parallel group keeps whole: MLA's into the latent spaces."""
    dense: int
    """Feed-forward blocks that every token passes, shared experts included."""
    experts: int
    routers: int
    norms: int
    other: int
    """What is no plain decoder layer: towers, state spaces, linear attention, indexers."""

    @property
    def total(self) -> int:
        """All of them."""
        layers = self.attention + self.attention_whole + self.dense + self.experts + self.routers + self.norms
        return self.embedding + self.head + layers + self.other


def parameters(model: ModelCard) -> Parameters | None:
    """Count the parameters; None where the card lacks layers, widths, heads or the size of the vocabulary."""
    layers, hidden, vocabulary = model.layers, model.hidden_size, model.vocabulary
    if not layers or not hidden or not vocabulary or not _complete(model):
        return None
    attending = layers if model.attention_layers is None else model.attention_layers
    with_experts = model.expert_layers
    without = (layers if model.mlp_layers is None else model.mlp_layers) - with_experts
    embedding = vocabulary * hidden
    return Parameters(
        embedding=embedding,
        head=0 if model.tied_embeddings else embedding,
        attention=attending * _by_heads(model, hidden),
        attention_whole=attending * _into_latent(model, hidden),
        dense=without * feed_forward(model, hidden, model.intermediate_size) + with_experts * _shared(model, hidden),
        experts=with_experts * (model.experts or 0) * expert_parameters(model),
        routers=with_experts * (model.experts or 0) * hidden,
        norms=(NORMS_PER_LAYER * layers + 1) * hidden,
        other=round((model.other_parameters_billion or 0) * 1e9),
    )


def expert_parameters(model: ModelCard) -> int:
    """Return the parameters of one routed expert of one layer."""
    width = model.expert_hidden_size or model.hidden_size or 0
    return feed_forward(model, width, model.expert_intermediate_size or model.intermediate_size)


def idle_parameters(model: ModelCard) -> int:
    """Return the parameters of the routed experts that one token does not pass."""
    idle = (model.experts or 0) - (model.experts_per_token or 0)
    return model.expert_layers * idle * expert_parameters(model)


def feed_forward(model: ModelCard, width: int, inner: int | None) -> int:
    """Return the parameters of one feed-forward block: up and down, and a gate where the model has one."""
    return (PLAIN if model.gated_mlp is False else GATED) * width * (inner or 0)


def _complete(model: ModelCard) -> bool:
    if model.attention_layers == 0:
        return True
    heads = model.attention_heads and model.kv_heads and model.head_dim
    latent = model.kv_lora_rank and model.nope_head_dim and model.value_head_dim
    blocks = model.intermediate_size or model.expert_intermediate_size
    return bool(heads and blocks and (latent or model.attention is not Attention.MLA))


def _by_heads(model: ModelCard, hidden: int) -> int:
    """Queries, keys, values and output of one layer, as far as they are split by heads."""
    heads, head = model.attention_heads or 0, model.head_dim or 0
    value = model.value_head_dim or head
    if model.attention is not Attention.MLA:
        return hidden * (heads + (model.kv_heads or 0)) * (head + value)
    nope, rope = model.nope_head_dim or 0, model.rope_head_dim or 0
    query_from = model.q_lora_rank or hidden
    return heads * (query_from * (nope + rope) + (model.kv_lora_rank or 0) * (nope + value) + value * hidden)


def _into_latent(model: ModelCard, hidden: int) -> int:
    """The way of one layer into the latent spaces of queries, keys and values."""
    if model.attention is not Attention.MLA:
        return 0
    return hidden * ((model.q_lora_rank or 0) + (model.kv_lora_rank or 0) + (model.rope_head_dim or 0))


def _shared(model: ModelCard, hidden: int) -> int:
    """Shared experts of one layer, and the way into and out of a narrower width where the routed ones have one."""
    inner = model.expert_intermediate_size or model.intermediate_size
    narrowing = 2 * hidden * (model.expert_hidden_size or 0)
    return (model.shared_experts or 0) * feed_forward(model, hidden, inner) + narrowing
