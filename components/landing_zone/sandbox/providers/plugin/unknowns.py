"""Values that a preview can't know yet."""

from typing import Any

from pulumi.runtime.rpc import UNKNOWN

__all__ = ["UNKNOWN", "has_unknown"]


def has_unknown(value: Any) -> bool:
    """Say whether a value is, or holds, an unknown."""
    if isinstance(value, dict):
        return any(map(has_unknown, value.values()))
    if isinstance(value, list):
        return any(map(has_unknown, value))
    return bool(value == UNKNOWN)
