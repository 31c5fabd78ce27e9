"""Types of cells: what a schema may write, and how the text of a cell becomes a value.

`text`, `flag` (yes or no), `date` (2026-01-31), `number` and `integer`, each with an interval if one is given
(`number(0..]` is above 0, `number[0..1]` from 0 to 1), `choice(a|b)`, `list` and `list(a|b)` (parts joined by `;`).
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Value = str | float | int | bool | date | tuple[str, ...] | None
Parser = Callable[[str], Value]

_NUMBER = r"-?\d+(?:\.\d+)?"
_INTERVAL = re.compile(rf"([\[(])({_NUMBER})?\.\.({_NUMBER})?([\])])")
_WORDS = re.compile(r"\(([^()|]+(?:\|[^()|]+)*)\)")
_TYPE = re.compile(r"([a-z]+)(.*)")


class BadCell(ValueError):
    """A cell that is not of its column's type: what is wrong, and the fix."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.problem, self.fix = problem, fix


@dataclass(frozen=True)
class Interval:
    """Numbers that a column allows."""

    text: str
    low: float
    high: float
    above: bool
    """Whether `low` itself is left out."""
    below: bool
    """Whether `high` itself is left out."""

    def holds(self, value: float) -> bool:
        """Whether the number is finite and in the interval."""
        low = value > self.low if self.above else value >= self.low
        high = value < self.high if self.below else value <= self.high
        return math.isfinite(value) and low and high


def parser(type_text: str) -> Parser:
    """Return the function from a cell's text to its value, which raises BadCell.

    Raises:
        ValueError: this is no type.
    """
    match = _TYPE.fullmatch(type_text)
    name, rest = match.groups() if match else ("", "")
    if name in ("number", "integer"):
        interval = _interval(rest)
        return lambda text: _number(text, interval, whole=name == "integer")
    if name == "choice" and (words := _words(rest)):
        return lambda text: _choice(text, words)
    if name == "list":
        words = _words(rest) if rest else ()
        return lambda text: _list(text, words)
    if rest or name not in _PLAIN:
        raise ValueError(f"`{type_text}` is no type of a cell")
    return _PLAIN[name]


def _interval(text: str) -> Interval:
    match = _INTERVAL.fullmatch(text or "[..]")
    if match is None:
        raise ValueError(f"`{text}` is no interval")
    opening, low, high, closing = match.groups()
    return Interval(text, float(low or "-inf"), float(high or "inf"), opening == "(", closing == ")")


def _words(text: str) -> tuple[str, ...]:
    match = _WORDS.fullmatch(text)
    if match is None:
        raise ValueError(f"`{text}` is no list of words")
    return tuple(match[1].split("|"))


def _text(text: str) -> str:
    return text


def _flag(text: str) -> bool:
    if text not in ("yes", "no"):
        raise BadCell(f"`{text}` is neither yes nor no", "write yes or no")
    return text == "yes"


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadCell(f"`{text}` is not a day", "write it as 2026-01-31") from None


def _number(text: str, interval: Interval, *, whole: bool) -> float | int:
    try:
        value = float(text)
    except ValueError:
        raise BadCell(f"`{text}` is not a number", "write a plain decimal number") from None
    if not math.isfinite(value):
        raise BadCell(f"{text} is not a finite number", "write a plain decimal number")
    if not interval.holds(value):
        raise BadCell(f"{text} is not in {interval.text}", "correct the value")
    if whole and value != int(value):
        raise BadCell(f"{text} is not a whole number", "correct the value")
    return int(value) if whole else value


def _choice(text: str, words: tuple[str, ...]) -> str:
    if text not in words:
        raise BadCell(f"`{text}` is unknown", f"write one of {', '.join(words)}")
    return text


def _list(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in text.split(";") if part.strip())
    return tuple(_choice(part, words) for part in parts) if words else parts


_PLAIN: dict[str, Parser] = {"text": _text, "flag": _flag, "date": _date}
