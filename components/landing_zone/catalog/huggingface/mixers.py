"""Parameters of what is neither plain attention nor a plain feed-forward block of a layer."""

from collections.abc import Callable

from landing_zone.catalog.huggingface.document import FIX, Section
from landing_zone.catalog.huggingface.family import GATED_OUTPUT, LEARNED_POSITIONS
from landing_zone.catalog.huggingface.layers import Layer, Layers

CONVOLUTION_KERNEL = 4
GROUPS = ("n_groups", "mamba_n_groups", "mamba_num_groups")
STATES = ("ssm_state_size", "mamba_d_state", "mamba_state_dim")


def mixer_parameters(text: Section, family: str, layers: Layers, hidden: int) -> int:
    """Return the parameters of linear attention, state spaces and the like; a token passes them all."""
    mixers = sum(n * MIXERS[kind](text, hidden) for kind, n in layers.number.items() if kind in MIXERS)
    attention = layers.attention * (_output_gate(text, family, hidden) + _indexer(text, hidden))
    per_layer = _per_layer_inputs(text, layers, hidden) + _wide_blocks(text, layers, hidden)
    return mixers + attention + per_layer + _wide_global(text, layers, hidden) + _positions(text, family, hidden)


def per_layer_embeddings(text: Section, layers: Layers) -> int:
    """Return the entries of Gemma's tables per layer: looked up, never multiplied."""
    width = text.whole("hidden_size_per_layer_input", low=0) or 0
    return width * len(layers.kinds) * (text.whole("vocab_size_per_layer_input", low=0) or 0)


def _gated_delta(text: Section, hidden: int) -> int:
    """Gated DeltaNet (Yang et al. 2024) as in Qwen3-Next: queries, keys, values, gate, two scalars per value head."""
    keys = text.needed("linear_num_key_heads") * text.needed("linear_key_head_dim")
    heads = text.needed("linear_num_value_heads")
    values = heads * text.needed("linear_value_head_dim")
    kernel = text.whole("linear_conv_kernel_dim") or CONVOLUTION_KERNEL
    return hidden * (2 * keys + 2 * values + 2 * heads) + kernel * (2 * keys + values) + values * hidden


def _kimi_delta(text: Section, hidden: int) -> int:
    """Kimi Delta Attention (Kimi Linear, section 3): queries, keys, values, output; decay and gate by rank."""
    linear = text.section("linear_attn_config") or text
    head, heads = linear.needed("head_dim"), linear.needed("num_heads")
    width = heads * head
    low_rank = head * (hidden + width)
    gate = hidden * width if linear.flag("use_full_rank_gate") else low_rank
    return hidden * (4 * width + heads) + low_rank + gate + 3 * CONVOLUTION_KERNEL * width


def _lightning(text: Section, hidden: int) -> int:
    """Lightning attention (MiniMax-01): queries, keys, values, gate, output."""
    heads = text.needed("num_attention_heads")
    return 5 * hidden * heads * (text.whole("head_dim") or hidden // heads)


def _mamba2(text: Section, hidden: int) -> int:
    """Mamba-2 (Dao and Gu 2024): input, gate, B, C and a step per head; convolution; output."""
    heads = text.needed("mamba_num_heads", "mamba_n_heads")
    width = heads * text.needed("mamba_head_dim", "mamba_d_head")
    states = 2 * text.needed(*GROUPS) * text.needed(*STATES)
    kernel = text.whole("conv_kernel", "mamba_d_conv") or CONVOLUTION_KERNEL
    return hidden * (2 * width + states + heads) + kernel * (width + states) + width * hidden


def _mamba(text: Section, hidden: int) -> int:
    """Mamba (Gu and Dao 2023): input, gate; convolution; steps, B, C; state matrix; output."""
    width = hidden * (text.whole("mamba_expand") or 2)
    state = text.needed("mamba_d_state", "state_size")
    rank = text.needed("mamba_dt_rank", "time_step_rank")
    kernel = text.whole("mamba_d_conv", "conv_kernel") or CONVOLUTION_KERNEL
    return 3 * hidden * width + width * (kernel + 2 * rank + 3 * state)


def _borrowed(text: Section, hidden: int) -> int:
    """Attention over another layer's cache (Gemma 3n)."""
    heads = text.needed("num_attention_heads") + text.needed("num_key_value_heads")
    return 2 * hidden * heads * text.needed("head_dim")


def _convolution(text: Section, hidden: int) -> int:
    """Gated short convolution (LFM2): three inputs, one output."""
    return 4 * hidden * hidden + hidden * (text.whole("conv_L_cache") or 3)


MIXERS: dict[Layer, Callable[[Section, int], int]] = {
    Layer.GATED_DELTA: _gated_delta,
    Layer.KIMI_DELTA: _kimi_delta,
    Layer.LIGHTNING: _lightning,
    Layer.MAMBA2: _mamba2,
    Layer.MAMBA: _mamba,
    Layer.CONVOLUTION: _convolution,
    Layer.BORROWED: _borrowed,
}


def _output_gate(text: Section, family: str, hidden: int) -> int:
    """A gate as wide as the attention's output (Qwen3-Next, Kimi K3)."""
    if not (text.flag("attn_output_gate") or text.flag("mla_use_output_gate") or family in GATED_OUTPUT):
        return 0
    head = text.whole("head_dim") or text.needed("v_head_dim")
    return hidden * text.needed("num_attention_heads") * head


def _indexer(text: Section, hidden: int) -> int:
    """The indexer of sparse attention (DeepSeek-V3.2): queries from the latent space, one key, a weight per head."""
    heads, head, rank = text.whole("index_n_heads"), text.whole("index_head_dim"), text.whole("q_lora_rank")
    return (
        0
        if None in (heads, head, rank)
        else (rank or 0) * (heads or 0) * (head or 0) + hidden * ((head or 0) + (heads or 0))
    )


def _wide_global(text: Section, layers: Layers, hidden: int) -> int:
    """What Gemma 4's layers of full attention have more than its sliding ones: wider heads, and fewer of keys."""
    wide = text.whole("global_head_dim")
    if wide is None:
        return 0
    heads, head = text.needed("num_attention_heads"), text.needed("head_dim")
    kv_heads = text.needed("num_key_value_heads")
    projections = 1 if text.flag("attention_k_eq_v") else 2
    wide_kv = (text.whole("num_global_key_value_heads") or kv_heads) * wide * projections
    more = 2 * heads * (wide - head) + wide_kv - 2 * kv_heads * head
    if (total := layers.number[Layer.FULL] * hidden * more) < 0:
        raise text.bad("global_head_dim", "layers of full attention would be narrower than sliding ones", FIX)
    return total


def _per_layer_inputs(text: Section, layers: Layers, hidden: int) -> int:
    """Gemma's gate and projection of a layer's own embedding, and the projection that makes all of them."""
    return 3 * hidden * len(layers.kinds) * (text.whole("hidden_size_per_layer_input", low=0) or 0)


def _wide_blocks(text: Section, layers: Layers, hidden: int) -> int:
    """Gemma 4's layers without a cache have feed-forward blocks of twice the width."""
    if not text.flag("use_double_wide_mlp"):
        return 0
    return 3 * hidden * text.needed("intermediate_size") * layers.number[Layer.BORROWED]


def _positions(text: Section, family: str, hidden: int) -> int:
    if family not in LEARNED_POSITIONS:
        return 0
    return hidden * text.needed("n_positions", "max_position_embeddings")
