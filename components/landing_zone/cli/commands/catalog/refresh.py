"""`lz catalog refresh`: ask live sources for prices, and write the project's own table of offers."""

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.names import UnknownAccelerator
from landing_zone.catalog.offer_row import node_type
from landing_zone.catalog.refresh import Change, Refresh, refresh
from landing_zone.catalog.schema import read_schema
from landing_zone.catalog.sources.registry import SOURCES, open_source
from landing_zone.catalog.sources.source import PriceRow, Query
from landing_zone.catalog.table_text import table_text
from landing_zone.cli.context import Start
from landing_zone.cli.files import write_text
from landing_zone.cli.lookup import find_name
from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json, warn
from landing_zone.cli.progress import working
from landing_zone.cli.tables import show
from landing_zone.report.catalog import refresh_summary

CPU = "cpu"
EPILOG = "\b\nSources:\n" + "\n".join(
    f"  {name + ('=PLACE' if entry.location else ''):15} {entry.summary}"
    + (f"; PLACE: {entry.location}" if entry.location else "")
    for name, entry in SOURCES.items()
)


def _sources(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> list[tuple[str, str | None]]:
    parts = [text.partition("=") for text in given]
    return [(find_name(name, SOURCES, what="source", option="--source"), place or None) for name, _, place in parts]


@click.command("refresh", epilog=EPILOG)
@click.option(
    "--source", "sources", metavar="NAME[=PLACE]", multiple=True, required=True, callback=_sources, help="Ask this."
)
@click.option(
    "--region", "regions", metavar="REGION", multiple=True, help="Only this region, as aws/us-east-1 or us-east-1."
)
@click.option("--accelerator", "accelerators", metavar="NAME", multiple=True, help="Only this accelerator, or cpu.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@click.option("--accept-jumps", is_flag=True, help="Take prices that are not believed otherwise.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write here, not to catalog/offers.csv.")
@json_option
@click.pass_obj
def command(start: Start, /, *, sources: list[tuple[str, str | None]], as_json: bool, **options: Any) -> int:
    """Ask live sources for prices, and write the project's own table of offers.

    Nothing is asked but what --source names; where several know a price, the last one has the word. Prices are asked
    for every type of the catalog in every region, unless --region or --accelerator narrows that. What changes is
    printed. A price that moves by more than a factor of two, that is not below on-demand though it should be, or that
    is no price, is refused and named, and the price at hand stays; --accept-jumps takes all but what is no price.

    Exit 0 if every price is taken; 1 if one is refused, if a source can't be read, or if none spoke of what is asked.
    """
    own = start.paths().catalog
    catalog = load_catalog(own)
    query = _query(catalog, options["regions"], options["accelerators"])
    result = refresh(catalog.rows("offers"), _prices(sources, query), query, accept_jumps=options["accept_jumps"])
    file = None if options["dry_run"] or not result.rows else options["out"] or own / "offers.csv"
    if file:
        _write(file, catalog, own, result)
    if as_json:
        emit_json(_document(result, file))
    else:
        show(refresh_summary(result))
    warn(f"wrote {file}" if file else "nothing is written")
    spoken = result.rows or result.incomplete or result.refused
    if not spoken:
        warn("no source spoke of what is asked")
    return int(bool(result.refused) or not spoken)


def _query(catalog: Catalog, regions: tuple[str, ...], accelerators: tuple[str, ...]) -> Query:
    names = [_accelerator(catalog, name) for name in accelerators] or [*catalog.accelerators, CPU]
    keys = [find_name(name, catalog.regions, what="region", option="--region") for name in regions] or catalog.regions
    types = frozenset(node_type(row) for row in catalog.rows("offers").values() if row.text("accelerator") in names)
    places = frozenset((catalog.regions[key].cloud, catalog.regions[key].name) for key in keys)
    return Query(types, places, frozenset(names), datetime.now(UTC).date())


def _accelerator(catalog: Catalog, name: str) -> str:
    if name.casefold() == CPU:
        return CPU
    try:
        return catalog.accelerator(name).name
    except UnknownAccelerator as error:
        raise click.BadParameter(str(error), param_hint="--accelerator") from None


def _prices(sources: list[tuple[str, str | None]], query: Query) -> Iterator[PriceRow]:
    opened = [(name, open_source(name, place)) for name, place in sources]
    for name, source in opened:
        with working(f"asking {name}") as say:
            found = list(source.fetch(query))
            say(f"{name} knows {len(found)} prices")
        yield from found


def _write(file: Path, catalog: Catalog, own: Path, result: Refresh) -> None:
    """Write the project's own rows with the new ones among them, in the order of their keys."""
    kept = {key: row.values for key, row in catalog.rows("offers").items() if row.file.parent == own}
    rows = {**kept, **result.rows}
    columns = [column.name for column in read_schema(catalog.folder, "offers")]
    if file.parent == own:
        own.mkdir(exist_ok=True)
    write_text(file, table_text(columns, (rows[key] for key in sorted(rows))), "--out")


def _document(result: Refresh, file: Path | None) -> dict[str, Any]:
    return {
        "changes": [_change(change) for change in result.taken],
        "refused": [{**_change(change), "reason": change.doubt} for change in result.refused],
        "confirmed": result.confirmed,
        "silent": ["/".join(key) for key in result.silent],
        "incomplete": ["/".join(key) for key in result.incomplete],
        "written": str(file) if file else None,
    }


def _change(change: Change) -> dict[str, Any]:
    cloud, region, instance_type = change.key
    moved = None if change.old is None else round(100 * (change.new / change.old - 1), 2)
    percent = moved if moved is not None and math.isfinite(moved) else None
    new = change.new if math.isfinite(change.new) else None
    place = {"cloud": cloud, "region": region, "instance_type": instance_type, "price": change.kind.value}
    return {**place, "old": change.old, "new": new, "change_percent": percent}
