"""`lz catalog age`: where rows are from, and how old they are."""

from datetime import UTC, datetime
from typing import Any

import click

from landing_zone.catalog.catalog import TABLES
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.provenance import Batch, batches
from landing_zone.cli.context import Start
from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json, warn
from landing_zone.cli.tables import show
from landing_zone.report.catalog import batches_table


@click.command("age")
@click.option("--table", "tables", type=click.Choice(sorted(TABLES)), multiple=True, help="Only this table.")
@click.option("--limit", type=click.IntRange(0), metavar="DAYS", help="Show what is older, and exit 1 if anything is.")
@json_option
@click.pass_obj
def command(start: Start, *, tables: tuple[str, ...], limit: int | None, as_json: bool) -> int:
    """Tell rows by source and age, the oldest first.

    Without --limit every row is counted and the exit code is 0. With it only what is older is told, and the exit code
    is 1 if anything is: a check for a nightly run.
    """
    catalog = load_catalog(start.own_tables())
    found = batches({name: catalog.rows(name) for name in tables or TABLES}, datetime.now(UTC).date())
    told = found if limit is None else [batch for batch in found if batch.age_days > limit]
    if as_json:
        emit_json(_document(told, found, limit))
    else:
        show(batches_table(told))
        if limit is not None:
            warn(f"{sum(b.rows for b in told)} of {sum(b.rows for b in found)} rows are older than {limit} days")
    return int(limit is not None and bool(told))


def _document(told: list[Batch], found: list[Batch], limit: int | None) -> dict[str, Any]:
    return {
        "limit_days": limit,
        "rows": sum(batch.rows for batch in found),
        "batches": [
            {"table": b.table, "source": b.source, "as_of": b.as_of.isoformat(), "age_days": b.age_days, "rows": b.rows}
            for b in told
        ],
    }
