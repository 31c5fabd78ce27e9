"""A cluster that shares the host's network comes up, is found again, and leaves nothing."""

import asyncio
import os
import signal
import socket
import tempfile
import time
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox import record
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.record import private_folder
from landing_zone.sandbox.space import VARIABLE

pytestmark = pytest.mark.integration
NAMESPACE: dict[str, Any] = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team"}}


@pytest.fixture
def cluster(
    binaries: dict[str, Path], shared_files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Any:
    """A cluster that is not up yet, beside one that has Envoy Gateway: it changes no route of this machine."""
    monkeypatch.setenv(VARIABLE, "host")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (private_folder() / "gateway").symlink_to(tmp_path)
    made = SandboxCluster.create(tmp_path / "one", "one", binaries, shared_files)
    yield made
    made.down()


def listening(cluster: SandboxCluster) -> list[int]:
    """Those of its ports that somebody listens on."""
    found = []
    for port in astuple(cluster.ports):
        with socket.socket() as probe:
            found += [port] if probe.connect_ex(("127.0.0.1", port)) == 0 else []
    return found


async def _make(cluster: SandboxCluster) -> None:
    async with Kube.connect(cluster.kubeconfig) as kube:
        await kube.apply(NAMESPACE, field_manager="test")


async def _is_there(cluster: SandboxCluster) -> bool:
    async with Kube.connect(cluster.kubeconfig) as kube:
        return await kube.get("v1", "Namespace", "team") is not None


def test_its_life(cluster: SandboxCluster) -> None:
    """A killed supervisor is started again on the same data and ports; in the end no process and no port is left."""
    cluster.up()
    server, ports = cluster.server, listening(cluster)
    assert {cluster.ports.api, cluster.ports.etcd, cluster.ports.scheduler} <= set(ports)
    asyncio.run(_make(cluster))
    os.kill(next(p.pid for p in cluster.processes() if p.name == "supervisord"), signal.SIGKILL)
    deadline = time.monotonic() + 10
    while cluster.alive():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    again = SandboxCluster.open(cluster.directory)
    assert again is not None
    again.up()
    assert again.server == server
    assert asyncio.run(_is_there(again))
    again.down()
    assert again.processes() == []
    assert listening(cluster) == []
    assert not cluster.directory.exists()


def test_what_was_started_and_not_written_down_is_ended(cluster: SandboxCluster) -> None:
    """As when the command was killed right then: the next one ends it and starts anew."""
    before = record.read(cluster.directory)
    assert before is not None
    cluster.up()
    before.write(cluster.directory)
    again = SandboxCluster.open(cluster.directory)
    assert again is not None
    again.up()
    assert [process.name for process in again.processes()].count("supervisord") == 1


def test_a_port_that_was_taken_meanwhile_is_named(cluster: SandboxCluster) -> None:
    """Before anything is started."""
    with (
        socket.create_server(("127.0.0.1", cluster.ports.etcd)),
        pytest.raises(SandboxError, match=f"port {cluster.ports.etcd} of one is taken: run `lz sandbox down`"),
    ):
        cluster.up()
    assert cluster.processes() == []


def test_one_that_wants_no_gateway_asks_for_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes up beside a cluster that has Envoy Gateway, and takes it from nobody."""
    monkeypatch.setenv(VARIABLE, "host")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = SandboxCluster.create(tmp_path / "maker", "maker", {}, {}, wants_gateway=False)
    assert not made.has_gateway
    assert not (private_folder() / "gateway").is_symlink()
