"""Which values of a Kubernetes object are secret, whatever the program says of them."""

from collections.abc import Mapping
from typing import Any

from landing_zone.sandbox.providers.plugin import values

SECRET_FIELDS = ("data", "stringData")


def properties(obj: Mapping[str, Any]) -> values.Properties:
    """Return property values; those of a Secret's data are marked as secrets."""
    return values.properties(obj, SECRET_FIELDS if obj.get("kind") == "Secret" else ())
