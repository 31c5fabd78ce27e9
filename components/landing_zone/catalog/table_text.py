"""Tables as text: what `table` reads, written."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from landing_zone.catalog.cell import Value

DECIMALS = 6


def table_text(columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> str:
    """Return the CSV file of a table with these columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell_text(row[column]) for column in columns] for row in rows)
    return text.getvalue()


def cell_text(value: Value) -> str:
    """Return a value as it stands in a cell; numbers to six decimals."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
        case date():
            return value.isoformat()
        case tuple():
            return ";".join(value)
        case _:
            return str(value)
