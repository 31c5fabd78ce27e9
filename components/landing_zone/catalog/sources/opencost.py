"""OpenCost's price file: prices of nodes by instance type and region, as its CSV provider reads them.

Format: opencost/opencost@11d3017f pkg/cloud/provider/csvprovider.go. Rows of other assets than nodes are passed over,
and so are nodes whose instance type no cloud of the catalog sells: a pool's own `price_usd_per_hour` is for those.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from landing_zone.catalog.sources.price_file import Line, lines, read_file
from landing_zone.catalog.sources.source import PriceKind, PriceRow, Query, Source
from landing_zone.errors import Fault, InputError

COLUMNS = ("EndTimestamp", "InstanceID", "Region", "AssetClass", "InstanceIDField", "InstanceType", "MarketPriceHourly")
TYPE_LABEL = "node.kubernetes.io/instance-type"


class OpenCost:
    """Prices of a file; they stand as on-demand prices, which is how OpenCost charges them."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def fetch(self, query: Query) -> Iterator[PriceRow]:
        """Yield the prices of the file. See `Source.fetch`."""
        types = {node.name.lower(): node for node in query.types}
        for line in lines(self._file, read_file(self._file, "--source"), COLUMNS):
            node, region = types.get(_type(line).lower()), line.cells["Region"].lower()
            if (
                line.cells["AssetClass"] not in ("", "node")
                or node is None
                or (node.cloud, region) not in query.regions
            ):
                continue
            usd, source = line.price("MarketPriceHourly"), f"OpenCost price file {self._file.name}"
            yield PriceRow(node, region, PriceKind.ON_DEMAND, usd, source, _day(line, query.today))


def make(location: str | None) -> Source:
    """Return the source; `location` is the file. Raises InputError without one."""
    if not location:
        raise InputError(Fault(Path("opencost"), 0, "--source", "no file is named", "write --source opencost=FILE"))
    return OpenCost(Path(location))


def _type(line: Line) -> str:
    """Return the instance type, which stands in the id where the id is that label of the node."""
    by_label = line.cells["InstanceIDField"].endswith(TYPE_LABEL)
    return line.cells["InstanceID"] if by_label else line.cells["InstanceType"]


def _day(line: Line, today: date) -> date:
    """Return the day of the price; a file may give none, or the end of a contract that is still to come."""
    text = line.cells["EndTimestamp"][:10]
    try:
        return min(date.fromisoformat(text), today) if text else today
    except ValueError:
        raise line.bad(
            "EndTimestamp", f"`{text}` is not a day", "write it as 2026-01-31 …, or leave it empty"
        ) from None
