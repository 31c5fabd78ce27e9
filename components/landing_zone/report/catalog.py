"""Rows of the catalog, and what a refresh of prices changes, as tables for the terminal; the caller prints them."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from landing_zone.catalog.browse import key_text
from landing_zone.catalog.provenance import Batch
from landing_zone.catalog.refresh import Change, Refresh
from landing_zone.catalog.schema import Column
from landing_zone.catalog.search import Hit
from landing_zone.catalog.table import Row
from landing_zone.catalog.table_text import cell_text

COLUMNS = 11
"""Columns that are shown where none are chosen: the first that hold something."""
LONG = frozenset({"source", "terms_source", "terms_as_of", "notes", "aliases"})
"""Columns that are left out of a table of many rows."""
NAMES = 3
"""First columns that are never broken, as they hold the row's name."""
NAMED = 12
"""Offers that are named in a sentence."""


def row_table(columns: Sequence[Column], row: Row) -> Table:
    """Tell one row: every column that holds something, with its unit and description."""
    table = _table("Column", "Value", "Unit", "What it is")
    for column in columns:
        if row.values[column.name] is not None:
            table.add_row(column.name, Text(cell_text(row.values[column.name])), column.unit, Text(column.description))
    return table


def rows_table(columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    """Tell rows in these columns; a header breaks between its words."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for place, column in enumerate(columns):
        numbers = column.type.startswith(("number", "integer"))
        header, names = column.name.replace("_", " "), place < NAMES and not numbers
        table.add_column(header, justify="right" if numbers else "left", overflow="fold", no_wrap=names)
    for row in rows:
        table.add_row(*(Text(cell_text(row.values[column.name])) for column in columns))
    return table


def main_columns(columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """Return the columns to show of many rows: short ones that hold something, the first of them, and the day."""
    filled = [c for c in columns if c.name not in LONG and any(r.values[c.name] is not None for r in rows)]
    return filled if len(filled) <= COLUMNS else [*filled[: COLUMNS - 1], *(c for c in filled if c.name == "as_of")]


def hits_table(hits: Iterable[Hit]) -> Table:
    """Tell what a search found."""
    table = _table("Table", "Key", "Row")
    for hit in hits:
        said = [cell_text(v) for k, v in hit.row.values.items() if v is not None and k not in LONG]
        table.add_row(hit.table, Text(hit.key), Text(", ".join(said[:8])))
    return table


def batches_table(batches: Iterable[Batch]) -> Table:
    """Tell rows by source and age."""
    table = _table("Table", "As of", "Source", right=("Age, days", "Rows"))
    for batch in batches:
        table.add_row(batch.table, batch.as_of.isoformat(), Text(batch.source), f"{batch.age_days}", f"{batch.rows}")
    return table


def refresh_summary(result: Refresh) -> Group:
    """Tell a refresh: the prices that change, those that are not believed, and what no source spoke of."""
    return Group(*_refresh_parts(result))


def _refresh_parts(result: Refresh) -> Iterator[RenderableType]:
    new = sum(change.old is None for change in result.taken)
    counts = f"{len(result.taken) - new} prices change, {new} are new, {result.confirmed} are as they were"
    yield Text(counts, style="bold")
    if result.taken:
        table = _table("Offer", "Price", right=("Old $/h", "New $/h", "Change"))
        for change in result.taken:
            table.add_row(*_cells(change))
        yield table
    for change in result.refused:
        yield Text(f"refused: {' '.join(_cells(change)[:2])} {change.new:g} $/h {change.doubt}", style="red")
    if result.silent:
        yield Text(f"no source spoke of {_listed(result.silent)}", style="yellow")
    if result.incomplete:
        yield Text(f"no on-demand price is known for {_listed(result.incomplete)}, so left out", style="yellow")


def _cells(change: Change) -> tuple[str, str, str, str, str]:
    name = change.kind.removesuffix("_usd_per_hour").replace("_", "-")
    old = "" if change.old is None else f"{change.old:,.4f}"
    moved = "new" if change.old is None else f"{change.new / change.old - 1:+.1%}"
    return key_text(change.key), name, old, f"{change.new:,.4f}", moved


def _listed(keys: list[tuple[str, str, str]]) -> str:
    more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
    return ", ".join(key_text(key) for key in keys[:NAMED]) + more


def _table(*left: str, right: Sequence[str] = ()) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in left:
        table.add_column(header, overflow="fold")
    for header in right:
        table.add_column(header, justify="right", no_wrap=True)
    return table
