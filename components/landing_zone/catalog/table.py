"""CSV tables: each cell validated by the table's schema, and every bad one reported with file, line and column."""

import csv
import io
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from landing_zone.catalog.cell import BadCell, Value
from landing_zone.catalog.schema import Column, read_schema
from landing_zone.errors import Fault, InputError

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True)
class Row:
    """One valid row of a table, and where it stands. Asking for a column as what its schema says it is not is a bug."""

    file: Path
    line: int
    values: Mapping[str, Value]

    def bad(self, column: str, problem: str, fix: str) -> InputError:
        """Return the error for one cell."""
        return InputError(Fault(self.file, self.line, column, problem, fix))

    def text(self, column: str) -> str:
        """Return a text or a choice."""
        return self._typed(column, str)

    def optional_text(self, column: str) -> str | None:
        """Return a text or a choice, None where the cell is empty."""
        return self._optional(column, str)

    def number(self, column: str) -> float:
        """Return a number."""
        return self._typed(column, float)

    def optional_number(self, column: str) -> float | None:
        """Return a number, None where the cell is empty."""
        return self._optional(column, float)

    def integer(self, column: str) -> int:
        """Return a whole number."""
        return self._typed(column, int)

    def flag(self, column: str) -> bool:
        """Return whether the cell says yes."""
        return self._typed(column, bool)

    def day(self, column: str) -> date:
        """Return a day."""
        return self._typed(column, date)

    def optional_day(self, column: str) -> date | None:
        """Return a day, None where the cell is empty."""
        return self._optional(column, date)

    def items(self, column: str) -> tuple[str, ...]:
        """Return the parts of a list; none where the cell is empty."""
        return self._optional(column, tuple) or ()

    def _typed(self, column: str, kind: type[V]) -> V:
        value = self.values[column]
        if not isinstance(value, kind):
            raise TypeError(f"the schema does not make `{column}` a {kind.__name__}")
        return value

    def _optional(self, column: str, kind: type[V]) -> V | None:
        return None if self.values[column] is None else self._typed(column, kind)


@dataclass(frozen=True)
class Table(Generic[K, T]):
    """A table by its name, with what its rows become and by which key they are found."""

    name: str
    make: Callable[[Row], T]
    key: Callable[[T], K]

    def read(self, folder: Traversable, own: Path | None = None) -> Mapping[K, T]:
        """Return the rows of `<folder>/<name>.csv` by key, those of `<own>/<name>.csv` in the place of their like.

        Raises:
            InputError: cells are bad, or keys are there twice in one file; all of them, with file, line and column.
        """
        return MappingProxyType({key: item for key, (_, item) in self._entries(folder, own).items()})

    def rows(self, folder: Traversable, own: Path | None = None) -> Mapping[K, Row]:
        """Return the rows as they are written, by key. Raises InputError as `read` does."""
        return MappingProxyType({key: row for key, (row, _) in self._entries(folder, own).items()})

    def _entries(self, folder: Traversable, own: Path | None) -> dict[K, tuple[Row, T]]:
        entries = self._unique(read_rows(folder, self.name))
        file = own / f"{self.name}.csv" if own else None
        if file is not None and file.exists():
            entries |= self._unique(read_file(file, folder, self.name))
        return entries

    def _unique(self, rows: list[Row]) -> dict[K, tuple[Row, T]]:
        found: dict[K, tuple[Row, T]] = {}
        faults: list[Fault] = []
        for row in rows:
            try:
                self._add(found, row)
            except InputError as error:
                faults += error.faults
        if faults:
            raise InputError(*faults)
        return found

    def _add(self, found: dict[K, tuple[Row, T]], row: Row) -> None:
        item = self.make(row)
        if self.key(item) in found:
            raise row.bad(next(iter(row.values)), f"`{self.key(item)}` is there twice", "remove one of the rows")
        found[self.key(item)] = (row, item)


def read_rows(folder: Traversable, name: str) -> list[Row]:
    """Return the rows of a table, each cell validated by the schema. Raises InputError as `read_file` does."""
    return read_file(folder / f"{name}.csv", folder, name)


def read_file(source: Traversable, folder: Traversable, name: str) -> list[Row]:
    """Return the rows of a file that has the columns of a table, each cell validated by the table's schema.

    Raises:
        InputError: the file can't be read, or the header or cells are bad; all of them, with file, line and column.
    """
    columns = read_schema(folder, name)
    file = Path(str(source))
    lines = list(_lines(source, file))
    header, expected = ",".join(lines[0][1] if lines else ()), ",".join(c.name for c in columns)
    if header != expected:
        raise InputError(Fault(file, 1, "", f"the header is {header}", f"write {expected}"))
    faults: list[Fault] = []
    rows = [Row(file, line, _values(file, line, columns, cells, faults)) for line, cells in lines[1:]]
    if faults:
        raise InputError(*faults)
    return rows


def _lines(source: Traversable, file: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        reader = csv.reader(io.StringIO(source.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        for cells in reader:
            yield reader.line_num, cells
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(Fault(file, 0, "", f"this is no CSV in UTF-8 ({error})", "correct the file")) from None
    except OSError as error:
        raise InputError(Fault(file, 0, "", f"can't be read ({error.strerror})", "name a readable file")) from None


def _values(
    file: Path, line: int, columns: tuple[Column, ...], cells: list[str], faults: list[Fault]
) -> dict[str, Value]:
    if len(cells) != len(columns):
        problem = f"{len(cells)} cells where {len(columns)} belong"
        faults.append(Fault(file, line, "", problem, "quote cells that hold a comma"))
        return {}
    values: dict[str, Value] = {}
    for column, text in zip(columns, cells, strict=True):
        try:
            values[column.name] = column.value(text.strip())
        except BadCell as bad:
            faults.append(Fault(file, line, column.name, bad.problem, bad.fix))
    return values
