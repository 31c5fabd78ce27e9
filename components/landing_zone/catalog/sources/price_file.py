"""Rows of a CSV file that somebody else defines: by the names of its columns, with lines for messages."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from landing_zone.errors import Fault, InputError


@dataclass(frozen=True)
class Line:
    """One row, and where it stands."""

    file: Path
    number: int
    cells: dict[str, str]

    def bad(self, column: str, problem: str, fix: str) -> InputError:
        """Return the error for one cell."""
        return InputError(Fault(self.file, self.number, column, problem, fix))

    def price(self, column: str) -> float:
        """Return a number. Raises InputError if it is none; whether it can be a price is judged later."""
        try:
            return float(self.cells[column])
        except ValueError:
            raise self.bad(column, f"`{self.cells[column]}` is not a number", "write the price of an hour") from None


def read_file(path: Path, option: str) -> str:
    """Return the text of a file that the user named. Raises InputError if it can't be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(Fault(path, 0, option, f"can't be read ({error.strerror})", "name a readable file")) from None
    except UnicodeDecodeError:
        raise InputError(Fault(path, 0, option, "is not UTF-8 text", "save it as UTF-8")) from None


def lines(file: Path, text: str, columns: Sequence[str]) -> Iterator[Line]:
    """Yield the rows below a header that has at least ``columns``; lines that begin with `#` are comments.

    Raises:
        InputError: the header lacks a column, or a row is not as long as the header.
    """
    header: list[str] | None = None
    reader = csv.reader(io.StringIO(text, newline=""))
    for cells in reader:
        if not cells or cells[0].startswith("#"):
            continue
        if header is None:
            header = _header(file, reader.line_num, cells, columns)
        elif len(cells) != len(header):
            problem = f"{len(cells)} cells where the header has {len(header)}"
            raise InputError(Fault(file, reader.line_num, "", problem, "quote cells that hold a comma"))
        else:
            yield Line(file, reader.line_num, dict(zip(header, map(str.strip, cells), strict=True)))
    if header is None:
        raise InputError(Fault(file, 0, "", "there is no header", f"begin with {','.join(columns)}"))


def _header(file: Path, line: int, cells: list[str], columns: Sequence[str]) -> list[str]:
    missing = [c for c in columns if c not in cells]
    if missing:
        raise InputError(Fault(file, line, missing[0], "the header lacks this column", f"write {','.join(columns)}"))
    return cells
