"""Search over all tables that forgives misspelling: every word has to be like something that a row says of itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from landing_zone.catalog.browse import key_text, names_of
from landing_zone.catalog.table import Row

LEAST = 0.75
"""Likeness below which two words have nothing to do with each other."""
UNSPOKEN = frozenset({"source", "terms_source", "notes", "as_of", "terms_as_of"})
"""Columns that say where a row is from, and not what it is."""
BY_NAME = 0.05
"""How much more a row's name counts than its other cells."""


@dataclass(frozen=True)
class Hit:
    """A row that is like what was searched for."""

    table: str
    key: str
    row: Row
    score: float
    """From 0 to 1, and a little above for a name."""


def search(tables: Mapping[str, Mapping[Any, Row]], text: str) -> list[Hit]:
    """Return the rows that are like every word of the text, the likest first."""
    words = re.findall(r"[^\s/]+", text.casefold())[:8]
    hits = [hit for table, rows in tables.items() for hit in _hits(table, rows, words)] if words else []
    return sorted(hits, key=lambda hit: -hit.score)


def _hits(table: str, rows: Mapping[Any, Row], words: list[str]) -> Iterator[Hit]:
    for key, row in rows.items():
        names, cells = names_of(key, row), _cells(row)
        likest = [max(_best(word, names) + BY_NAME, _best(word, cells)) for word in words]
        if min(likest) >= LEAST:
            yield Hit(table, key_text(key), row, sum(likest) / len(likest))


def _cells(row: Row) -> list[str]:
    spoken = (value for column, value in row.values.items() if column not in UNSPOKEN)
    return [value for value in spoken if isinstance(value, str)]


def _best(word: str, texts: list[str]) -> float:
    return max((_likeness(word, text.casefold()) for text in texts), default=0.0)


@cache
def _likeness(word: str, text: str) -> float:
    """Return how much a word is like a text or a part of it: 1 for the same, less for a part or a misspelling."""
    if word == text:
        return 1.0
    if word in text:
        return 0.85 + 0.1 * len(word) / len(text)
    parts = {text, *re.split(r"[^a-z0-9.]+", text)}
    near = max(_ratio(word, part) for part in parts)
    return 0.95 * near if near >= LEAST else 0.0


def _ratio(word: str, part: str) -> float:
    matcher = SequenceMatcher(None, word, part, autojunk=False)
    quick = matcher.real_quick_ratio() >= LEAST and matcher.quick_ratio() >= LEAST
    return matcher.ratio() if quick else 0.0
