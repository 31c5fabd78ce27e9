"""A sandbox cluster comes up, is reached from outside, mends itself, and leaves nothing."""

import asyncio
import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.cluster import Cluster
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.nodes import apply_nodes
from landing_zone.sandbox.record import directory_of

pytestmark = pytest.mark.integration

CLUSTER = Cluster.model_validate(
    {
        "name": "one",
        "site": "on-prem",
        "region": "here",
        "place": {"city": "Ulm", "country": "DE", "latitude": 48.4, "longitude": 10.0},
        "pools": [
            {
                "name": "mig",
                "accelerator": "A100-80GB",
                "per_node": 8,
                "partition": "3g.40gb",
                "vcpu": 128,
                "memory_gib": 1024,
                "nodes": {"max": 1, "names": ["mig-1"]},
                "price_usd_per_hour": 8,
            }
        ],
    }
)


@pytest.fixture(scope="module")
def cluster(
    binaries: dict[str, Path], shared_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SandboxCluster]:
    """One cluster for all tests of this file."""
    made = SandboxCluster.create(tmp_path_factory.mktemp("sandbox") / "one", "one", binaries, shared_files)
    made.up()
    yield made
    made.down()


async def nodes(cluster: SandboxCluster) -> list[dict[str, Any]]:
    """All nodes, read from the API server."""
    async with Kube.connect(cluster.kubeconfig) as kube:
        return await kube.list("v1", "Node")


def pid_of(cluster: SandboxCluster, name: str) -> int:
    """Pid of a process of the cluster."""
    return next(process.pid for process in cluster.processes() if process.name == name)


def test_its_kubeconfig_leads_back_to_it(cluster: SandboxCluster) -> None:
    """That is how a provider, which gets a kubeconfig only, finds the cluster's processes."""
    assert directory_of(json.loads(cluster.kubeconfig.read_text())) == cluster.directory


def test_its_kubeconfig_is_private(cluster: SandboxCluster) -> None:
    """It holds an administrator's key."""
    assert cluster.kubeconfig.stat().st_mode & 0o777 == 0o600


async def _apply(cluster: SandboxCluster, wanted: Cluster) -> list[str]:
    async with Kube.connect(cluster.kubeconfig) as kube:
        await apply_nodes(kube, wanted, load_catalog())
    return sorted(node["metadata"]["name"] for node in await nodes(cluster))


def test_nodes_have_the_pools_devices(cluster: SandboxCluster) -> None:
    """Partitions as the device plugin would advertise them; a pool that is gone takes its nodes along."""
    assert asyncio.run(_apply(cluster, CLUSTER)) == ["mig-1"]
    (node,) = asyncio.run(nodes(cluster))
    assert node["status"]["allocatable"]["nvidia.com/mig-3g.40gb"] == "16"
    pool = CLUSTER.pools[0].model_copy(update={"nodes": CLUSTER.pools[0].nodes.model_copy(update={"names": ("new",)})})
    assert asyncio.run(_apply(cluster, CLUSTER.model_copy(update={"pools": (pool,)}))) == ["new"]


def test_a_dead_api_server_is_started_again(cluster: SandboxCluster) -> None:
    """On the same data and the same port."""
    server = cluster.server
    os.kill(pid_of(cluster, "kube-apiserver"), signal.SIGKILL)
    cluster.up()
    assert cluster.server == server
    assert cluster.http_status(6443, "/readyz", tls=True) == 200


def test_a_dead_namespace_is_made_again_on_the_same_data(cluster: SandboxCluster) -> None:
    """As after a reboot: objects are still there."""
    before = len(asyncio.run(nodes(cluster)))
    os.kill(pid_of(cluster, "supervisord"), signal.SIGKILL)
    deadline = time.monotonic() + 10
    while cluster.alive():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    cluster.up()
    assert len(asyncio.run(nodes(cluster))) == before


def test_only_two_ports_are_open_and_none_after_the_end(
    binaries: dict[str, Path], shared_files: dict[str, Path], tmp_path: Path
) -> None:
    """The API server's and the gateway's; all others are inside."""
    made = SandboxCluster.create(tmp_path / "two", "two", binaries, shared_files)
    made.up()
    ports = [int(address.rpartition(":")[2]) for address in (made.server, made.gateway)]
    for port in ports:
        socket.create_connection(("127.0.0.1", port), 2).close()
    made.down()
    assert made.processes() == []
    for port in ports:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), 2)
    assert not (tmp_path / "two").exists()
