"""Every bad cell of a table is named with its file, line and column."""

from pathlib import Path

import pytest

from landing_zone.catalog import accelerator, model, offer, region
from landing_zone.catalog.table import Row, Table
from landing_zone.errors import InputError

TABLES = {t.name: t for t in (accelerator.TABLE, model.TABLE, offer.TABLE, region.TABLE)}


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("offers", ",6.67369,", ",six,", "on_demand_usd_per_hour: `six` is not a number"),
        ("offers", ",6.67369,", ",,", "on_demand_usd_per_hour: the cell is empty"),
        ("offers", "ap-northeast-1,48,", "ap-northeast-1,4.5,", "vcpu: 4.5 is not a whole number"),
        ("offers", "aws,g6.12xlarge,", "aws,g6,12xlarge,", " cells where "),
        ("offers", "on_demand_usd_per_hour", "price", ": the header is"),
        ("accelerators", ",gpu,nvidia,16,", ",abacus,nvidia,16,", "kind: `abacus` is unknown"),
        ("accelerators", "1g.6gb:4", "1g.6gb", "partitions: `1g.6gb` is not a profile with its count"),
        ("models", ",llm,", ",lml,", "kind: `lml` is unknown"),
        ("models", ",GQA,", ",QGA,", "attention: `QGA` is unknown"),
    ],
)
def test_a_bad_row_is_named(tables: Path, name: str, old: str, new: str, problem: str) -> None:
    """The error holds the place and what is wrong."""
    file = tables / f"{name}.csv"
    text = file.read_text()
    line = text[: text.index(old)].count("\n") + 1
    file.write_text(text.replace(old, new, 1))
    with pytest.raises(InputError) as caught:
        TABLES[name].read(tables)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == (file, line)
    assert problem in f"{fault.field}: {fault.problem}"


def test_every_fault_is_in_the_error(tables: Path) -> None:
    """Three bad cells in two rows are three faults."""
    file = tables / "regions.csv"
    lines = file.read_text().splitlines()
    lines[1] = lines[1].replace("aws", "asw").replace("-33.92", "-133.92")
    lines[2] = lines[2].replace("22.32", "")
    file.write_text("\n".join(lines))
    with pytest.raises(InputError) as caught:
        region.TABLE.read(tables)
    assert [(f.line, f.field) for f in caught.value.faults] == [(2, "cloud"), (2, "latitude"), (3, "latitude")]


def test_a_key_may_not_come_twice(tables: Path) -> None:
    """A repeated row is refused at the line of the second."""
    file = tables / "regions.csv"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join([*lines, lines[1]]))
    with pytest.raises(InputError, match=f"regions.csv:{len(lines) + 1}: cloud: `aws/af-south-1` is there twice"):
        region.TABLE.read(tables)


@pytest.mark.parametrize("content", [b'cloud,"region', b"\xff\xfe"])
def test_what_is_no_csv_is_refused(tables: Path, content: bytes) -> None:
    """An open quote, and bytes that are no UTF-8."""
    (tables / "regions.csv").write_bytes(content)
    with pytest.raises(InputError, match="this is no CSV in UTF-8"):
        region.TABLE.read(tables)


def test_empty_cells_are_their_default(tmp_path: Path) -> None:
    """`none` gives None, anything else its value."""
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "t.csv").write_text(
        "name,type,unit,default,description\nk,text,,,key\na,number,,none,a\nb,integer,,3,b\nc,list,,none,c\n"
    )
    (tmp_path / "t.csv").write_text("k,a,b,c\none,,,\ntwo,1,2,x;y\n")
    table = Table("t", lambda row: row, lambda row: row.text("k"))
    found = table.read(tmp_path)
    one, two = found["one"], found["two"]
    assert (one.optional_number("a"), one.integer("b"), one.items("c")) == (None, 3, ())
    assert (two.optional_number("a"), two.integer("b"), two.items("c")) == (1.0, 2, ("x", "y"))


def test_a_column_is_read_as_its_schema_says() -> None:
    """Reading a text as a number is a bug of the reader, and never a silent None."""
    row = Row(Path("t.csv"), 2, {"name": "x"})
    with pytest.raises(TypeError, match="does not make `name` a float"):
        row.number("name")
