"""Plain JSON values, and Pulumi's property values, which know secrets."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pulumi.provider.experimental.property_value import PropertyValue

Object = dict[str, Any]
"""A JSON object."""
Properties = dict[str, PropertyValue]


def plain(properties: Mapping[str, PropertyValue]) -> Object:
    """Return JSON values: whole numbers as integers (all of Pulumi's are floats), nulls in objects left out."""
    return {key: _plain(value) for key, value in properties.items() if value.value is not None}


def properties(obj: Mapping[str, Any], secret: Collection[str] = ()) -> Properties:
    """Return property values; those of the keys in ``secret`` are marked as secrets."""
    return {key: _property(value).with_secret(key in secret) for key, value in obj.items()}


def _plain(prop: PropertyValue) -> Any:
    value = prop.value
    if isinstance(value, Mapping):
        return plain(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, bool | float | str):
        return value
    raise TypeError(f"a resource can't hold a value of type {prop.type.value}")


def _property(value: Any) -> PropertyValue:
    if isinstance(value, Mapping):
        return PropertyValue({key: _property(item) for key, item in value.items()})
    if isinstance(value, list):
        return PropertyValue([_property(item) for item in value])
    if isinstance(value, int) and not isinstance(value, bool):
        return PropertyValue(float(value))
    return PropertyValue(value)
