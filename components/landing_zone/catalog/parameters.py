"""Parameters of a decoder, counted from its shape.

The matrices of the transformer (Vaswani et al. 2017), with grouped heads (Ainslie et al. 2023), latent attention
(DeepSeek-V2, section 2.1), gated feed-forward blocks (Shazeer 2020) and mixtures of experts with shared experts
(DeepSeekMoE). Norms count two vectors per layer; biases and the norms of single heads are below a thousandth of the
whole and left out. What has another shape (towers, state spaces, linear attention) is a number of its own.
"""

from dataclasses import dataclass

from landing_zone.catalog.model import Attention, ModelCard

PROJECTIONS_GATED, PROJECTIONS_PLAIN = 3, 2


@dataclass(frozen=True)
class Parameters:
    """Parameters of a model by where they lie."""

    embeddings: int
    """Entries of the vocabulary, in and (unless tied) out."""
    attention: int
    dense: int
    """Feed-forward blocks of the layers without experts."""
    experts: int
    """Routed experts, all of them."""
    always: int
    """Shared experts, routers and projections around the experts."""
    norms: int
    other: int
    """Towers, and layers of other shapes."""

    @property
    def total(self) -> int:
        """All of them."""
        return self.embeddings + self.attention + self.dense + self.experts + self.always + self.norms + self.other


def parameters(model: ModelCard) -> Parameters:
    """Return the parameters of a model whose card holds layers, widths and heads.

    Raises:
        ValueError: the card lacks one of them.
    """
    needed = (model.layers, model.hidden_size, model.attention_heads, model.kv_heads, model.head_dim, model.vocabulary)
    if None in needed:
        raise ValueError(f"the card of {model.name} has no layers, widths or heads")
    hidden, layers = model.hidden_size or 0, model.layers or 0
    return Parameters(
        embeddings=(model.vocabulary or 0) * hidden * (1 if model.tied_embeddings else 2),
        attention=attention_per_layer(model) * _or(model.attention_layers, layers),
        dense=_dense_layers(model) * _projections(model) * hidden * (model.intermediate_size or 0),
        experts=model.expert_layers * (model.experts or 0) * expert(model),
        always=model.expert_layers * _around_experts(model),
        norms=(2 * layers + 1) * hidden,
        other=round(1e9 * (model.other_parameters_billion or 0)),
    )


def active_parameters(model: ModelCard) -> int:
    """Return the parameters that one token of text passes: all but the experts that it is not routed to, and other."""
    count = parameters(model)
    if not model.experts:
        return count.total - count.other
    return count.total - count.other - count.experts * (model.experts - (model.experts_per_token or 0)) // model.experts


def attention_per_layer(model: ModelCard) -> int:
    """Return the parameters of one layer's attention: the projections of queries, keys, values and output."""
    if model.attention is Attention.MLA:
        return _latent_attention(model)
    hidden, heads, head = model.hidden_size or 0, model.attention_heads or 0, model.head_dim or 0
    value = model.value_head_dim or head
    return hidden * (heads * (head + value) + (model.kv_heads or 0) * (head + value))


def expert(model: ModelCard) -> int:
    """Return the parameters of one expert of one layer."""
    width = model.expert_hidden_size or model.hidden_size or 0
    return _projections(model) * width * (model.expert_intermediate_size or model.intermediate_size or 0)


def _latent_attention(model: ModelCard) -> int:
    hidden, heads = model.hidden_size or 0, model.attention_heads or 0
    rope, nope = model.rope_head_dim or 0, model.nope_head_dim or 0
    value = model.value_head_dim or model.head_dim or 0
    queries = heads * (nope + rope)
    query = (hidden + queries) * model.q_lora_rank if model.q_lora_rank else hidden * queries
    latent = model.kv_lora_rank or 0
    return query + hidden * (latent + rope) + latent * heads * (nope + value) + heads * value * hidden


def _around_experts(model: ModelCard) -> int:
    """Router and shared experts at full width, and the way into and out of a narrower width where there is one."""
    hidden, inner = model.hidden_size or 0, model.expert_intermediate_size or model.intermediate_size or 0
    shared = (model.shared_experts or 0) * _projections(model) * hidden * inner
    narrowing = 2 * hidden * model.expert_hidden_size if model.expert_hidden_size else 0
    return hidden * (model.experts or 0) + shared + narrowing


def _dense_layers(model: ModelCard) -> int:
    return _or(model.mlp_layers, model.layers or 0) - model.expert_layers


def _projections(model: ModelCard) -> int:
    return PROJECTIONS_PLAIN if model.gated_mlp is False else PROJECTIONS_GATED


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value
