"""Models that read a text once and answer with a vector: BERT (Devlin et al. 2018) and its kin."""

import dataclasses

from landing_zone.catalog.huggingface.attention import heads_of
from landing_zone.catalog.huggingface.blank import BLANK, counted
from landing_zone.catalog.huggingface.decoder import CONTEXTS, HIDDEN, VOCABULARY
from landing_zone.catalog.huggingface.document import Section
from landing_zone.catalog.huggingface.experts import WIDTHS
from landing_zone.catalog.huggingface.quantization import stored_precision
from landing_zone.catalog.model import ModelCard, ModelKind

OFFSET = {"camembert": 2, "mpnet": 2, "roberta": 2, "xlm-roberta": 2}
"""Positions that these keep for padding."""
ROTARY = frozenset(("modernbert", "new", "nomic_bert"))
"""Families with rotary positions, gated blocks and no pooler."""


def encoder_card(document: Section, family: str) -> ModelCard:
    """Return the card of an encoder.

    Raises:
        InputError: a value that the formulas need is absent or absurd.
    """
    hidden = document.needed(*HIDDEN, high=1_000_000)
    positions = document.needed(*CONTEXTS)
    rotary = family in ROTARY
    tables = positions + (document.whole("type_vocab_size", low=0) or 0)
    other = 0 if rotary else hidden * (tables + hidden)
    card = dataclasses.replace(
        BLANK,
        kind=ModelKind.EMBEDDING,
        layers=document.needed("num_hidden_layers", "n_layer", high=10_000),
        hidden_size=hidden,
        intermediate_size=document.needed(*WIDTHS),
        gated_mlp=rotary,
        context_tokens=positions - OFFSET.get(family, 0),
        vocabulary=document.needed(*VOCABULARY),
        tied_embeddings=True,
        weights_precision=stored_precision(document, document),
        other_parameters_billion=other / 1e9 or None,
        **vars(heads_of(document, family, hidden)),
    )
    return counted(card, card, 0)
