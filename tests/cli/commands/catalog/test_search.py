"""`lz catalog search` finds rows of any table and exits with 1 where there is none."""

from collections.abc import Callable
from typing import Any

LZ = Callable[..., Any]


def test_hits(lz: LZ) -> None:
    """The likest first, at most as many as the limit; the others are counted."""
    done = lz("catalog", "search", "westeurop", "--limit", "2")
    assert done.code == 0
    assert "azure/westeurope" in done.out
    assert "2 of " in done.err


def test_hits_as_json(lz: LZ) -> None:
    """With the whole row."""
    document = lz("catalog", "search", "lama", "3.3", "70b", "--json").document
    assert document["hits"][0]["key"] == "meta-llama/Llama-3.3-70B-Instruct"
    assert document["hits"][0]["row"]["layers"] == 80
    assert document["total"] >= 1


def test_nothing(lz: LZ) -> None:
    """Told on stderr."""
    done = lz("catalog", "search", "zzzzqqq", "--json")
    assert (done.code, done.document) == (1, {"hits": [], "total": 0})
    assert done.err == "nothing in the catalog is like 'zzzzqqq'\n"
