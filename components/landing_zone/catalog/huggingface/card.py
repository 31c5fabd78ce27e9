"""From a `config.json` to a ModelCard."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

from landing_zone.catalog.huggingface.decoder import decoder_card
from landing_zone.catalog.huggingface.document import Section, read_document
from landing_zone.catalog.huggingface.encoder import encoder_card
from landing_zone.catalog.huggingface.family import ENCODERS
from landing_zone.catalog.huggingface.speech import speech_card
from landing_zone.catalog.model import ModelCard

UNREAD = frozenset(("bart", "clip", "clip_vision_model", "dinov2", "mbart", "mt5", "siglip", "t5", "vit"))


def read_config(path: Path) -> ModelCard:
    """Return the card of the model that a Hugging Face `config.json` describes, its parameters counted from its shape.

    The name is that in the file, else the folder's; the licence and the size of the files are unknown.

    Raises:
        InputError: the file is no such thing, or a value that the formulas need is absent or absurd.
    """
    document = read_document(path)
    card = _card(document, document.text("model_type"))
    return dataclasses.replace(
        card,
        name=document.text("_name_or_path") or path.resolve().parent.name,
        source=str(path),
        as_of=datetime.fromtimestamp(path.stat().st_mtime, UTC).date(),
    )


def _card(document: Section, family: str) -> ModelCard:
    if family in UNREAD or document.has("_class_name"):
        problem = f"models of the type `{family or document.text('_class_name')}` can't be sized from this file"
        raise document.bad("model_type", problem, "name a language, embedding or Whisper model")
    if family == "whisper":
        return speech_card(document)
    return encoder_card(document, family) if family in ENCODERS else decoder_card(document)
