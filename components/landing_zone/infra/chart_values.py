"""Which values a chart knows: checked before a release is made, because Helm ignores a misspelt key.

`charts/<chart>.json` holds the paths of the chart's own `values.yaml`, made by `value_paths`. A path that ends in `.*`
is a map or list that the chart leaves empty, so that anything may stand below it.
"""

import difflib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from landing_zone.errors import Fault, InputError

OPEN = ".*"


def value_paths(values: Mapping[str, Any], prefix: str = "") -> list[str]:
    """Return the sorted paths of a chart's default values; lists and empty maps are open."""
    paths: list[str] = []
    for key, value in values.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping) and value:
            paths += value_paths(value, f"{path}.")
        else:
            paths.append(path + OPEN if isinstance(value, list | Mapping) or value is None else path)
    return sorted(paths)


def check_values(chart: str, values: Mapping[str, Any]) -> None:
    """Raise an InputError that names the first value unknown to the chart, and the nearest known one."""
    known = _known(chart)
    for path in _leaves(values):
        if not _allowed(path, known):
            raise InputError(_fault(chart, path, known))


@cache
def _known(chart: str) -> frozenset[str]:
    text = (files("landing_zone.infra") / "charts" / f"{chart}.json").read_text(encoding="utf-8")
    return frozenset(json.loads(text)["paths"])


def _leaves(values: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def _allowed(path: str, known: frozenset[str]) -> bool:
    parts = path.split(".")
    parents = (".".join(parts[:end]) + OPEN for end in range(len(parts), 0, -1))
    return path in known or any(parent in known for parent in parents)


def _fault(chart: str, path: str, known: frozenset[str]) -> Fault:
    near = difflib.get_close_matches(path, [k.removesuffix(OPEN) for k in known], n=1)
    fix = f"did you mean `{near[0]}`?" if near else "take the name from the chart's values.yaml"
    return Fault(Path(f"charts/{chart}.json"), 0, path, f"chart `{chart}` has no such value", fix)
