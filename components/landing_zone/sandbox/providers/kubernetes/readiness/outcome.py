"""The three answers, and how conditions are read."""

from dataclasses import dataclass
from typing import Any

Object = dict[str, Any]


@dataclass(frozen=True)
class Ready:
    """The object does what it was made for."""


@dataclass(frozen=True)
class Waiting:
    """Not yet; ``message`` says what is missing."""

    message: str


@dataclass(frozen=True)
class Failed:
    """Never without a change; ``message`` says why."""

    message: str


Outcome = Ready | Waiting | Failed


def status_of(obj: Object) -> Object:
    """Return the object's status, empty while no controller has written one."""
    return obj.get("status") or {}


def condition(obj: Object, kind: str) -> Object:
    """Return the condition of that type, empty where there is none."""
    return find(status_of(obj).get("conditions"), kind)


def find(conditions: list[Object] | None, kind: str) -> Object:
    """Return the condition of that type in a list, empty where there is none."""
    return next((item for item in conditions or () if item.get("type") == kind), {})


def holds(found: Object) -> bool:
    """Say whether a condition is true."""
    return found.get("status") == "True"


def words(found: Object) -> str:
    """Return what a condition says."""
    said = ": ".join(part for part in (found.get("reason"), found.get("message")) if part)
    return f"{found.get('type')}={found.get('status')}{f' ({said})' if said else ''}"


def unmet(obj: Object) -> str:
    """Return what the conditions that do not hold say, or that there are none yet."""
    said = [words(item) for item in status_of(obj).get("conditions") or () if not holds(item)]
    return "; ".join(said) or "no controller has reported on it yet"


def is_stale(obj: Object) -> bool:
    """Say whether the status is about an earlier version of the object."""
    return int(status_of(obj).get("observedGeneration") or 0) < int(obj["metadata"].get("generation") or 0)


def by_condition(obj: Object, kind: str) -> Outcome:
    """Return Ready where the condition of that type holds."""
    return Ready() if holds(condition(obj, kind)) else Waiting(unmet(obj))
