"""CSV tables: columns listed by their reader, and every bad cell reported with file and line."""

import csv
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from landing_zone.errors import Fault, InputError


@dataclass(frozen=True)
class Row:
    """One row of a table, and where it stands."""

    file: Path
    line: int
    cells: dict[str, str]

    def bad(self, column: str, problem: str, fix: str) -> InputError:
        """Return the error for one cell."""
        return InputError(Fault(self.file, self.line, column, problem, fix))

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.cells[column].strip()
        if not value:
            raise self.bad(column, "the cell is empty", "fill it in")
        return value

    def optional_text(self, column: str) -> str | None:
        """Return a cell, None where it is empty."""
        return self.cells[column].strip() or None

    def number(self, column: str, *, minimum: float = 0) -> float:
        """Return a finite number that is at least ``minimum``."""
        text = self.text(column)
        try:
            value = float(text)
        except ValueError:
            raise self.bad(column, f"`{text}` is not a number", "write a plain decimal number") from None
        if not math.isfinite(value) or value < minimum:
            raise self.bad(column, f"{text} is not a finite number of at least {minimum:g}", "correct the value")
        return value

    def optional_number(self, column: str, *, minimum: float = 0) -> float | None:
        """Return a number, None where the cell is empty."""
        return self.number(column, minimum=minimum) if self.cells[column].strip() else None

    def integer(self, column: str) -> int:
        """Return a whole number of at least 0."""
        value = self.number(column)
        if value != int(value):
            raise self.bad(column, f"{value:g} is not a whole number", "correct the value")
        return int(value)

    def optional_integer(self, column: str) -> int | None:
        """Return a whole number, None where the cell is empty."""
        return self.integer(column) if self.cells[column].strip() else None


def read_table(folder: Traversable, name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of ``name``, whose header must be exactly ``columns``.

    The columns are listed by the caller and not derived from its dataclass: a new field must not change the format.
    """
    source = folder.joinpath(name)
    file = Path(str(source))
    reader = csv.reader(io.StringIO(source.read_text(encoding="utf-8"), newline=""), strict=True)
    header = tuple(next(reader, ()))
    if header != columns:
        raise InputError(Fault(file, 1, "", f"the header is {','.join(header)}", f"write {','.join(columns)}"))
    for cells in reader:
        yield _row(file, reader.line_num, columns, cells)


def _row(file: Path, line: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        raise InputError(
            Fault(file, line, "", f"{len(cells)} cells where {len(columns)} belong", "quote cells that hold a comma")
        )
    return Row(file, line, dict(zip(columns, cells, strict=True)))
