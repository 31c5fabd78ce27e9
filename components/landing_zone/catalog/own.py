"""A project's own offers name what the catalog has; those of the package are checked when it is made."""

from collections.abc import Collection, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from landing_zone.catalog.offer import TABLE
from landing_zone.catalog.table import Row
from landing_zone.config.words import quoted, suggestion
from landing_zone.errors import Fault, InputError

CPU = "cpu"


def check_own_offers(folder: Traversable, own: Path, accelerators: Collection[str], regions: Collection[str]) -> None:
    """Raise one InputError with every row of `<own>/offers.csv` that names an unknown accelerator or region."""
    rows = [row for row in TABLE.rows(folder, own).values() if row.file.parent == own]
    faults = [fault for row in rows for fault in _faults(row, accelerators, regions)]
    if faults:
        raise InputError(*faults)


def _faults(row: Row, accelerators: Collection[str], regions: Collection[str]) -> Iterator[Fault]:
    name, region, cloud = row.text("accelerator"), row.text("region"), row.text("cloud")
    if name != CPU and name not in accelerators:
        fix = "see `lz catalog show accelerators`"
        yield Fault(row.file, row.line, "accelerator", f"{quoted(name)} is not in the table of accelerators", fix)
    if f"{cloud}/{region}" not in regions:
        fix = suggestion(region, [key.partition("/")[2] for key in regions if key.startswith(f"{cloud}/")])
        yield Fault(row.file, row.line, "region", f"{quoted(region)} is not a region of {cloud}", fix)
