"""Search finds what is meant, misspelt or not, and nothing for what is not there."""

from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.search import search

CATALOG = load_catalog()
TABLES: dict[str, Any] = {name: CATALOG.rows(name) for name in ("accelerators", "models", "regions", "offers")}


@pytest.mark.parametrize(
    ("text", "table", "key"),
    [
        ("H100", "accelerators", "H100"),
        ("h10O", "accelerators", "H100"),
        ("microsoft/phi-4", "models", "microsoft/phi-4"),
        ("lama 3.3 70b", "models", "meta-llama/Llama-3.3-70B-Instruct"),
        ("frankfrut azure", "regions", "azure/germanywestcentral"),
        ("westeurop", "regions", "azure/westeurope"),
        ("p5.48xlarge us-east-1", "offers", "aws/us-east-1/p5.48xlarge"),
    ],
)
def test_the_first_hit_is_what_is_meant(text: str, table: str, key: str) -> None:
    """Over all tables."""
    first = search(TABLES, text)[0]
    assert (first.table, first.key) == (table, key)


@pytest.mark.parametrize("text", ["zzzzqqq", "H100 zzzzqqq", "", "   ", "/"])
def test_what_is_not_there_is_not_found(text: str) -> None:
    """Every word counts."""
    assert search(TABLES, text) == []


def test_hits_are_in_order() -> None:
    """The likest first."""
    scores = [hit.score for hit in search(TABLES, "mistral")]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 3
