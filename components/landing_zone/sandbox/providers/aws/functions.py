"""Functions of the expressions, besides JMESPath's own. Nothing (None) is a value like any other."""

import json
from collections.abc import Callable
from typing import Any

from landing_zone.sandbox.providers.plugin.values import Object

OWN_TAG = "ai-landing-zone:resource"
"""Tag by which a resource of a broken-off run is found again; its value stands for the URN."""


def tag_list(tags: Object | None) -> list[Object]:
    """``{a: b}`` → ``[{Key: a, Value: b}]``."""
    return [{"Key": key, "Value": value} for key, value in (tags or {}).items()]


def tag_map(tags: list[Object] | None) -> Object:
    """``[{Key: a, Value: b}]`` → ``{a: b}``, without our own."""
    pairs = ((tag.get("Key", tag.get("TagKey")), tag.get("Value", tag.get("TagValue"))) for tag in tags or ())
    return {str(key): value for key, value in pairs if key != OWN_TAG}


def own(tags: Object | None) -> Object:
    """Tags without our own."""
    return {key: value for key, value in (tags or {}).items() if key != OWN_TAG}


def pascal(value: Any) -> Any:
    """Write every key with a capital letter first, as most of AWS does."""
    return _keyed(value, lambda key: key[:1].upper() + key[1:])


def camel(value: Any) -> Any:
    """Write every key with a small letter first, as Pulumi does."""
    return _keyed(value, lambda key: key[:1].lower() + key[1:])


def flag(value: Any) -> bool | None:
    """``enable``, ``enabled``, "true" → true."""
    text = str(value).lower()
    return None if value is None else text.startswith("enable") or text == "true"


def time(value: Any) -> str | None:
    """A time in the form of RFC 3339."""
    return value.isoformat() if value else None


def document(policy: Any) -> str | None:
    """A policy document as JSON text, always written the same way."""
    if policy is None:
        return None
    return json.dumps(json.loads(policy) if isinstance(policy, str) else policy, sort_keys=True)


def part(text: str | None, separator: str, index: int) -> str | None:
    """One part of a text."""
    parts = text.split(separator) if text else []
    return parts[int(index)] if len(parts) > index >= -len(parts) else None


def where(items: list[Object] | None, key: str, value: Any) -> Object | None:
    """The first item with a value, which a JMESPath filter can't take from outside of the list."""
    return next((item for item in items or () if item.get(key) == value), None)


def tagged(items: list[Object] | None, key: str, value: str) -> Object | None:
    """The first item whose ``Tags`` have a value."""
    return next((item for item in items or () if {"Key": key, "Value": value} in (item.get("Tags") or ())), None)


def absent(old: Object | None, new: Object | None) -> list[str] | None:
    """Keys that are there and no longer wanted; null if there are none."""
    return sorted((old or {}).keys() - (new or {}).keys()) or None


def surplus(old: list[Any] | None, new: list[Any] | None) -> list[Any] | None:
    """Items that are there and no longer wanted; null if there are none."""
    return [item for item in old or () if item not in (new or ())] or None


def _keyed(value: Any, rename: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {rename(key): _keyed(item, rename) for key, item in value.items()}
    if isinstance(value, list):
        return [_keyed(item, rename) for item in value]
    return value


ALL: dict[str, Callable[..., Any]] = {
    "tag_list": tag_list,
    "tag_map": tag_map,
    "own": own,
    "pascal": pascal,
    "camel": camel,
    "flag": flag,
    "time": time,
    "document": document,
    "part": part,
    "where": where,
    "tagged": tagged,
    "absent": absent,
    "surplus": surplus,
}
