"""`lz catalog search`: rows of any table that are like a text."""

import click

from landing_zone.catalog.browse import plain
from landing_zone.catalog.catalog import TABLES
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.search import search
from landing_zone.cli.context import Start
from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json, warn
from landing_zone.cli.tables import show
from landing_zone.report.catalog import hits_table


@click.command("search")
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Show this many rows at most.")
@json_option
@click.pass_obj
def command(start: Start, *, text: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Find rows of any table by what they say; misspelling is forgiven.

    Every word has to be like the name of a row or one of its cells. Exit 1 if nothing is.
    """
    catalog = load_catalog(start.own_tables())
    hits = search({name: catalog.rows(name) for name in TABLES}, " ".join(text))
    if as_json:
        found = [
            {"table": h.table, "key": h.key, "row": {k: plain(v) for k, v in h.row.values.items()}}
            for h in hits[:limit]
        ]
        emit_json({"hits": found, "total": len(hits)})
    elif hits:
        show(hits_table(hits[:limit]))
    if not hits:
        warn(f"nothing in the catalog is like {' '.join(text)!r}")
    elif len(hits) > limit:
        warn(f"{limit} of {len(hits)} rows; --limit shows more")
    return int(not hits)
