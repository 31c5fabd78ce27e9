"""The catalog that the package ships."""

from functools import cache
from importlib.resources import files

from landing_zone.catalog.catalog import Catalog


@cache
def load_catalog() -> Catalog:
    """Return the catalog that the package ships. Nothing is read yet: each table is when it is first asked for."""
    return Catalog(files("landing_zone.catalog") / "data")
