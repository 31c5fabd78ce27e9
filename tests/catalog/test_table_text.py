"""A table written is the table that was read."""

from datetime import date
from pathlib import Path

import pytest

from landing_zone.catalog.catalog import TABLES
from landing_zone.catalog.cell import Value
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.schema import read_schema
from landing_zone.catalog.table import read_file, read_rows
from landing_zone.catalog.table_text import cell_text, table_text


@pytest.mark.parametrize("name", sorted(TABLES))
def test_reading_what_is_written_gives_the_same_rows(tmp_path: Path, name: str) -> None:
    """For every shipped table."""
    folder = load_catalog().folder
    rows = [row.values for row in read_rows(folder, name)]
    file = tmp_path / f"{name}.csv"
    file.write_text(table_text([column.name for column in read_schema(folder, name)], rows))
    assert [row.values for row in read_file(file, folder, name)] == rows


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        (3.0, "3"),
        (1e-05, "0.00001"),
        (36.73385, "36.73385"),
        (date(2026, 1, 31), "2026-01-31"),
        (("a", "b"), "a;b"),
        ("a, b", "a, b"),
    ],
)
def test_values_as_cells(value: Value, text: str) -> None:
    """Plain decimal numbers, days, lists by `;`."""
    assert cell_text(value) == text
