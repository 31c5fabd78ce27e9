"""Looking into plain data without tripping over what is missing, of another type, or not known yet."""

from collections.abc import Iterator, Mapping
from typing import Any

from landing_zone_policies.unknown import UNKNOWN, Hidden, Unknown

TRUE = frozenset({"true", "yes", "on", "1"})
FALSE = frozenset({"false", "no", "off", "0", ""})


def at(value: Any, *keys: str | int) -> Any:
    """Return what lies below ``value`` at the keys: None where nothing does, UNKNOWN where a holder is not known.

    A list of one mapping is looked into by name: providers write a block that may stand once either way.
    """
    for key in keys:
        if value is UNKNOWN or isinstance(value, Hidden):
            return UNKNOWN
        value = _below(value, key)
    return value


def _below(value: Any, key: str | int) -> Any:
    if isinstance(key, int):
        return value[key] if isinstance(value, list) and -len(value) <= key < len(value) else None
    if isinstance(value, list) and len(value) == 1:
        (value,) = value
    return UNKNOWN if value is UNKNOWN else value.get(key) if isinstance(value, Mapping) else None


def mapping(value: Any) -> dict[str, Any]:
    """Return ``value`` if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """Return a list as it is, a lone value as a list of one (blocks of a provider come either way), None as none."""
    if isinstance(value, list):
        return value
    return [] if value is None or value is UNKNOWN else [value]


def truth(value: Any) -> bool | Unknown | None:
    """Return a switch as a boolean, also one written as text; None where it is left out or is no switch.

    A secret switch is as unknown as one that is not known yet.
    """
    if value is None or isinstance(value, bool):
        return value
    if value is UNKNOWN or isinstance(value, Hidden):
        return UNKNOWN
    text = str(value).lower()
    return True if text in TRUE else False if text in FALSE else None


def number(value: Any) -> float | Unknown | None:
    """Return a number, also one written as text; None where it is left out or is no number."""
    if value is UNKNOWN or isinstance(value, Hidden):
        return UNKNOWN
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def texts(value: Any) -> Iterator[str]:
    """Yield every text below ``value``."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
