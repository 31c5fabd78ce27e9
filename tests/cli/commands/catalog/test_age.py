"""`lz catalog age` tells rows by age and source; with a limit it is a check."""

from collections.abc import Callable
from typing import Any

LZ = Callable[..., Any]


def test_all_rows_oldest_first(lz: LZ) -> None:
    """Without a limit nothing is wrong."""
    done = lz("catalog", "age", "--json")
    batches = done.document["batches"]
    assert done.code == 0
    assert sum(b["rows"] for b in batches) == done.document["rows"]
    assert [b["as_of"] for b in batches] == sorted(b["as_of"] for b in batches)
    assert {b["table"] for b in batches} >= {"accelerators", "models", "offers", "regions", "rtt"}


def test_a_limit_makes_it_a_check(lz: LZ) -> None:
    """Exit 1 if a row is older, 0 if none is; only the older ones are told."""
    done = lz("catalog", "age", "--table", "rtt", "--limit", "400", "--json")
    assert done.code == 1
    assert all(b["age_days"] > 400 and b["table"] == "rtt" for b in done.document["batches"])
    assert 0 < sum(b["rows"] for b in done.document["batches"]) < done.document["rows"]
    done = lz("catalog", "age", "--limit", "100000")
    assert done.code == 0
    assert "0 of " in done.err


def test_as_a_table(lz: LZ) -> None:
    """Source, day and number of rows."""
    done = lz("catalog", "age", "--table", "rtt")
    assert done.code == 0
    assert "Age, days" in done.out
    assert "2020-01-01" in done.out
