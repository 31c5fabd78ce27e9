"""Secrets in errors."""

from pulumi.provider.experimental.property_value import PropertyValue
from pulumi.runtime.proto import provider_pb2

from landing_zone.sandbox.providers.plugin.redaction import hide


def test_marked_values_of_any_kind_are_hidden() -> None:
    """A value may be secret in a ConfigMap, too; one inside of a secret is one, and short words stay readable."""
    secret = PropertyValue(
        {"a": PropertyValue("hunter2"), "b": PropertyValue([PropertyValue("hunter22")])}
    ).with_secret(True)
    properties = PropertyValue.marshal_map({"data": secret, "kind": PropertyValue("ConfigMap")})
    request = provider_pb2.CreateRequest(properties=properties)
    assert hide('ConfigMap: "hunter22" is not "hunter2"', request) == 'ConfigMap: "[secret]" is not "[secret]"'


def test_short_and_unmarked_values_are_told() -> None:
    """They say what is wrong."""
    properties = PropertyValue.marshal_map({"a": PropertyValue("on").with_secret(True), "b": PropertyValue("visible")})
    request = provider_pb2.UpdateRequest(news=properties)
    assert hide("on: visible", request) == "on: visible"
