"""Numbers as components expect them: all arrive as floats, and Pulumi's own mapping leaves integers so."""

from typing import Any

import pulumi
from pulumi.provider.experimental.analyzer import PropertyDefinition, PropertyType


def whole(value: Any, wanted: PropertyDefinition) -> Any:
    """Return ``value`` with an integer wherever one is wanted, inside of lists, maps and outputs, too."""
    if isinstance(value, pulumi.Output):
        return value.apply(lambda known: whole(known, wanted)) if _has_integers(wanted) else value
    if isinstance(value, list) and wanted.items:
        return [whole(item, wanted.items) for item in value]
    if isinstance(value, dict) and wanted.additional_properties:
        return {key: whole(item, wanted.additional_properties) for key, item in value.items()}
    if wanted.type is PropertyType.INTEGER and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _has_integers(wanted: PropertyDefinition) -> bool:
    inner = [part for part in (wanted.items, wanted.additional_properties) if part]
    return wanted.type is PropertyType.INTEGER or any(map(_has_integers, inner))
