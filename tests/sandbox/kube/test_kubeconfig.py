"""What is read of a kubeconfig, and what is refused."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube.kubeconfig import access, load


def kubeconfig(user: dict[str, Any], **context: str) -> dict[str, Any]:
    """Return a kubeconfig of one cluster."""
    return {
        "current-context": "site",
        "contexts": [{"name": "site", "context": {"cluster": "c", "user": "u", **context}}],
        "clusters": [{"name": "c", "cluster": {"server": "https://127.0.0.1:6443/"}}],
        "users": [{"name": "u", "user": user}],
    }


def test_text_path_and_mapping_say_the_same(tmp_path: Path) -> None:
    """A kubeconfig may come as a mapping, as text, or as the path of a file."""
    mapping = kubeconfig({"token": "t"})
    file = tmp_path / "kubeconfig"
    file.write_text(yaml.safe_dump(mapping))
    assert load(mapping) == load(file) == load(str(file)) == load(file.read_text()) == mapping


def test_the_current_context_is_used() -> None:
    """Server, token and namespace are those of the current context; the namespace is "default" unless said."""
    found = access(kubeconfig({"token": "t"}))
    assert (found.context, found.server, found.token) == ("site", "https://127.0.0.1:6443", "t")
    assert found.namespace == "default"
    assert access(kubeconfig({}, namespace="models")).namespace == "models"


def test_a_token_may_lie_in_a_file(tmp_path: Path) -> None:
    """A token file is read without its line end."""
    (tmp_path / "token").write_text("from-file\n")
    assert access(kubeconfig({"tokenFile": str(tmp_path / "token")})).token == "from-file"


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        ({}, "no entry '' under contexts"),
        ({**kubeconfig({}), "clusters": []}, "no entry 'c' under clusters"),
        (kubeconfig({"auth-provider": {"name": "gcp"}}), "logs in by `auth-provider`, which is gone"),
    ],
)
def test_what_is_missing_is_named(config: dict[str, Any], problem: str) -> None:
    """A missing entry or unsupported login is one line that says which."""
    with pytest.raises(SandboxError, match=problem):
        access(config)


@pytest.mark.parametrize("source", [Path("/nowhere/kubeconfig"), "/nowhere/kubeconfig"])
def test_an_absent_file_is_named(source: Path | str) -> None:
    """A path that can't be read is named with the reason."""
    with pytest.raises(SandboxError, match="/nowhere/kubeconfig can't be read: No such file"):
        load(source)


def test_text_that_is_no_mapping_is_refused() -> None:
    """A kubeconfig that is not a mapping is refused."""
    with pytest.raises(SandboxError, match="not a mapping"):
        load("- a\n- b\n")
