"""Errors about Secrets."""

from pulumi.provider.experimental.property_value import PropertyValue
from pulumi.runtime.proto import provider_pb2

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube.errors import Cause, KubeError, Unreachable
from landing_zone.sandbox.providers.kubernetes.redaction import hide, public

ERROR = KubeError(422, "Invalid", 'data: Invalid value: "hunter2"', "cluster 'c'", (Cause("data[key]", "", ""),))


def test_of_a_secret_only_fields_are_named() -> None:
    """The server's message quotes what it refuses; for a Secret only the field, the reason and the cluster are said."""
    assert public(ERROR, "Secret") == "the API server refused the Secret (Invalid): data[key] [cluster 'c']"


def test_everything_else_is_told() -> None:
    """For other kinds, and where nothing was quoted, the server's own words help."""
    assert "hunter2" in public(ERROR, "ConfigMap")
    assert "no answer" in public(Unreachable(0, "", "no answer", "c"), "Secret")
    assert public(SandboxError("is no sandbox"), "Secret") == "is no sandbox"


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
