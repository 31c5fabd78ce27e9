"""Whisper (Radford et al. 2022): an encoder over a window of sound, and a decoder that writes."""

import dataclasses

from landing_zone.catalog.huggingface.blank import BLANK, counted
from landing_zone.catalog.huggingface.document import FIX, Section
from landing_zone.catalog.huggingface.quantization import stored_precision
from landing_zone.catalog.model import Attention, ModelCard, ModelKind


def speech_card(document: Section) -> ModelCard:
    """Return the card of a Whisper model; its work per request is that of the encoder over one window of 30 s.

    Raises:
        InputError: a value that the formulas need is absent or absurd.
    """
    hidden, heads = document.needed("d_model"), document.needed("decoder_attention_heads", high=10_000)
    if hidden % heads:
        raise document.bad("decoder_attention_heads", f"{heads} heads don't divide a width of {hidden}", FIX)
    layers = document.needed("decoder_layers", high=10_000)
    context = document.needed("max_target_positions")
    encoder, gflop = _encoder(document, hidden)
    other = encoder + hidden * (4 * hidden * layers + context)
    card = dataclasses.replace(
        BLANK,
        kind=ModelKind.SPEECH_TO_TEXT,
        layers=layers,
        hidden_size=hidden,
        intermediate_size=document.needed("decoder_ffn_dim"),
        gated_mlp=False,
        attention_heads=heads,
        kv_heads=heads,
        head_dim=hidden // heads,
        attention=Attention.MHA,
        context_tokens=context,
        vocabulary=document.needed("vocab_size"),
        tied_embeddings=True,
        weights_precision=stored_precision(document, document),
        work_gflop_per_request=gflop,
        other_parameters_billion=other / 1e9,
    )
    return counted(card, card, encoder)


def _encoder(document: Section, hidden: int) -> tuple[int, float]:
    """Return the encoder's parameters, and its GFLOP over one window: two per parameter and frame, and the scores."""
    frames, layers = document.needed("max_source_positions"), document.needed("encoder_layers", high=10_000)
    blocks = layers * hidden * (4 * hidden + 2 * document.needed("encoder_ffn_dim"))
    convolutions = 3 * hidden * (document.needed("num_mel_bins", high=10_000) + hidden)
    work = frames * (2 * (blocks + convolutions) + 4 * layers * hidden * frames)
    return blocks + convolutions + frames * hidden, work / 1e9
