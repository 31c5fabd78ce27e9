"""What differs between two sets of inputs, field by field."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from landing_zone.sandbox.providers.plugin.values import Object

Path = tuple[str | int, ...]
_BARE = re.compile(r"^[A-Za-z_$][A-Za-z0-9_$]*$")
_ABSENT = object()


class Change(Enum):
    """How one field differs."""

    ADD = "add"
    DELETE = "delete"
    UPDATE = "update"


@dataclass(frozen=True)
class Difference:
    """Fields that differ, and which of them only a new object can have."""

    changes: dict[Path, Change]
    replaced: frozenset[Path] = frozenset()


def compare(old: Object, new: Object) -> dict[Path, Change]:
    """Return the differing leaves. An unknown differs from everything."""
    return dict(_compare(old, new, ()))


def text(path: Path) -> str:
    """Return a path as Pulumi writes it: ``metadata.labels["app.kubernetes.io/name"]``, ``spec.containers[0]``."""
    parts = ""
    for step in path:
        if isinstance(step, int):
            parts += f"[{step}]"
        elif _BARE.match(step):
            parts += f".{step}" if parts else step
        else:
            parts += f'["{step}"]'
    return parts


def _compare(old: Any, new: Any, path: Path) -> list[tuple[Path, Change]]:
    if old is _ABSENT or new is _ABSENT:
        return [(path, Change.ADD if old is _ABSENT else Change.DELETE)]
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [*old, *(key for key in new if key not in old)]
    elif isinstance(old, list) and isinstance(new, list):
        keys = [*range(max(len(old), len(new)))]
    else:
        return [] if _same(old, new) else [(path, Change.UPDATE)]
    return [found for key in keys for found in _compare(_at(old, key), _at(new, key), (*path, key))]


def _at(container: Any, key: str | int) -> Any:
    try:
        return container[key]
    except (KeyError, IndexError):
        return _ABSENT


def _same(old: Any, new: Any) -> bool:
    return bool(old == new) and isinstance(old, bool) == isinstance(new, bool)
