"""Feed-forward blocks: their width, and the experts of those layers that have them."""

from dataclasses import dataclass

from landing_zone.catalog.huggingface.document import FIX, Section
from landing_zone.catalog.huggingface.family import FOUR_TIMES
from landing_zone.catalog.huggingface.layers import Layer, Layers

WIDTHS = ("intermediate_size", "ffn_hidden_size", "ffn_dim", "n_inner", "d_ff")
EXPERTS = ("num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts")
PER_TOKEN = ("num_experts_per_tok", "num_experts_per_token", "experts_per_token", "top_k_experts", "moe_k", "moe_topk")
SHARED = ("n_shared_experts", "num_shared_experts", "num_shared_expert", "moe_num_shared_experts")
SHARED_WIDTHS = (
    "shared_expert_intermediate_size",
    "moe_shared_expert_intermediate_size",
    "shared_intermediate_size",
    "share_expert_dim",
)
NARROW = ("moe_latent_size", "routed_expert_hidden_size")
MAX_MULTIPLIER = 1000
MULTIPLE = 256
"""To which Nemotron rounds up the widths of its pruned blocks."""


@dataclass(frozen=True)
class Blocks:
    """Feed-forward blocks, by the names of ModelCard's fields."""

    intermediate_size: int | None
    mlp_layers: int | None
    experts: int | None = None
    experts_per_token: int | None = None
    expert_intermediate_size: int | None = None
    expert_hidden_size: int | None = None
    shared_experts: int | None = None
    dense_layers: int | None = None


def blocks_of(text: Section, family: str, layers: Layers, hidden: int) -> Blocks:
    """Return the feed-forward blocks of a language model.

    Raises:
        InputError: a width is absent or absurd, or a token passes more experts than there are.
    """
    experts = text.whole(*EXPERTS, low=0, high=1_000_000) or 0
    alone = layers.number[Layer.MLP] + layers.number[Layer.EXPERTS] if layers.single else None
    if experts <= 1 or text.flag("enable_moe_block") is False:
        return _pruned(text, hidden) or Blocks(_width(text, family, hidden), alone)
    per_token = _per_token(text, experts)
    inner = text.whole("moe_intermediate_size", "expert_intermediate_size") or text.needed(*WIDTHS)
    dense = _dense_layers(text, family, layers)
    return Blocks(
        intermediate_size=_dense_width(text) if _has_dense(layers, dense) else None,
        mlp_layers=alone,
        experts=experts,
        experts_per_token=per_token,
        expert_intermediate_size=inner,
        expert_hidden_size=text.whole(*NARROW),
        shared_experts=_shared(text, family, inner),
        dense_layers=dense,
    )


def _width(text: Section, family: str, hidden: int) -> int:
    if family in FOUR_TIMES and text.first(*WIDTHS) is None:
        return 4 * hidden
    return text.needed(*WIDTHS)


def _dense_width(text: Section) -> int:
    return text.needed("intermediate_size_mlp", "dense_intermediate_size", *WIDTHS)


def _has_dense(layers: Layers, dense: int) -> bool:
    return bool(layers.number[Layer.MLP] if layers.single else dense)


def _per_token(text: Section, experts: int) -> int:
    key = text.first(*PER_TOKEN)
    if key is None:
        raise text.bad(PER_TOKEN[0], f"{experts} experts, but not how many a token passes", FIX)
    value = text.values[key]
    if isinstance(value, list) and value:
        return max(text.numbers(key, high=experts) or [])
    return text.needed(key, high=experts)


def _shared(text: Section, family: str, inner: int) -> int:
    """Return the shared experts of a layer, in widths of a routed one. Gemma 4 has its dense block beside them."""
    if family.startswith("llama4"):
        return 1
    if family.startswith("gemma4"):
        return round(text.needed(*WIDTHS) / inner)
    width = text.whole(*SHARED_WIDTHS, low=0)
    number = text.whole(*SHARED, low=0, high=10_000)
    if width is None:
        return number or 0
    return round(width * (number or 1) / inner)


def _dense_layers(text: Section, family: str, layers: Layers) -> int:
    """Return how many layers have no experts."""
    count = len(layers.kinds)
    if layers.single:
        return count - layers.number[Layer.EXPERTS]
    if isinstance(text.values.get("moe_layer_freq"), list):
        marks = text.numbers("moe_layer_freq", high=1) or []
        return count - min(count, sum(marks))
    if (indices := text.numbers("moe_layers", high=count)) is not None:
        return count - min(count, len(set(indices)))
    first = text.whole("first_k_dense_replace", "moe_layer_start_index", low=0, high=count) or 0
    every = text.whole("decoder_sparse_step", "moe_layer_freq", "interleave_moe_layer_step", "expert_layer_period") or 1
    offset = text.whole("expert_layer_offset", low=0, high=count)
    only = text.numbers("mlp_only_layers", high=count) or []
    remainder = every - 1 if offset is None else offset
    has_experts = [i >= first and i % every == remainder and i not in only for i in range(count)]
    return count - sum(has_experts)


def _pruned(text: Section, hidden: int) -> Blocks | None:
    """Return the mean width of blocks that are of different widths (Nemotron's pruned Llamas)."""
    blocks = text.items("block_configs")
    if blocks is None:
        return None
    widths = [_pruned_width(text, b.get("ffn") if isinstance(b, dict) else None, hidden) for b in blocks]
    if not (there := [w for w in widths if w]):
        raise text.bad("block_configs", "no layer has a feed-forward block", FIX)
    return Blocks(round(sum(there) / len(there)), len(there))


def _pruned_width(text: Section, block: object, hidden: int) -> int:
    multiplier = block.get("ffn_mult") if isinstance(block, dict) else None
    if multiplier is None:
        return 0
    if not isinstance(multiplier, int | float) or not 0 < multiplier <= MAX_MULTIPLIER:
        raise text.bad("block_configs", f"an `ffn_mult` is not a number from 0 to {MAX_MULTIPLIER}", FIX)
    return -(-int(2 * multiplier * hidden / 3) // MULTIPLE) * MULTIPLE
