"""A file of the user's with the columns of `offers.csv`: negotiated prices, or types that the catalog lacks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.offer_row import TERMS, node_type
from landing_zone.catalog.sources.source import PriceKind, PriceRow, Query, Source
from landing_zone.catalog.table import Row, read_file
from landing_zone.errors import Fault, InputError


class LocalFile:
    """Prices of a file, each row with its own type, source and date."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def fetch(self, query: Query) -> Iterator[PriceRow]:
        """Yield the prices of the file, new types among them. See `Source.fetch`."""
        for row in read_file(self._file, load_catalog().folder, "offers"):
            node, region = node_type(row), row.text("region")
            if node.accelerator not in query.accelerators or (node.cloud, region) not in query.regions:
                continue
            for kind in PriceKind:
                usd = row.optional_number(kind)
                if usd is not None:
                    yield PriceRow(node, region, kind, usd, *_origin(row, kind))


def make(location: str | None) -> Source:
    """Return the source; `location` is the file. Raises InputError without one."""
    if not location:
        raise InputError(Fault(Path("local"), 0, "--source", "no file is named", "write --source local=FILE"))
    return LocalFile(Path(location))


def _origin(row: Row, kind: PriceKind) -> tuple[str, date]:
    """Return source and day of a price: the terms' own where they have one."""
    if kind in TERMS:
        return row.optional_text("terms_source") or row.text("source"), row.optional_day("terms_as_of") or row.day(
            "as_of"
        )
    return row.text("source"), row.day("as_of")
