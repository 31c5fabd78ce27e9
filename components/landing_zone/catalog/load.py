"""The loader: package data into frozen tables."""

import hashlib
from collections.abc import Callable, Hashable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeVar

from landing_zone.catalog import accelerator, latency, model, offer, region
from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.table import Row, read_table

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

TABLES = (accelerator.FILE, model.FILE, region.FILE, offer.FILE, latency.FILE)


@cache
def load_catalog() -> Catalog:
    """Return the catalog that the package ships.

    Raises:
        InputError: a row is bad; the error has its file and line.
    """
    return read_catalog(files("landing_zone.catalog") / "data")


def read_catalog(folder: Traversable) -> Catalog:
    """Return the catalog whose tables lie in ``folder``."""
    return Catalog(
        accelerators=_table(folder, accelerator.FILE, accelerator.COLUMNS, accelerator.from_row, lambda a: a.name),
        models=_table(folder, model.FILE, model.COLUMNS, model.from_row, lambda m: m.name),
        regions=_table(folder, region.FILE, region.COLUMNS, region.from_row, lambda r: r.key),
        offers=_table(
            folder, offer.FILE, offer.COLUMNS, offer.from_row, lambda o: (o.cloud, o.region, o.instance_type)
        ),
        round_trips=_table(
            folder, latency.FILE, latency.COLUMNS, latency.from_row, lambda t: (t.from_region, t.to_region)
        ),
        digest=_digest(folder),
    )


def _table(
    folder: Traversable, name: str, columns: tuple[str, ...], make: Callable[[Row], T], key: Callable[[T], K]
) -> MappingProxyType[K, T]:
    table: dict[K, T] = {}
    for row in read_table(folder, name, columns):
        item = make(row)
        if key(item) in table:
            raise row.bad(columns[0], f"`{key(item)}` is there twice", "remove one of the rows")
        table[key(item)] = item
    return MappingProxyType(table)


def _digest(folder: Traversable) -> str:
    digest = hashlib.sha256()
    for name in TABLES:
        digest.update(name.encode())
        digest.update(folder.joinpath(name).read_bytes())
    return digest.hexdigest()
