"""The fix for a name that the catalog does not have."""

import difflib
from collections.abc import Collection

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.names import UnknownAccelerator

CPU = "cpu"


def suggestion(name: str, known: Collection[str], otherwise: str) -> str:
    """Return the nearest known name as the fix, else ``otherwise``."""
    lowered = {k.lower(): k for k in sorted(known)}
    near = difflib.get_close_matches(name[:80].lower(), lowered, n=1, cutoff=0.6)
    return f"did you mean `{lowered[near[0]]}`?" if near else otherwise


def accelerator_fix(name: str, catalog: Catalog) -> str:
    """Return the short name that an alias stands for, else the nearest known name, as the fix."""
    try:
        return f"write `{catalog.accelerator(name).name}`"
    except UnknownAccelerator:
        return suggestion(name, {*catalog.accelerators, CPU}, "see `lz catalog show accelerators`")
