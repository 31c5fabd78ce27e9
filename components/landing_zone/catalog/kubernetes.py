"""Minor versions of Kubernetes: who offers them, from when, and for how long they are supported."""

from dataclasses import dataclass
from datetime import date

from landing_zone.catalog.table import Row, Table


@dataclass(frozen=True)
class KubernetesVersion:
    """A minor version as one cloud, or the Kubernetes project, offers it."""

    site: str
    """`aws`, `azure`, `gcp`, or `on-prem` for the project's own."""
    minor: str
    available_from: date
    standard_until: date
    """Last day of support at the usual price."""
    extended_until: date | None
    """Last day of paid support that a cluster gets without being changed; None where there is none."""
    charts: bool
    """Whether the tested set of charts supports it."""
    notes: str
    source: str
    as_of: date

    @property
    def number(self) -> int:
        """The number after `1.`, by which versions compare."""
        return int(self.minor.partition(".")[2])

    @property
    def supported_until(self) -> date:
        """Last day of any support."""
        return self.extended_until or self.standard_until

    def usable(self, on: date) -> bool:
        """Whether a cluster may have it on a day, and the charts run there."""
        return self.charts and self.available_from <= on <= self.supported_until


def from_row(row: Row) -> KubernetesVersion:
    """Make a version from a row of `kubernetes.csv`. Raises InputError where it is no minor version."""
    minor = row.text("minor")
    if not (minor.startswith("1.") and minor[2:].isdecimal()):
        raise row.bad("minor", f"`{minor}` is no minor version", "write it as 1.35")
    return KubernetesVersion(
        site=row.text("site"),
        minor=minor,
        available_from=row.day("available_from"),
        standard_until=row.day("standard_until"),
        extended_until=row.optional_day("extended_until"),
        charts=row.flag("charts"),
        notes=row.optional_text("notes") or "",
        source=row.text("source"),
        as_of=row.day("as_of"),
    )


TABLE = Table("kubernetes", from_row, lambda v: (v.site, v.minor))
