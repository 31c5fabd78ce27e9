"""`lz catalog show`: rows of a table."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from landing_zone.catalog.browse import called, having, in_order, names_of, plain
from landing_zone.catalog.catalog import TABLES
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.schema import Column, read_schema
from landing_zone.catalog.table import Row
from landing_zone.cli.context import Start
from landing_zone.cli.lookup import find_name
from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json, warn
from landing_zone.cli.tables import show
from landing_zone.report.catalog import main_columns, row_table, rows_table


@click.command("show")
@click.argument("table", type=click.Choice(sorted(TABLES)))
@click.argument("keys", metavar="[KEY]…", nargs=-1)
@click.option("--where", metavar="COLUMN=VALUE", multiple=True, help="Only rows whose cell reads so; * and ? are wild.")
@click.option("--sort", metavar="COLUMN", help="Order by this column; empty cells are last.")
@click.option("--descending", is_flag=True, help="Largest or last first.")
@click.option("--limit", type=click.IntRange(1), help="Show this many rows at most.")
@click.option("--columns", metavar="A,B,…", help="Show these columns.")
@json_option
@click.pass_obj
def command(start: Start, /, *, table: str, keys: tuple[str, ...], as_json: bool, **options: Any) -> int:
    """Show the rows of a table: all, or those of some keys.

    A key is the row's name or a part of it, in any case, with * and ? for anything: H100, p5.48xlarge,
    aws/us-east-1/p5.48xlarge, eu-*. One row alone is shown with all that is known, units and descriptions included;
    --json has every column.
    """
    catalog = load_catalog(start.own_tables())
    columns = read_schema(catalog.folder, table)
    rows = _filtered(_named(catalog.rows(table), keys), options["where"], columns)
    if options["sort"]:
        rows = in_order(rows, _column(options["sort"], columns, "--sort"), descending=options["descending"])
    shown, chosen = rows[: options["limit"]], _columns(options["columns"], columns)
    if as_json:
        emit_json(_document(table, chosen or columns, shown, len(rows)))
    elif len(shown) == 1 and not chosen:
        show(row_table(columns, shown[0]))
    else:
        _tell(chosen or main_columns(columns, shown), columns, shown, len(rows))
    return 0


def _named(rows: Mapping[Any, Row], keys: Sequence[str]) -> Mapping[Any, Row]:
    """Return the rows that any of the keys means, all without a key; refuse a key that means none."""
    found: dict[Any, Row] = {}
    for wanted in keys:
        meant = called(rows, wanted)
        if not meant:
            names = {name for key, row in rows.items() for name in names_of(key, row)}
            find_name(wanted, names, what="row", option="KEY")
        found |= meant
    return found if keys else rows


def _filtered(rows: Mapping[Any, Row], where: Sequence[str], columns: Sequence[Column]) -> list[Row]:
    for condition in where:
        name, equals, value = condition.partition("=")
        if not equals:
            raise click.BadParameter(f"`{condition}` has no =; write COLUMN=VALUE", param_hint="--where")
        rows = having(rows, _column(name, columns, "--where"), value)
    return list(rows.values())


def _column(name: str, columns: Sequence[Column], option: str) -> str:
    return find_name(name, [c.name for c in columns], what="column", option=option)


def _columns(names: str | None, columns: Sequence[Column]) -> list[Column]:
    by_name = {c.name: c for c in columns}
    return [by_name[_column(name, columns, "--columns")] for name in names.split(",")] if names else []


def _tell(chosen: Sequence[Column], columns: Sequence[Column], rows: Sequence[Row], total: int) -> None:
    show(rows_table(chosen, rows))
    if len(rows) < total:
        warn(f"{len(rows)} of {total} rows")
    if len(chosen) < len(columns):
        warn(f"{len(chosen)} of {len(columns)} columns; --columns chooses others, --json has all")


def _document(table: str, columns: Sequence[Column], rows: Sequence[Row], total: int) -> dict[str, Any]:
    return {
        "table": table,
        "columns": [{"name": c.name, "type": c.type, "unit": c.unit, "description": c.description} for c in columns],
        "rows": [{c.name: plain(row.values[c.name]) for c in columns} for row in rows],
        "total": total,
    }
