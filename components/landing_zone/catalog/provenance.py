"""Where the rows of the tables are from, and how old they are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from landing_zone.catalog.table import Row


@dataclass(frozen=True)
class Batch:
    """Rows of one table that are from one source and one day."""

    table: str
    source: str
    as_of: date
    rows: int
    age_days: int


def batches(tables: Mapping[str, Mapping[Any, Row]], today: date) -> list[Batch]:
    """Return all rows by table, source and day, the oldest first; a row is as old as its `as_of`."""
    counted = Counter(
        (table, row.text("source"), row.day("as_of")) for table, rows in tables.items() for row in rows.values()
    )
    found = [Batch(table, source, day, n, (today - day).days) for (table, source, day), n in counted.items()]
    return sorted(found, key=lambda batch: (batch.as_of, batch.table, batch.source))
