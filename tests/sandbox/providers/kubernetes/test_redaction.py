"""Errors about Secrets."""

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube.errors import Cause, KubeError, Unreachable
from landing_zone.sandbox.providers.kubernetes.redaction import public

ERROR = KubeError(422, "Invalid", 'data: Invalid value: "hunter2"', "cluster 'c'", (Cause("data[key]", "", ""),))


def test_of_a_secret_only_fields_are_named() -> None:
    """The server's message quotes what it refuses; for a Secret only the field, the reason and the cluster are said."""
    assert public(ERROR, "Secret") == "the API server refused the Secret (Invalid): data[key] [cluster 'c']"


def test_everything_else_is_told() -> None:
    """For other kinds, and where nothing was quoted, the server's own words help."""
    assert "hunter2" in public(ERROR, "ConfigMap")
    assert "no answer" in public(Unreachable(0, "", "no answer", "c"), "Secret")
    assert public(SandboxError("is no sandbox"), "Secret") == "is no sandbox"
