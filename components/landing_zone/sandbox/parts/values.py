"""Values of a chart as Helm sees them: the release's over the chart's own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


def chart_values(file: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the chart's default values in ``file`` with ``given`` laid over them."""
    defaults = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    return merged(defaults, given)


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Merge mappings deeply; anything else is replaced, and None takes a key away."""
    result = dict(base)
    for key, value in over.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(result.get(key), Mapping):
            result[key] = merged(result[key], value)
        else:
            result[key] = value
    return result


def value_at(values: Mapping[str, Any], path: str) -> Any:
    """Return the value at a dotted path, None where there is none."""
    found: Any = values
    for key in path.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(key)
    return found
