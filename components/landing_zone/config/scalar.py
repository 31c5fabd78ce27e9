"""Unquoted YAML scalars, read by the core schema of YAML 1.2.

By that schema `no` is text (Norway's country code, too), and `12:30` and `2026-01-01` are text.
"""

import re

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MAX = 2**53
"""Largest whole number that every reader of JSON and YAML holds exactly."""

Scalar = str | int | float | bool | None


def plain(text: str) -> Scalar:
    """Return the value of an unquoted scalar.

    Raises:
        ValueError: it is a number that is not finite or too large to be held exactly; the text says which.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _NOT_FINITE.fullmatch(text):
        raise ValueError("is not a finite number")
    if _INTEGER.fullmatch(text):
        return _bounded(float(text) if len(text) > 20 else int(text))
    return _bounded(float(text)) if _FLOAT.fullmatch(text) else text


def _bounded(number: float) -> float:
    if abs(number) > _MAX:
        raise ValueError("is too large a number")
    return number
