"""A project's own tables lie over the catalog: by key, validated as the package's, and part of the digest."""

from pathlib import Path

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.offer import TABLE
from landing_zone.errors import InputError

KEY = ("aws", "us-east-1", "p5.48xlarge")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of own tables, with the shipped header and row of one offer."""
    folder = load_catalog().folder
    header, *rows = (folder / "offers.csv").read_text().splitlines()
    row = next(r for r in rows if r.startswith("aws,p5.48xlarge,us-east-1,"))
    (tmp_path / "offers.csv").write_text(f"{header}\n{row}\n")
    return tmp_path


def replace(own: Path, old: str, new: str) -> None:
    """Change the own table in one place."""
    file = own / "offers.csv"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_a_row_stands_in_the_place_of_its_like(own: Path) -> None:
    """One offer has the project's price; all others are as they were, in the same order."""
    price = load_catalog().offers[KEY].on_demand_usd_per_hour
    replace(own, f"H100,8,{price:g}", "H100,8,40.5")
    before, after = load_catalog().offers, load_catalog(own).offers
    assert after[KEY].on_demand_usd_per_hour == 40.5
    assert list(after) == list(before)
    assert {key for key in before if before[key] != after[key]} == {KEY}


def test_a_row_of_a_new_key_is_added(own: Path) -> None:
    """The catalog then knows a type that it lacked."""
    replace(own, "p5.48xlarge", "p9.48xlarge")
    assert len(load_catalog(own).offers) == len(load_catalog().offers) + 1


def test_the_digest_follows_own_tables(own: Path) -> None:
    """With a table there the digest is another; without one it is the shipped catalog's."""
    assert load_catalog(own).digest != load_catalog().digest
    (own / "offers.csv").unlink()
    assert load_catalog(own).digest == load_catalog().digest
    assert load_catalog(own / "missing") is load_catalog()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("H100,8", "H100,eight", "offers.csv:2: accelerators: `eight` is not a number"),
        (
            "H100,8",
            "H1000,8",
            "offers.csv:2: accelerator: `H1000` is not in the table of accelerators",
        ),
        (
            "us-east-1",
            "us-east-9",
            "offers.csv:2: region: `us-east-9` is not a region of aws; did you mean `us-east-2`",
        ),
    ],
)
def test_a_bad_row_is_named(own: Path, old: str, new: str, problem: str) -> None:
    """Its file, line and column, as for the shipped tables."""
    replace(own, old, new)
    with pytest.raises(InputError) as caught:
        _ = load_catalog(own).offers
    assert problem in str(caught.value)


def test_a_table_of_another_name_is_refused(own: Path) -> None:
    """A file that nothing would read is a mistake."""
    (own / "offers.csv").rename(own / "offer.csv")
    with pytest.raises(InputError, match=r"offer.csv: no table of the catalog has this name; did you mean `offers`"):
        load_catalog(own)


def test_rows_say_which_file_they_are_of(own: Path) -> None:
    """One row is the project's, the others are the package's."""
    rows = TABLE.rows(load_catalog().folder, own)
    assert [key for key, row in rows.items() if row.file.parent == own] == [KEY]


def test_a_byte_order_mark_is_no_part_of_the_header(own: Path) -> None:
    """Spreadsheets write one."""
    file = own / "offers.csv"
    file.write_text(file.read_text(), encoding="utf-8-sig")
    assert KEY in load_catalog(own).offers
