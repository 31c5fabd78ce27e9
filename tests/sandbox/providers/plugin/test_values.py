"""Plain values and property values."""

import pytest
from pulumi import StringAsset
from pulumi.provider.experimental.property_value import PropertyValue

from landing_zone.sandbox.providers.plugin.values import plain, properties


def test_whole_numbers_become_integers() -> None:
    """Pulumi's numbers are floats; Kubernetes refuses `3.0` replicas."""
    found = plain({"replicas": PropertyValue(3.0), "share": PropertyValue(0.5), "on": PropertyValue(True)})
    assert found == {"replicas": 3, "share": 0.5, "on": True}
    assert isinstance(found["replicas"], int)


def test_there_and_back_is_the_same() -> None:
    """Objects, lists, numbers and strings survive; a null says nothing and is left out."""
    obj = {"a": {"b": [1, "x", {"c": 2.5}]}, "d": False}
    assert plain(properties(obj)) == obj
    assert plain({"a": PropertyValue(None)}) == {}


def test_a_file_is_no_value() -> None:
    """Assets have no place in an object."""
    with pytest.raises(TypeError, match="Asset"):
        plain({"a": PropertyValue(StringAsset("x"))})
