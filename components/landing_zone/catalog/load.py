"""The catalog that the package ships, with the tables of a project over it."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from landing_zone.catalog.catalog import TABLES, Catalog
from landing_zone.config.words import suggestion
from landing_zone.errors import Fault, InputError


def load_catalog(own: Path | None = None) -> Catalog:
    """Return the catalog. Nothing is read yet: each table is when it is first asked for.

    ``own`` is the folder of a project's tables (`Paths.catalog`), which need not exist. A table there is named and
    built as one of the package's; each of its rows stands in the place of the row with the same key, or is added.

    Raises:
        InputError: ``own`` holds a CSV file that is named after no table.
    """
    if own is None or not own.is_dir():
        return _shipped()
    for file in sorted(own.glob("*.csv")):
        if file.stem not in TABLES:
            raise InputError(Fault(file, 0, "", "no table of the catalog has this name", suggestion(file.stem, TABLES)))
    return Catalog(_shipped().folder, own)


@cache
def _shipped() -> Catalog:
    return Catalog(files("landing_zone.catalog") / "data")
