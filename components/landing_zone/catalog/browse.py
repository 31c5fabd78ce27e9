"""Rows of a table by key, by the content of a cell, and in an order."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from landing_zone.catalog.cell import Value
from landing_zone.catalog.table import Row
from landing_zone.catalog.table_text import cell_text


def key_text(key: Any) -> str:
    """Return a key as people write it: its parts joined by `/`."""
    return "/".join(map(cell_text, key)) if isinstance(key, tuple) else str(key)


def names_of(key: Any, row: Row) -> list[str]:
    """Return everything that a row is called: its key, each part of the key, and its aliases."""
    whole = key_text(key)
    aliases = row.items("aliases") if "aliases" in row.values else ()
    return list(dict.fromkeys((whole, *whole.split("/"), *aliases)))


def called(rows: Mapping[Any, Row], wanted: str) -> dict[Any, Row]:
    """Return the rows that are called so, in any case; `*` and `?` stand for anything."""
    pattern = wanted.casefold()
    return {
        key: row for key, row in rows.items() if any(fnmatchcase(n.casefold(), pattern) for n in names_of(key, row))
    }


def having(rows: Mapping[Any, Row], column: str, wanted: str) -> dict[Any, Row]:
    """Return the rows whose cell reads so, in any case; `*` and `?` stand for anything, "" for an empty cell."""
    pattern = wanted.casefold()
    return {key: row for key, row in rows.items() if fnmatchcase(cell_text(row.values[column]).casefold(), pattern)}


def in_order(rows: Iterable[Row], column: str, *, descending: bool) -> list[Row]:
    """Return the rows by a column; those with an empty cell are last either way."""

    def value(row: Row) -> Any:
        return row.values[column]

    every = list(rows)
    filled = sorted((r for r in every if value(r) is not None), key=value, reverse=descending)
    return filled + [r for r in every if value(r) is None]


def plain(value: Value) -> str | float | bool | list[str] | None:
    """Return a value as JSON has it."""
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, str | float | int) else value.isoformat()
