"""Language models, with or without towers beside them."""

import dataclasses
from typing import Any

from landing_zone.catalog.huggingface.attention import COMPRESSED, Heads, compressed_parameters, heads_of
from landing_zone.catalog.huggingface.blank import BLANK, counted
from landing_zone.catalog.huggingface.document import FIX, Section
from landing_zone.catalog.huggingface.experts import blocks_of
from landing_zone.catalog.huggingface.family import CONTEXT, MISSING, PLAIN_MLP, TIED
from landing_zone.catalog.huggingface.layers import Layer, Layers, layers_of
from landing_zone.catalog.huggingface.mixers import mixer_parameters, per_layer_embeddings
from landing_zone.catalog.huggingface.quantization import stored_precision
from landing_zone.catalog.huggingface.towers import tower_parameters
from landing_zone.catalog.model import ModelCard, ModelKind

NESTED = ("text_config", "llm_config", "language_config")
HIDDEN = ("hidden_size", "n_embd", "d_model", "hidden_dim")
VOCABULARY = ("vocab_size", "padded_vocab_size")
CONTEXTS = ("max_position_embeddings", "n_positions", "seq_length", "max_seq_len", "max_sequence_length", "n_ctx")
MAX_CONTEXT = 1_000_000_000


def decoder_card(document: Section) -> ModelCard:
    """Return the card of a language model.

    Raises:
        InputError: a value that the formulas need is absent or absurd.
    """
    text = document.section(*NESTED) or document
    family = text.text("model_type") or document.text("model_type")
    hidden = text.needed(*HIDDEN, high=1_000_000)
    layers = layers_of(text, family)
    heads = heads_of(text, family, hidden)
    blocks = blocks_of(text, family, layers, hidden)
    mixers = mixer_parameters(text, family, layers, hidden)
    unread = per_layer_embeddings(text, layers) + tower_parameters(document, hidden)
    card = dataclasses.replace(
        BLANK,
        kind=_kind(document),
        hidden_size=hidden,
        context_tokens=text.whole(*CONTEXTS, high=MAX_CONTEXT) or CONTEXT.get(family),
        vocabulary=_vocabulary(document, text, family),
        weights_precision=stored_precision(document, text),
        gated_mlp=family not in PLAIN_MLP,
        tied_embeddings=_tied(document, text, family),
        other_parameters_billion=(mixers + unread) / 1e9 or None,
        **_layer_fields(layers),
        **vars(heads),
        **vars(blocks),
    )
    return counted(card, _shape(card, text, heads, mixers + unread), unread)


def _layer_fields(layers: Layers) -> dict[str, Any]:
    sliding, count = layers.number[Layer.SLIDING], len(layers.kinds)
    return {
        "layers": count,
        "attention_layers": layers.attention if layers.attention < count else None,
        "sliding_layers": sliding,
        "sliding_window_tokens": layers.window if sliding else None,
    }


def _shape(card: ModelCard, text: Section, heads: Heads, other: int) -> ModelCard:
    """Return the card by which parameters are counted: compressed attention has a formula of its own."""
    if not text.has(COMPRESSED):
        return card
    attention = (card.layers or 0) * compressed_parameters(text, heads, card.hidden_size or 0)
    return dataclasses.replace(card, attention_layers=0, other_parameters_billion=(other + attention) / 1e9)


def _kind(document: Section) -> ModelKind:
    if document.has("vision_config"):
        return ModelKind.VISION_LLM
    return ModelKind.EMBEDDING if _headless(document) else ModelKind.LLM


def _headless(document: Section) -> bool:
    """Whether the architecture ends with vectors (`MistralModel`) and not with words."""
    architectures = document.items("architectures") or [""]
    return str(architectures[0]).endswith("Model")


def _vocabulary(document: Section, text: Section, family: str) -> int:
    found = text.whole(*VOCABULARY) or document.whole(*VOCABULARY) or MISSING.get(family, {}).get("vocab_size")
    if found is None:
        raise text.bad("vocab_size", "the key is missing", FIX)
    return found


def _tied(document: Section, text: Section, family: str) -> bool:
    for section in (document, text):
        if (said := section.flag("tie_word_embeddings")) is not None:
            return said or _headless(document)
    return family in TIED or _headless(document)
