"""A `config.json` as sections of checked values: a bad one is an InputError with the line of its key."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from landing_zone.config.words import quoted
from landing_zone.errors import Fault, InputError

FIX = "correct it, or take the file from the model's page again"
MAX_BYTES = 4 * 2**20
"""Real ones are a few KB; those that list every module that is not quantized reach a few hundred."""
LEXEME = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


@dataclass(frozen=True)
class Section:
    """One object of the document. Keys that hold null count as absent."""

    file: Path
    document: str
    path: tuple[str, ...]
    values: Mapping[str, object]

    def bad(self, key: str, problem: str, fix: str) -> InputError:
        """Return the error for one key, or for the section itself where the key is not in it."""
        path = (*self.path, key)
        line = line_of(self.document, path) or line_of(self.document, self.path)
        return InputError(Fault(self.file, line, ".".join(path), problem, fix))

    def has(self, key: str) -> bool:
        """Whether the key holds anything but null."""
        return self.values.get(key) is not None

    def first(self, *keys: str) -> str | None:
        """Return the first of the keys that is there."""
        return next((k for k in keys if self.has(k)), None)

    def whole(self, *keys: str, low: int = 1, high: int = 10_000_000) -> int | None:
        """Return the whole number that the first present key holds, None where none is present."""
        key = self.first(*keys)
        if key is None:
            return None
        value = self.values[key]
        if isinstance(value, int | float) and not isinstance(value, bool):
            limited = _limited(value)
            if low <= limited <= high and limited == int(limited):
                return int(limited)
        problem = f"{_shown(value)} is not a whole number from {low} to {high}"
        raise self.bad(key, problem, FIX)

    def needed(self, *keys: str, low: int = 1, high: int = 10_000_000) -> int:
        """Return the whole number that the first present key holds; one of them must be there."""
        value = self.whole(*keys, low=low, high=high)
        if value is None:
            raise self.bad(keys[0], "the key is missing", FIX)
        return value

    def number(self, key: str, *, low: float, high: float) -> float | None:
        """Return a number, None where the key is absent."""
        if not self.has(key):
            return None
        value = self.values[key]
        if not isinstance(value, int | float) or isinstance(value, bool) or not low <= _limited(value) <= high:
            raise self.bad(key, f"{_shown(value)} is not a number from {low:g} to {high:g}", "correct the value")
        return float(value)

    def flag(self, key: str) -> bool | None:
        """Return a truth value, None where the key is absent."""
        if not self.has(key):
            return None
        value = self.values[key]
        if not isinstance(value, bool):
            raise self.bad(key, f"{_shown(value)} is neither true nor false", "write true or false")
        return value

    def text(self, key: str) -> str:
        """Return a text, empty where the key is absent."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, str):
            raise self.bad(key, f"{_shown(value)} is not a text", "correct the value")
        return value or ""

    def items(self, key: str) -> list[object] | None:
        """Return a list, None where the key is absent."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, list):
            raise self.bad(key, f"{_shown(value)} is not a list", FIX)
        return value

    def numbers(self, key: str, *, high: int) -> list[int] | None:
        """Return a list of whole numbers from 0, None where the key is absent."""
        items = self.items(key)
        if items is None:
            return None
        for item in items:
            if not isinstance(item, int) or isinstance(item, bool) or not 0 <= item <= high:
                raise self.bad(key, f"{_shown(item)} in the list is not a whole number from 0 to {high}", FIX)
        return [int(str(item)) for item in items]

    def section(self, *keys: str) -> "Section | None":
        """Return the object that the first present key holds, None where none is present."""
        key = self.first(*keys)
        if key is None:
            return None
        value = self.values[key]
        if not isinstance(value, dict):
            raise self.bad(key, f"{_shown(value)} is not an object", "correct the value")
        return Section(self.file, self.document, (*self.path, key), value)


def read_document(file: Path) -> Section:
    """Return the whole document.

    Raises:
        InputError: the file can't be read, is too large, or is no JSON object.
    """
    text = _text(file)
    try:
        values = json.loads(text, object_pairs_hook=_without_twins)
    except RecursionError:
        raise InputError(Fault(file, 0, "", "objects are nested too deep", "take the file anew")) from None
    except json.JSONDecodeError as error:
        raise InputError(Fault(file, error.lineno, "", f"this is no JSON ({error.msg})", "correct the file")) from None
    except ValueError as error:
        raise InputError(Fault(file, 0, "", str(error), "correct the file")) from None
    if not isinstance(values, dict):
        raise InputError(Fault(file, 1, "", "this is no JSON object", "name a model's config.json"))
    return Section(file, text, (), values)


def line_of(document: str, path: tuple[str, ...]) -> int:
    """Return the line of the key at ``path``, 0 where it is not there."""
    found, stack, previous = 0, [""], ""
    for match in LEXEME.finditer(document):
        lexeme = match[0]
        if lexeme in ("{", "["):
            stack.append("")
        elif lexeme in ("}", "]") and len(stack) > 1:
            stack.pop()
        elif lexeme == ":" and previous.startswith('"'):
            stack[-1] = _unquoted(previous)
            if tuple(stack[1:]) == path:
                found = document.count("\n", 0, match.start()) + 1
        previous = lexeme
    return found


def _unquoted(token: str) -> str:
    try:
        return str(json.loads(token))
    except ValueError:
        return ""


def _text(file: Path) -> str:
    try:
        if file.is_dir():
            raise InputError(Fault(file, 0, "", "this is a folder", "name the config.json in it"))
        if file.stat().st_size > MAX_BYTES:
            problem = f"the file has {file.stat().st_size / 2**20:.1f} MiB"
            raise InputError(Fault(file, 0, "", problem, "name a model's config.json, which has a few KiB"))
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(Fault(file, 0, "", "this is no text in UTF-8", "name a model's config.json")) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(Fault(file, 0, "", f"can't be read ({reason})", "check the path")) from None


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [k for k, _ in pairs]
        twin = next(k for k in keys if keys.count(k) > 1)
        raise ValueError(f"{quoted(twin)} is there twice in one object")
    return values


def _limited(value: float) -> float:
    """A number as float; one too large for that becomes infinite."""
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _shown(value: object) -> str:
    text = json.dumps(value) if isinstance(value, str | int | float | bool) else f"a {type(value).__name__}"
    return quoted(text)
