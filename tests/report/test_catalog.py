"""Rows and refreshes as tables: what is left out is the long, what is named is what matters."""

import io

import pytest
from rich.console import Console, RenderableType

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.refresh import Change, Refresh
from landing_zone.catalog.schema import Column, read_schema
from landing_zone.catalog.sources.source import PriceKind
from landing_zone.report.catalog import COLUMNS, main_columns, refresh_summary, row_table, rows_table

KEY = ("aws", "us-east-1", "p5.48xlarge")
CATALOG = load_catalog()


@pytest.fixture(scope="module")
def columns() -> tuple[Column, ...]:
    """Columns of the table of offers."""
    return read_schema(CATALOG.folder, "offers")


def text(renderable: RenderableType) -> str:
    """Return it as printed."""
    file = io.StringIO()
    Console(file=file, width=160).print(renderable)
    return file.getvalue()


def test_one_row_has_all_that_it_holds(columns: tuple[Column, ...]) -> None:
    """Columns without a value are left out."""
    row = CATALOG.rows("offers")[KEY]
    shown = text(row_table(columns, row))
    assert all((c.name in shown) == (row.values[c.name] is not None) for c in columns)


def test_many_rows_have_short_columns(columns: tuple[Column, ...]) -> None:
    """No source and no note, the day last, and no more than fit."""
    rows = list(CATALOG.rows("offers").values())
    chosen = [c.name for c in main_columns(columns, rows)]
    assert len(chosen) <= COLUMNS
    assert chosen[0] == "cloud"
    assert chosen[-1] == "as_of"
    assert not {"source", "notes"} & set(chosen)
    assert "p5.48xlarge" in text(rows_table(main_columns(columns, rows[:3]), [CATALOG.rows("offers")[KEY]]))


def test_a_refresh_names_each_price() -> None:
    """Changed, new, refused, silent and incomplete."""
    result = Refresh(
        taken=[Change(KEY, PriceKind.ON_DEMAND, 55.04, 50.0), Change(KEY, PriceKind.SPOT, None, 20.0)],
        refused=[Change(KEY, PriceKind.RESERVED_1Y, 30.0, 90.0, "moves by a factor of 3")],
        confirmed=2,
        silent=[("aws", "us-east-2", f"t{n}") for n in range(14)],
        incomplete=[("aws", "eu-west-1", "p9.xlarge")],
    )
    shown = text(refresh_summary(result))
    assert "1 prices change, 1 are new, 2 are as they were" in shown
    assert "-9.2%" in shown
    assert "refused: aws/us-east-1/p5.48xlarge reserved-1y 90 $/h moves by a factor of 3" in shown
    assert "and 2 more" in shown
    assert "no on-demand price is known for aws/eu-west-1/p9.xlarge, so left out" in shown
