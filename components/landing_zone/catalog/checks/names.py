"""The fix for a name that the catalog does not have."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.names import UnknownAccelerator
from landing_zone.config.words import suggestion

CPU = "cpu"


def accelerator_fix(name: str, catalog: Catalog) -> str:
    """Return the short name that an alias stands for, else the nearest known name, as the fix."""
    try:
        return f"write `{catalog.accelerator(name).name}`"
    except UnknownAccelerator:
        return suggestion(name, {*catalog.accelerators, CPU}, "see `lz catalog show accelerators`")
