"""Schemas: the columns of a table, each as a row of `data/schema/<table>.csv`.

The same rows validate the table and are printed in its documentation. `default` is what an empty cell stands for:
nothing there = the cell must be filled, `none` = the cell may be left empty, anything else = that value.
"""

import csv
import io
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from landing_zone.catalog.cell import BadCell, Parser, Value, parser
from landing_zone.errors import Fault, InputError

HEADER = ("name", "type", "unit", "default", "description")
NONE = "none"


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    name: str
    type: str
    unit: str
    default: str
    description: str
    parse: Parser

    def value(self, text: str) -> Value:
        """Return the value of a cell.

        Raises:
            BadCell: it is empty and must not be, or not of the type.
        """
        if text:
            return self.parse(text)
        if not self.default:
            raise BadCell("the cell is empty", "fill it in")
        return None if self.default == NONE else self.parse(self.default)


def read_schema(folder: Traversable, table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in their order.

    Raises:
        InputError: a row of the schema is bad; the error has its file and line.
    """
    source = folder / "schema" / f"{table}.csv"
    file = Path(str(source))
    reader = csv.reader(io.StringIO(source.read_text(encoding="utf-8"), newline=""), strict=True)
    if tuple(next(reader, ())) != HEADER:
        raise InputError(Fault(file, 1, "", "this is not the header of a schema", f"write {','.join(HEADER)}"))
    return tuple(_column(file, reader.line_num, cells) for cells in reader)


def _column(file: Path, line: int, cells: list[str]) -> Column:
    if len(cells) != len(HEADER) or not cells[0] or not cells[-1]:
        raise InputError(Fault(file, line, "", "this is not a column", f"give {', '.join(HEADER)}"))
    name, type_text, unit, default, description = cells
    try:
        column = Column(name, type_text, unit, default, description, parser(type_text))
        if default:
            column.value("")
    except ValueError as error:
        raise InputError(Fault(file, line, name, str(error), "correct the type or the default")) from None
    return column
