"""How old a row may be before whoever decides by it is warned."""

from dataclasses import dataclass
from datetime import date

DEFAULT_LIMIT_DAYS = 180
LIMIT_DAYS = {"accelerators": 1825, "models": 1825, "regions": 1825, "rtt": 730, "egress": 730, "kubernetes": 365}
"""By table, where it is not the default: prices change within months, networks within years, data sheets hardly."""


@dataclass(frozen=True, order=True)
class Dated:
    """A row, its day, and where it is from."""

    table: str
    name: str
    as_of: date
    source: str = ""

    @property
    def inferred(self) -> bool:
        """Whether something in it was concluded or remembered, and not read."""
        return "inferred" in self.source.lower()

    def days(self, on: date) -> int:
        """Return its age on a day."""
        return (on - self.as_of).days

    def is_old(self, on: date) -> bool:
        """Whether its age is above the limit of its table."""
        return self.days(on) > limit_days(self.table)


def limit_days(table: str) -> int:
    """Return the age up to which a row of the table passes without a warning."""
    return LIMIT_DAYS.get(table, DEFAULT_LIMIT_DAYS)
