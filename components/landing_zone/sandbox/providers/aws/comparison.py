"""When a value that was read says the same as the one that was asked for."""

import json
from typing import Any

from landing_zone.sandbox.providers.plugin.values import Object

MAPS = frozenset({"tags", "labels"})
"""Properties whose keys are the program's: a key more is a difference."""


def same(old: Any, new: Any) -> bool:
    """Say whether two values mean the same: lists in any order, JSON text by what it says, "5" as 5, "true" as true."""
    return bool(comparable(old) == comparable(new))


def comparable(value: Any) -> Any:
    """Return a form in which values that mean the same are equal."""
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((comparable(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return comparable(json.loads(value))
        except ValueError:
            return value
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


def seen_through(old: Any, live: Any) -> Any:
    """Return ``live`` reduced to what ``old`` speaks of; ``old`` itself where that means the same.

    What the live value does not tell (None) is as it was.
    """
    if live is None:
        return old
    if isinstance(old, dict) and isinstance(live, dict):
        found: Any = {key: _field(key, item, live) for key, item in old.items()}
    elif isinstance(old, list) and isinstance(live, list) and len(old) == len(live):
        found = _paired(old, live)
    else:
        found = live
    return old if same(old, found) else found


def merged(inputs: Any, live: Any) -> Any:
    """Return ``live`` with what only the inputs tell."""
    if isinstance(inputs, dict) and isinstance(live, dict):
        return {**inputs, **{key: merged(inputs.get(key), value) for key, value in live.items()}}
    return inputs if live is None else live


def known(value: Any, unknown: Any) -> Any:
    """Return a value without what is unknown in it; None if it all is."""
    if isinstance(value, dict):
        return {key: known(item, unknown) for key, item in value.items() if item != unknown}
    if isinstance(value, list):
        return [known(item, unknown) for item in value if item != unknown]
    return value


def _field(key: str, old: Any, live: Object) -> Any:
    return live[key] if key in MAPS and key in live else seen_through(old, live.get(key))


def _paired(old: list[Any], live: list[Any]) -> list[Any]:
    """Return each live item through the old one that it resembles most."""
    left, found = list(live), []
    for item in old:
        views = [(seen_through(item, candidate), candidate) for candidate in left]
        view, candidate = next((pair for pair in views if same(pair[0], item)), views[0])
        left.remove(candidate)
        found.append(view)
    return found


def top(obj: Object, keys: frozenset[str]) -> Object:
    """Return the given fields of an object."""
    return {key: value for key, value in obj.items() if key in keys}
