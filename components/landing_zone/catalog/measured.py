"""Points that a user measured of one deployment: a CSV with one row per steady load.

Columns `concurrency`, `input_tokens`, `output_tokens`, `ttft_ms`, `tpot_ms`, in any order; others are left alone.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from landing_zone.catalog.cell import BadCell, Parser, parser
from landing_zone.errors import Fault, InputError

COLUMNS: dict[str, Parser] = {
    "concurrency": parser("integer[1..]"),
    "input_tokens": parser("integer[1..]"),
    "output_tokens": parser("integer[1..]"),
    "ttft_ms": parser("number(0..]"),
    "tpot_ms": parser("number(0..]"),
}


@dataclass(frozen=True)
class MeasuredPoint:
    """Times at one steady load."""

    concurrency: int
    input_tokens: int
    output_tokens: int
    first_token_ms: float
    per_token_ms: float

    @property
    def load(self) -> tuple[int, int, int]:
        """Concurrency and sizes of the requests."""
        return self.concurrency, self.input_tokens, self.output_tokens


def read_measured(file: Path) -> tuple[MeasuredPoint, ...]:
    """Return the points of a file.

    Raises:
        InputError: the file can't be read, lacks a column or has no rows, cells are bad, or two rows tell of one load.
    """
    points: dict[tuple[int, int, int], MeasuredPoint] = {}
    for line, cells in _rows(file):
        point = _point(file, line, cells)
        if point.load in points:
            raise InputError(Fault(file, line, "concurrency", "this load is there twice", "keep one row of the two"))
        points[point.load] = point
    if not points:
        raise InputError(Fault(file, 0, "", "there are no points", f"write rows of {','.join(COLUMNS)}"))
    return tuple(points.values())


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(_text(file), newline=""), strict=True)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise InputError(Fault(file, 1, missing[0], "the column is missing", f"write {','.join(COLUMNS)}"))
        for cells in reader:
            yield reader.line_num, {name: (cells[name] or "").strip() for name in COLUMNS}
    except csv.Error as error:
        raise InputError(Fault(file, reader.line_num, "", f"this is no CSV ({error})", "correct the file")) from None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(Fault(file, 0, "", f"can't be read ({error.strerror})", "name a readable file")) from None
    except UnicodeDecodeError:
        raise InputError(Fault(file, 0, "", "this is no UTF-8", "write the file in UTF-8")) from None


def _point(file: Path, line: int, cells: dict[str, str]) -> MeasuredPoint:
    values = {name: _number(file, line, name, text) for name, text in cells.items()}
    return MeasuredPoint(
        round(values["concurrency"]),
        round(values["input_tokens"]),
        round(values["output_tokens"]),
        values["ttft_ms"],
        values["tpot_ms"],
    )


def _number(file: Path, line: int, name: str, text: str) -> float:
    try:
        value = COLUMNS[name](text)
    except BadCell as bad:
        raise InputError(Fault(file, line, name, bad.problem, bad.fix)) from None
    assert isinstance(value, float | int)
    return value
