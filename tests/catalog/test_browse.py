"""Rows are found by key, part of a key, alias or cell, with wild cards, and put in order."""

from pathlib import Path

import pytest

from landing_zone.catalog.browse import called, having, in_order, key_text, names_of, plain
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.table import Row

CATALOG = load_catalog()


def test_a_key_is_written_with_slashes() -> None:
    """Numbers in it as in the table."""
    assert key_text(("aws", "us-east-1", 10240.0)) == "aws/us-east-1/10240"
    assert key_text("meta-llama/Llama-3.3-70B-Instruct") == "meta-llama/Llama-3.3-70B-Instruct"


@pytest.mark.parametrize(
    ("table", "wanted", "keys"),
    [
        ("accelerators", "h100", {"H100"}),
        ("accelerators", "H100-SXM5", {"H100"}),
        ("models", "phi-4", {"microsoft/phi-4"}),
        ("offers", "aws/us-east-1/P5.48xlarge", {("aws", "us-east-1", "p5.48xlarge")}),
        ("regions", "westeurope", {"azure/westeurope"}),
        ("regions", "nowhere", set()),
    ],
)
def test_rows_are_called_by_key_part_or_alias(table: str, wanted: str, keys: set[object]) -> None:
    """In any case."""
    assert set(called(CATALOG.rows(table), wanted)) == keys


def test_wild_cards() -> None:
    """In keys and in cells; an empty pattern means an empty cell."""
    offers = CATALOG.rows("offers")
    found = called(offers, "p5.4*")
    assert {key[2] for key in found} == {"p5.4xlarge", "p5.48xlarge"}
    assert {key[1] for key in having(found, "region", "EU-*")} <= {k[1] for k in offers if k[1].startswith("eu-")}
    assert all(
        row.optional_number("spot_usd_per_hour") is None for row in having(found, "spot_usd_per_hour", "").values()
    )


def test_order_with_empty_cells_last() -> None:
    """Either way round."""
    rows = [Row(Path("t"), 1, {"a": value}) for value in (2.0, None, 1.0, 3.0)]
    assert [r.values["a"] for r in in_order(rows, "a", descending=False)] == [1.0, 2.0, 3.0, None]
    assert [r.values["a"] for r in in_order(rows, "a", descending=True)] == [3.0, 2.0, 1.0, None]


def test_values_as_json() -> None:
    """Days as text, lists as lists."""
    row = CATALOG.rows("accelerators")["H100"]
    assert plain(row.values["as_of"]) == row.day("as_of").isoformat()
    assert isinstance(plain(row.values["aliases"]), list)
    assert (plain(None), plain(1.5), plain("x"), plain(True)) == (None, 1.5, "x", True)


def test_names_hold_the_key_once() -> None:
    """A key of one part is not said twice."""
    assert names_of("H100", Row(Path("t"), 1, {})) == ["H100"]
