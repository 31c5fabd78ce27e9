"""A file of the user's with the columns of `offers.csv`: negotiated prices, or types that the catalog lacks."""

from collections.abc import Iterator
from pathlib import Path

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.sources.source import NodeType, PriceKind, PriceRow, Query, Source
from landing_zone.catalog.table import Row, read_file
from landing_zone.errors import Fault, InputError


class LocalFile:
    """Prices of a file, each row with its own type, source and date."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def fetch(self, query: Query) -> Iterator[PriceRow]:
        """Yield the prices of the file, new types among them. See `Source.fetch`."""
        for row in read_file(self._file, load_catalog().folder, "offers"):
            node, region = _type(row), row.text("region")
            if node.accelerator not in query.accelerators or (node.cloud, region) not in query.regions:
                continue
            for kind in PriceKind:
                usd = row.values.get(kind)
                if isinstance(usd, float):
                    yield PriceRow(node, region, kind, usd, row.text("source"), row.day("as_of"))


def make(location: str | None) -> Source:
    """Return the source; `location` is the file. Raises InputError without one."""
    if not location:
        raise InputError(Fault(Path("local"), 0, "--source", "no file is named", "write --source local=FILE"))
    return LocalFile(Path(location))


def _type(row: Row) -> NodeType:
    return NodeType(
        row.text("cloud"),
        row.text("instance_type"),
        row.integer("vcpu"),
        row.number("memory_gib"),
        row.text("accelerator"),
        row.number("accelerators"),
    )
