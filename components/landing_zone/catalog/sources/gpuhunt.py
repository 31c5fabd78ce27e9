"""gpuhunt's catalog: one CSV file per cloud, from a folder or as the zip that its project publishes.

Format: dstackai/gpuhunt 0.1.34, `RawCatalogItem`; one row per type, region or zone, and spot or not. The package
itself is not needed.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from landing_zone.catalog.sources.http import Http
from landing_zone.catalog.sources.price_file import Line, lines, read_file
from landing_zone.catalog.sources.source import NodeType, PriceKind, PriceRow, Query, Source
from landing_zone.errors import Fault, InputError

NAME = "gpuhunt"
PUBLISHED = "https://dstack-gpu-pricing.s3.eu-west-1.amazonaws.com/v3"
CLOUDS = ("aws", "azure", "gcp")
COLUMNS = ("instance_name", "location", "price", "gpu_count", "spot")
SPOT = {"true": PriceKind.SPOT, "false": PriceKind.ON_DEMAND}


@dataclass(frozen=True)
class _Table:
    """The file of one cloud, and the words that tell of it."""

    file: Path
    text: str
    version: str


class Folder:
    """Files `<cloud>.csv` in a folder; a cloud may be left out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if not any((folder / f"{cloud}.csv").exists() for cloud in CLOUDS):
            names = ", ".join(f"{cloud}.csv" for cloud in CLOUDS)
            raise InputError(Fault(folder, 0, "--source", f"holds none of {names}", "name the folder that does"))

    def table(self, cloud: str) -> _Table | None:
        """Return the file of a cloud, None where there is none. Raises InputError if it can't be read."""
        file = self._folder / f"{cloud}.csv"
        return _Table(file, read_file(file, "--source"), "a folder") if file.exists() else None


class Published:
    """Zip files `<address>/<cloud>/<version>/catalog.zip`, the version in a file beside them."""

    def __init__(self, http: Http, address: str) -> None:
        self._http, self._address = http, address.rstrip("/")

    def table(self, cloud: str) -> _Table:
        """Return the latest file of a cloud. Raises SourceError if it can't be had, or is none."""
        version = self._http.content(f"{self._address}/{cloud}/version").decode("ascii", "replace").strip()
        if not version.replace("-", "").isalnum():
            raise self._http.error(f"the version of {cloud} is no version")
        content = self._http.content(f"{self._address}/{cloud}/{version}/catalog.zip")
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                text = archive.read(f"{cloud}.csv").decode("utf-8")
        except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
            raise self._http.error(f"version {version} of {cloud} holds no {cloud}.csv") from None
        return _Table(Path(f"{cloud}.csv"), text, f"version {version}")


class Gpuhunt:
    """Prices out of gpuhunt's files; of several zones of a region, the median."""

    def __init__(self, tables: Folder | Published) -> None:
        self._tables = tables

    def fetch(self, query: Query) -> Iterator[PriceRow]:
        """Yield the prices of the clouds that are asked for. See `Source.fetch`."""
        for cloud in CLOUDS:
            types = query.types_of(cloud)
            table = self._tables.table(cloud) if types and query.regions_of(cloud) else None
            if table is None:
                continue
            for (name, region, kind), prices in _prices(table, cloud, types, query).items():
                source = f"gpuhunt catalog, {table.version}"
                yield PriceRow(types[name], region, kind, round(median(prices), 6), source, query.today)


def make(location: str | None) -> Source:
    """Return the source; `location` is a folder of files, or an address to use instead of the published one.

    Raises:
        InputError: the folder holds no file of any cloud.
    """
    if location is None or location.startswith(("http://", "https://")):
        return Gpuhunt(Published(Http(NAME), location or PUBLISHED))
    return Gpuhunt(Folder(Path(location)))


def _prices(
    table: _Table, cloud: str, types: dict[str, NodeType], query: Query
) -> dict[tuple[str, str, PriceKind], list[float]]:
    found: dict[tuple[str, str, PriceKind], list[float]] = {}
    for line in lines(table.file, table.text, COLUMNS):
        node = types.get(line.cells["instance_name"])
        region = _region(cloud, line.cells["location"])
        if node is None or (cloud, region) not in query.regions or not _same_devices(line, node):
            continue
        found.setdefault((node.name, region, _kind(line)), []).append(line.price("price"))
    return found


def _region(cloud: str, location: str) -> str:
    """Return the region; Google's rows name a zone, which is the region and a letter."""
    head, _, letter = location.rpartition("-")
    return head if cloud == "gcp" and len(letter) == 1 and letter.isalpha() else location


def _same_devices(line: Line, node: NodeType) -> bool:
    """Whether both have accelerators or both have none: Google's n1 rows come with every accelerator they may carry."""
    return (line.cells["gpu_count"].strip("0.") != "") == (node.accelerators > 0)


def _kind(line: Line) -> PriceKind:
    kind = SPOT.get(line.cells["spot"].lower())
    if kind is None:
        raise line.bad("spot", f"`{line.cells['spot']}` is neither True nor False", "correct the file")
    return kind
