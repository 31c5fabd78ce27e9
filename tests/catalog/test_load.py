"""The tables load whole, and a bad row is named with its file and line."""

from pathlib import Path

import pytest

from landing_zone.catalog.load import load_catalog, read_catalog
from landing_zone.errors import InputError


def test_the_catalog_is_complete() -> None:
    """Every table has the rows that the package promises."""
    catalog = load_catalog()
    assert len(catalog.accelerators) == 28
    assert len(catalog.models) == 111
    assert len(catalog.regions) == 143
    assert len(catalog.offers) == 1139
    assert len(catalog.round_trips) == 2460


def test_the_catalog_is_read_once() -> None:
    """Loading again gives the same object."""
    assert load_catalog() is load_catalog()


def test_the_digest_follows_every_cell(tables: Path) -> None:
    """One price changed changes the digest."""
    before = read_catalog(tables).digest
    offers = tables / "offers.csv"
    offers.write_text(offers.read_text().replace(",6.67369,", ",6.67370,", 1))
    assert before == load_catalog().digest
    assert read_catalog(tables).digest != before


@pytest.mark.parametrize(
    ("table", "old", "new", "problem"),
    [
        ("offers.csv", ",6.67369,", ",six,", "`six` is not a number"),
        ("offers.csv", ",6.67369,", ",nan,", "nan is not a finite number"),
        ("offers.csv", ",6.67369,", ",-1,", "-1 is not a finite number of at least 0"),
        (
            "offers.csv",
            "g6.12xlarge,ap-northeast-1,48,",
            "g6.12xlarge,ap-northeast-1,4.5,",
            "4.5 is not a whole number",
        ),
        ("offers.csv", "aws,g6.12xlarge,", "aws,,", "the cell is empty"),
        ("offers.csv", "aws,g6.12xlarge,", "aws,g6,12xlarge,", "12 cells where 11 belong"),
        ("offers.csv", "on_demand_usd_per_hour", "price", "the header is"),
        ("accelerators.csv", "V100,gpu,", "V100,abacus,", "`abacus` is unknown"),
        ("accelerators.csv", "1g.6gb:4", "1g.6gb", "`1g.6gb` is not a profile with its count"),
        ("models.csv", "8B-Instruct,llm,", "8B-Instruct,lml,", "`lml` is unknown"),
        ("models.csv", ",GQA,", ",QGA,", "`QGA` is unknown"),
    ],
)
def test_a_bad_row_is_named(tables: Path, table: str, old: str, new: str, problem: str) -> None:
    """The error holds the file, the line and what is wrong."""
    file = tables / table
    text = file.read_text()
    line = text[: text.index(old)].count("\n") + 1
    file.write_text(text.replace(old, new, 1))
    with pytest.raises(InputError) as caught:
        read_catalog(tables)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == (file, line)
    assert problem in fault.problem


def test_a_key_may_not_come_twice(tables: Path) -> None:
    """A repeated row is refused at the line of the second."""
    file = tables / "regions.csv"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join([*lines, lines[1]]))
    with pytest.raises(InputError, match=f"regions.csv:{len(lines) + 1}: cloud: `aws/af-south-1` is there twice"):
        read_catalog(tables)
