"""The stand-in touches sandbox clusters only."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube.errors import KubeError
from landing_zone.sandbox.providers.kubernetes.session import Session
from landing_zone.sandbox.record import Record, extension

REAL = {
    "contexts": [{"name": "real", "context": {"cluster": "real", "user": "admin"}}],
    "clusters": [{"name": "real", "cluster": {"server": "https://10.1.2.3:6443"}}],
    "users": [{"name": "admin", "user": {"token": "t"}}],
    "current-context": "real",
}
NAMESPACE = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder with a cluster on port 20001."""
    Record("a", 20001, 2).write(tmp_path / "sandbox" / "dev" / "a")
    monkeypatch.setenv("LZ_STATE_DIR", str(tmp_path))
    return tmp_path


def by_command(server: str, witness: Path, **context: Any) -> str:
    """A kubeconfig as a cloud's: its command leaves a witness that it ran, and prints a token."""
    version = "client.authentication.k8s.io/v1"
    printed = json.dumps({"kind": "ExecCredential", "apiVersion": version, "status": {"token": "t"}})
    command = {
        "apiVersion": version,
        "command": "sh",
        "args": ["-c", f"touch '{witness}'; echo '{printed}'"],
        "env": [{"name": "LZ_CLUSTER", "value": "a"}],
    }
    parts = {
        "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u", **context}}],
        "clusters": [{"name": "c", "cluster": {"server": server}}],
        "users": [{"name": "u", "user": {"exec": command}}],
        "current-context": "c",
    }
    return json.dumps(parts)


def test_a_real_cluster_is_refused(api_server: Any) -> None:
    """With the command that installs the official plugin; the sandbox's own kubeconfig is taken."""
    with pytest.raises(SandboxError, match="pulumi plugin install resource kubernetes"):
        _ = Session(kubeconfig=json.dumps(REAL)).config
    assert Session(kubeconfig=json.dumps(api_server.kubeconfig)).config["current-context"] == "bare"


def test_a_clouds_kubeconfig_is_taken_where_its_address_is_a_sandboxs(state: Path) -> None:
    """Its command is run for the token."""
    session = Session(kubeconfig=by_command("https://127.0.0.1:20001", state / "ran"))
    assert session.directory == state / "sandbox" / "dev" / "a"
    assert session.kube.access.token == "t"
    assert (state / "ran").exists()


@pytest.mark.parametrize("server", ["https://10.1.2.3:6443", "https://a.eks.amazonaws.com", ""])
@pytest.mark.parametrize("claim", [True, False])
def test_no_command_is_run_for_any_other_address(state: Path, server: str, *, claim: bool) -> None:
    """Whatever the kubeconfig says of itself."""
    said = {"extensions": [extension(state / "sandbox" / "dev" / "a")]} if claim else {}
    session = Session(kubeconfig=by_command(server, state / "ran", **said))
    with pytest.raises(SandboxError, match="sandbox clusters only"):
        _ = session.kube
    assert not (state / "ran").exists()


def test_in_a_cluster_that_was_closed_there_is_nothing(state: Path) -> None:
    """Reading and deleting find that out without a connection; making something is refused."""
    session = Session(kubeconfig=by_command("https://127.0.0.1:20002", state / "ran"))
    assert session.directory is None

    async def ask() -> None:
        assert await session.kube.get("v1", "Namespace", "a") is None
        assert await session.kube.list("v1", "Namespace") == []
        assert not await session.kube.delete("v1", "Namespace", "a")
        with pytest.raises(KubeError, match="is not there any more"):
            await session.kube.apply(NAMESPACE, field_manager="test")

    asyncio.run(ask())
    assert not (state / "ran").exists()
