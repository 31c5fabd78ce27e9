"""KServe's ConfigMap `inferenceservice-config`, rendered from the chart's own template.

The template uses four forms only: a value, a value with another as its default, Go's bare printing of booleans and
lists, and one range over a list of strings. Anything else in it is an error, so that a newer chart can't be rendered
wrongly in silence.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from landing_zone.errors import SandboxError
from landing_zone.sandbox.parts.part import Object
from landing_zone.sandbox.parts.values import merged, value_at

_RANGE = re.compile(r"\{\{- range [^}]*:= \.Values\.(?P<path>[\w.]+) *\}\}.*?\{\{- end *\}\}", re.DOTALL)
_VALUE = re.compile(r"\{\{ *\.Values\.(?P<path>[\w.]+)(?: *\| *default +\.Values\.(?P<default>[\w.]+))? *\}\}")
_ACTION = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def configuration(folder: Path, values: Mapping[str, Any], namespace: str) -> Object:
    """Return the ConfigMap of the chart in ``folder`` for ``values``."""
    files = folder / "files" / "common"
    base = yaml.safe_load((files / "configmap.yaml").read_text(encoding="utf-8"))
    over = yaml.safe_load(render((files / "configmap-patch.yaml").read_text(encoding="utf-8"), values))
    config: Object = merged(base, over)
    config["data"].pop("_example", None)
    config["metadata"]["namespace"] = namespace
    _check(config)
    return config


def render(template: str, values: Mapping[str, Any]) -> str:
    """Fill in a template of the four forms; raise SandboxError on any other."""
    rest = _ACTION.search(_VALUE.sub("", _RANGE.sub("", template)))
    if rest:
        raise SandboxError(f"the chart's template has an expression that the sandbox can't render: {rest.group()}")

    def items(match: re.Match[str]) -> str:
        return ", ".join(json.dumps(item) for item in value_at(values, match["path"]) or ())

    def value(match: re.Match[str]) -> str:
        found = value_at(values, match["path"])
        return _printed(found or value_at(values, match["default"]) if match["default"] else found)

    return _VALUE.sub(value, _RANGE.sub(items, template))


def _printed(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{' '.join(map(_printed, value))}]"
    return "" if value is None else str(value)


def _check(config: Object) -> None:
    """Each entry must be JSON, or the controller ends at its start."""
    for key, text in config["data"].items():
        try:
            json.loads(text)
        except ValueError as error:
            raise SandboxError(f"values of kserve make an invalid entry {key!r} of its ConfigMap: {error}") from error
