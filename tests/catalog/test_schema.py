"""A schema is read strictly, and belongs to a table that is there."""

from pathlib import Path

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.schema import read_schema
from landing_zone.errors import InputError


def test_every_table_has_its_schema_and_every_schema_its_table() -> None:
    """By name."""
    folder = load_catalog().folder
    tables = {f.name for f in folder.iterdir() if f.name.endswith(".csv")}
    assert tables == {f.name for f in (folder / "schema").iterdir()}


def test_every_row_has_a_source_and_a_day() -> None:
    """Each table ends with both, and neither may be empty."""
    folder = load_catalog().folder
    for file in (folder / "schema").iterdir():
        *_, source, as_of = read_schema(folder, file.name.removesuffix(".csv"))
        assert (source.name, source.type, source.default) == ("source", "text", "")
        assert (as_of.name, as_of.type, as_of.default) == ("as_of", "date", "")


def test_units_are_those_of_the_names() -> None:
    """A column whose name ends in a unit has that unit."""
    units = {"_gib": "GiB", "_ms": "ms", "_w": "W", "_usd_per_hour": "USD/h", "_gb_per_s": "GB/s", "_tokens": "tokens"}
    units |= {"_usd_per_million_tokens": "USD/1e6 tokens"}
    folder = load_catalog().folder
    for file in (folder / "schema").iterdir():
        for column in read_schema(folder, file.name.removesuffix(".csv")):
            ends = [end for end in units if column.name.endswith(end)]
            assert not ends or units[max(ends, key=len)] == column.unit


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("name,type", "name,kind", "not the header of a schema"),
        ("cloud,choice(aws|azure|gcp)", "cloud,choise(aws)", "`choise(aws)` is no type of a cell"),
        ("rtt_ms,number(0..],ms,,", "rtt_ms,number(0..],ms,0,", "0 is not in (0..]"),
        ("from_region,text,,,<cloud>/<region>", "from_region,text,,,", "this is not a column"),
    ],
)
def test_a_bad_row_of_a_schema_is_named(tables: Path, old: str, new: str, problem: str) -> None:
    """The error holds the file and what is wrong."""
    (file,) = [f for f in sorted((tables / "schema").iterdir(), reverse=True) if old in f.read_text()][:1]
    file.write_text(file.read_text().replace(old, new, 1))
    with pytest.raises(InputError) as caught:
        read_schema(tables, file.stem)
    (fault,) = caught.value.faults
    assert fault.file == file
    assert problem in fault.problem
