"""Programs against mocks."""

import pulumi
import pytest
from pulumi_aws.kms import Key
from pulumi_kubernetes import Provider
from pulumi_kubernetes.core.v1 import ConfigMap

from landing_zone.infra.rendering.record import plain, record


def test_resources_know_their_provider() -> None:
    """By the provider's own name."""

    def program() -> None:
        provider = Provider("site", kubeconfig="x")
        ConfigMap("settings", data={"a": "1"}, opts=pulumi.ResourceOptions(provider=provider))

    by_name = {r.name: r for r in record(program, "test")}
    assert by_name["settings"].provider == "site"
    assert by_name["settings"].inputs["data"] == {"a": "1"}


def test_an_error_of_the_program_comes_out() -> None:
    """As it was raised."""

    def program() -> None:
        raise KeyError("lost")

    with pytest.raises(KeyError, match="lost"):
        record(program, "test")


def test_plain_values() -> None:
    """Whole numbers become integers, nothing else changes, absent values go."""
    assert plain({"a": 2.0, "b": [1.5, None], "c": None, "d": True}) == {"a": 2, "b": [1.5, None], "d": True}


def test_secrets_are_marks() -> None:
    """A map that holds a secret keeps its keys."""

    def program() -> None:
        ConfigMap("settings", data={"token": pulumi.Output.secret("canary"), "open": "1"})

    (settings,) = record(program, "test")
    assert settings.inputs["data"]["token"] == "[secret]"
    assert "canary" not in repr(settings)


def test_what_only_the_cloud_can_tell_is_a_mark() -> None:
    """A key's ARN is known when there is a key; what depends on it says so, and is no guess."""

    def program() -> None:
        key = Key("key", description="of models")
        ConfigMap("settings", data={"key": key.arn, "for": key.description})

    by_name = {r.name: r for r in record(program, "test")}
    assert by_name["settings"].inputs["data"] == {"key": "[known after the update]", "for": "of models"}
