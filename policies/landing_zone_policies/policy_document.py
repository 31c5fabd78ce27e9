"""IAM policy documents, whatever form they come in: JSON text, mapping, or the arguments that make one.

Format: AWS IAM User Guide, "IAM JSON policy elements reference".
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from landing_zone_policies.look import items
from landing_zone_policies.unknown import UNKNOWN, Hidden, Unknown

ANY = "*"


@dataclass(frozen=True)
class Statement:
    """One statement; names of its elements in one spelling."""

    allows: bool
    actions: tuple[str, ...]
    """In lower case (`s3:getobject`, `*`)."""
    resources: tuple[str, ...]
    principals: tuple[tuple[str, str], ...]
    """Kind (`AWS`, `Service`, `Federated`; "*" for anybody) and name."""
    conditions: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Operator, key and values; operator and key in lower case."""
    all_but: frozenset[str]
    """Elements that are turned round: `action`, `resource`, `principal`."""

    @property
    def is_for_any_resource(self) -> bool:
        """Whether it names no resource in particular."""
        return "resource" in self.all_but or any(r in (ANY, "arn:aws:*", "arn:*") for r in self.resources)

    @property
    def is_for_anybody(self) -> bool:
        """Whether it names no one in particular."""
        return "principal" in self.all_but or any(kind in (ANY, "AWS") and p == ANY for kind, p in self.principals)


def statements(document: Any) -> tuple[Statement, ...] | Unknown:
    """Return the statements of a document; UNKNOWN where it, or a part of it, can't be read or is not known yet."""
    if isinstance(document, str):
        document = _parsed(document)
    if document is None:
        return ()
    if document is UNKNOWN or not isinstance(document, dict):
        return UNKNOWN
    listed = _low(document).get("statement", _low(document).get("statements"))
    found = [_statement(_low(item)) for item in items(listed) if isinstance(item, dict)]
    return UNKNOWN if listed is UNKNOWN or UNKNOWN in items(listed) else tuple(found)


def _parsed(text: str) -> Any:
    """Return what a text holds: JSON, with what surrounds it and a comma too many forgiven."""
    start, end = text.find("{"), text.rfind("}")
    if isinstance(text, Hidden) or text.startswith("${") or start < 0 or end < start:
        return UNKNOWN
    try:
        return json.loads(text[start : end + 1])
    except ValueError:
        return _forgiven(text[start : end + 1])


def _forgiven(text: str) -> Any:
    try:
        return yaml.safe_load(re.sub(r",(\s*[\]}])", r"\1", text))
    except yaml.YAMLError:
        return UNKNOWN


def _low(mapping: dict[str, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in mapping.items()}


def _statement(item: dict[str, Any]) -> Statement:
    turned = {name for name in ("action", "resource", "principal") if f"not{name}" in item or f"not{name}s" in item}
    return Statement(
        allows=str(item.get("effect", "Allow")).lower() == "allow",
        actions=tuple(text.lower() for text in _texts(item, "action")),
        resources=tuple(_texts(item, "resource")),
        principals=tuple(_principals(item.get("principal", item.get("principals")))),
        conditions=tuple(_conditions(item.get("condition", item.get("conditions")))),
        all_but=frozenset(turned),
    )


def _texts(item: dict[str, Any], name: str) -> Iterator[str]:
    """Yield an element's texts; one that is not known yet is none that could be held against somebody."""
    for value in items(item.get(name, item.get(f"{name}s"))):
        if isinstance(value, str):
            yield value


def _principals(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield value, value
    for part in items(value):
        if isinstance(part, dict) and "identifiers" in part:
            yield from ((str(part.get("type")), name) for name in items(part["identifiers"]) if isinstance(name, str))
        elif isinstance(part, dict):
            yield from ((kind, name) for kind, names in part.items() for name in items(names) if isinstance(name, str))


def _conditions(value: Any) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for part in items(value):
        if isinstance(part, dict) and "variable" in part:
            yield _condition(part.get("test"), part["variable"], part.get("values"))
        elif isinstance(part, dict):
            for test, keys in part.items():
                yield from (_condition(test, key, values) for key, values in _dict(keys).items())


def _condition(test: Any, key: Any, values: Any) -> tuple[str, str, tuple[str, ...]]:
    return str(test).lower(), str(key).lower(), tuple(str(value) for value in items(values))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
