"""Parameters of vision and audio towers and of what joins them to the language model.

Towers are vision transformers (Dosovitskiy et al. 2020): attention of 4 h² and a feed-forward block per layer, patches,
positions. Joints are read from the modelling files of transformers 4.57: a merger of neighbouring patches and a
projection where the configuration has one, a linear projection elsewhere.
"""

from landing_zone.catalog.huggingface.document import Section

LAYERS = ("num_hidden_layers", "depth", "num_layers", "vt_num_hidden_layers", "encoder_layers", "layers")
HIDDEN = ("embed_dim", "hidden_size", "d_model", "width", "vt_hidden_size")
INNER = ("intermediate_size", "encoder_ffn_dim", "vt_intermediate_size")
PATCH = ("patch_size", "spatial_patch_size")
GATED = frozenset(("pixtral", "qwen2_5_vl"))
"""Families whose towers have gated feed-forward blocks."""
ROTARY = GATED | {"qwen2_vl"}
LLAMA4_PROJECTOR = ("projector_input_dim", "projector_output_dim")


def tower_parameters(document: Section, hidden: int) -> int:
    """Return the parameters of all towers beside a language model of that hidden size; 0 where the file has none.

    Raises:
        InputError: a tower's sizes are absurd.
    """
    vision, audio = document.section("vision_config"), document.section("audio_config")
    joined = _projector(document, vision, hidden) if vision else 0
    family = vision.text("model_type") or document.text("model_type") if vision else ""
    return joined + (_vision(vision, family, hidden) if vision else 0) + (_audio(audio, hidden) if audio else 0)


def _vision(tower: Section, family: str, hidden: int) -> int:
    layers = tower.whole(*LAYERS, high=1000)
    width = _width(tower)
    if layers is None or width is None:
        return 0
    patch = tower.whole(*PATCH, high=1000) or 14
    channels = tower.whole("in_channels", "num_channels", "in_chans", high=1000) or 3
    pixels = patch * patch * channels * (tower.whole("temporal_patch_size", high=1000) or 1)
    layer = 4 * width * width + _block(tower, family, width)
    return layers * layer + width * (pixels + _positions(tower, family, patch)) + _joint(tower, width, hidden)


def _width(tower: Section) -> int | None:
    """Qwen2-VL's `hidden_size` is that of the language model, and `embed_dim` its own."""
    return tower.whole(*HIDDEN, high=100_000)


def _block(tower: Section, family: str, width: int) -> int:
    inner = tower.whole(*INNER, high=1_000_000)
    if inner is None:
        inner = round(width * (tower.number("mlp_ratio", low=0.1, high=100) or 4))
    return (3 if family in GATED else 2) * width * inner


def _positions(tower: Section, family: str, patch: int) -> int:
    if (given := tower.whole("num_position_embeddings", "position_embedding_size")) is not None:
        return given
    image = tower.whole("image_size", high=100_000)
    return 0 if image is None or family in ROTARY else (image // patch) ** 2


def _joint(tower: Section, width: int, hidden: int) -> int:
    """Return what joins the tower to the language model."""
    if (out := tower.whole(*LLAMA4_PROJECTOR[1:])) is not None:
        return out * (tower.needed(*LLAMA4_PROJECTOR[:1]) + out + hidden)
    merged = width * _merged(tower)
    if merged == width:
        return width * hidden
    deep = tower.items("deepstack_visual_indexes") or []
    return (1 + len(deep)) * merged * (merged + hidden)


def _projector(document: Section, tower: Section, hidden: int) -> int:
    """What LLaVA and Mistral 3 have more than one projection: a second one, and a merger of patches before."""
    second = hidden * hidden if document.has("projector_hidden_act") else 0
    merge = document.whole("spatial_merge_size", high=100) or 0
    return second + (merge * (_width(tower) or 0)) ** 2


def _merged(tower: Section) -> int:
    """Patches that are merged into one token."""
    if kernel := tower.numbers("merge_kernel_size", high=100):
        return kernel[0] * kernel[-1]
    return (tower.whole("spatial_merge_size", high=100) or 1) ** 2


def _audio(tower: Section, hidden: int) -> int:
    layers, width = tower.whole(*LAYERS, high=1000), _width(tower)
    if layers is None or width is None:
        return 0
    mels = tower.whole("num_mel_bins", high=10_000) or 128
    convolutions = 3 * width * (mels + width)
    positions = width * (tower.whole("max_source_positions") or 0)
    return layers * (4 * width * width + _block(tower, "", width)) + convolutions + positions + width * hidden
