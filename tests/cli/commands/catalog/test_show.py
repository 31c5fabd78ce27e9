"""`lz catalog show` prints rows of a table, as a table, as one row in full, or as JSON."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog

LZ = Callable[..., Any]


def test_one_row_is_told_in_full(lz: LZ) -> None:
    """With unit and description of each column that holds something."""
    done = lz("catalog", "show", "accelerators", "h100")
    assert done.code == 0
    assert "bandwidth_gb_per_s" in done.out
    assert "GB/s" in done.out
    assert "source" in done.out


def test_rows_as_json(lz: LZ) -> None:
    """Chosen by key and cell, ordered, limited; the total says how many there are."""
    arguments = ["offers", "p5.48xlarge", "--where", "region=us-*", "--sort", "on_demand_usd_per_hour", "--descending"]
    done = lz("catalog", "show", *arguments, "--limit", "2", "--json")
    document = done.document
    assert (done.code, document["table"], len(document["rows"])) == (0, "offers", 2)
    assert document["total"] >= 4
    prices = [row["on_demand_usd_per_hour"] for row in document["rows"]]
    assert prices == sorted(prices, reverse=True)
    assert {row["instance_type"] for row in document["rows"]} == {"p5.48xlarge"}
    assert {c["name"]: c["unit"] for c in document["columns"]}["memory_gib"] == "GiB"


def test_columns_can_be_chosen(lz: LZ) -> None:
    """And no others are printed, then."""
    done = lz("catalog", "show", "regions", "aws/eu-*", "--columns", "region,Country", "--json")
    assert {tuple(row) for row in done.document["rows"]} == {("region", "country")}


def test_a_wide_table_says_what_it_leaves_out(lz: LZ) -> None:
    """On stderr."""
    done = lz("catalog", "show", "models", "--limit", "3")
    assert "3 of " in done.err
    assert "--columns chooses others, --json has all" in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["acelerators"], "'acelerators' is not one of"),
        (["accelerators", "H1000"], "no row `H1000` in the catalog; did you mean `H100`"),
        (["offers", "--where", "regoin=x"], "no column `regoin` in the catalog; did you mean `region`"),
        (["offers", "--where", "region"], "`region` has no =; write COLUMN=VALUE"),
        (["offers", "--sort", "price"], "no column `price` in the catalog"),
        (["offers", "--columns", "regions"], "no column `regions` in the catalog; did you mean `region`"),
    ],
)
def test_what_is_not_there_is_one_line(lz: LZ, arguments: list[str], told: str) -> None:
    """Exit 2, with the nearest."""
    done = lz("catalog", "show", *arguments)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def test_own_rows_are_shown(project: Any, lz: LZ) -> None:
    """In the place of those of the package."""
    header, *rows = (load_catalog().folder / "regions.csv").read_text().splitlines()
    row = next(r for r in rows if r.startswith("azure,westeurope,")).replace("West Europe", "Atlantis")
    (project.root / "catalog").mkdir()
    (project.root / "catalog" / "regions.csv").write_text(f"{header}\n{row}\n")
    assert lz("catalog", "show", "regions", "westeurope", "--json").document["rows"][0]["display_name"] == "Atlantis"


def test_it_needs_no_project(lz: LZ, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package's tables are always there."""
    monkeypatch.chdir(tmp_path)
    assert lz("catalog", "show", "accelerators", "H100", "--json").document["total"] == 1
