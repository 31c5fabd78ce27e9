"""A cluster as a cloud's stand-in has it: opened, given nodes, reached by the cloud's kind of kubeconfig, closed."""

import asyncio
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from landing_zone.sandbox.clouds import credentials, opening
from landing_zone.sandbox.clouds.node_group import NodeGroup, apply_group, remove_group
from landing_zone.sandbox.clouds.programs import Programs
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.processes import is_zombie, pids
from landing_zone.sandbox.providers.kubernetes.session import Session

pytestmark = pytest.mark.integration

POOL = {"ai-landing-zone/pool": "gpu"}
TAINT = {"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}


@pytest.fixture(scope="module")
def state(
    binaries: dict[str, Path], shared_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The state folder of a sandbox that `lz` has prepared."""
    folder = tmp_path_factory.mktemp("state")
    Programs(binaries, shared_files, folder / "catalog").write(folder, "dev")
    yield folder
    opening.close_cluster(folder, "dev", "a")


@pytest.fixture(scope="module")
def cluster(state: Path) -> SandboxCluster:
    """The cluster, opened twice at the same time."""
    with ThreadPoolExecutor() as pool:
        first, second = pool.map(lambda _: opening.open_cluster(state, "dev", "a"), range(2))
    assert first.server == second.server
    return first


def group(**values: Any) -> NodeGroup:
    """A group of two nodes."""
    wanted = {"count": 2, "zones": ("eu-central-1a", "eu-central-1b"), "labels": POOL, "taints": [TAINT], **values}
    return NodeGroup("a", "gpu", wanted.pop("instance_type", "p5.48xlarge"), **wanted)


async def nodes(cluster: SandboxCluster) -> dict[str, dict[str, Any]]:
    """Nodes by name."""
    async with Kube.connect(cluster.kubeconfig) as kube:
        return {node["metadata"]["name"]: node for node in await kube.list("v1", "Node")}


def pod(devices: int) -> dict[str, Any]:
    """A pod that wants devices of the group's nodes."""
    container = {"name": "a", "image": "a", "resources": {"limits": {"nvidia.com/gpu": str(devices)}}}
    tolerated = {"key": "nvidia.com/gpu", "operator": "Exists"}
    spec = {"containers": [container], "tolerations": [tolerated], "nodeSelector": POOL}
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": f"wants-{devices}", "namespace": "default"},
        "spec": spec,
    }


def test_opening_is_idempotent_and_mends(state: Path, cluster: SandboxCluster) -> None:
    """A process that is gone comes back on the same address; keys and objects stay."""
    before = cluster.server
    cluster.stop("kube-scheduler")
    assert opening.open_cluster(state, "dev", "a").server == before
    assert cluster.running("kube-scheduler")
    found = opening.find_cluster(state, "dev", "a")
    assert found is not None
    assert (found.is_opened, found.server) == (True, before)


def test_a_groups_nodes_follow_it(cluster: SandboxCluster) -> None:
    """More or fewer nodes, other labels in place, another instance type on new nodes; the next run changes nothing."""
    apply_group(cluster, group())
    made = asyncio.run(nodes(cluster))
    assert sorted(made) == ["a-gpu-0", "a-gpu-1"]
    apply_group(cluster, group(count=3, labels={**POOL, "team": "b"}))
    grown = asyncio.run(nodes(cluster))
    assert sorted(grown) == ["a-gpu-0", "a-gpu-1", "a-gpu-2"]
    assert all(node["metadata"]["labels"]["team"] == "b" for node in grown.values())
    assert grown["a-gpu-0"]["metadata"]["uid"] == made["a-gpu-0"]["metadata"]["uid"]
    apply_group(cluster, group(instance_type="g6.12xlarge", count=1))
    replaced = asyncio.run(nodes(cluster))
    assert replaced["a-gpu-0"]["metadata"]["uid"] != made["a-gpu-0"]["metadata"]["uid"]
    assert replaced["a-gpu-0"]["status"]["capacity"]["nvidia.com/gpu"] == "4"
    assert len(replaced) == 1
    remove_group(cluster, "gpu")
    assert asyncio.run(nodes(cluster)) == {}


def test_a_pod_is_bound_by_the_scheduler_through_the_clouds_kubeconfig(
    state: Path, cluster: SandboxCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kubeconfig holds no credential: the token is got by `aws`, which the stand-in is here."""
    monkeypatch.setenv("PATH", f"{credentials.install(state, 'dev')}:{os.environ['PATH']}")
    monkeypatch.setenv("LZ_STATE_DIR", str(state))
    apply_group(cluster, group())
    session = Session(kubeconfig=json.dumps(eks_kubeconfig(cluster)))

    async def bound() -> str:
        async with session.kube as kube:
            await kube.apply(pod(8), field_manager="test")
            async with asyncio.timeout(30):
                while (
                    not (live := await kube.get("v1", "Pod", "wants-8", "default") or {})
                    .get("spec", {})
                    .get("nodeName")
                ):
                    await asyncio.sleep(0.1)
            return str(live["spec"]["nodeName"])

    assert asyncio.run(bound()) in {"a-gpu-0", "a-gpu-1"}


def eks_kubeconfig(cluster: SandboxCluster) -> dict[str, Any]:
    """A kubeconfig as that of EKS."""
    command = {
        "apiVersion": "client.authentication.k8s.io/v1beta1",
        "command": "aws",
        "args": ["eks", "get-token", "--cluster-name", "a", "--region", "eu-central-1", "--output", "json"],
        "env": [{"name": "LZ_CLUSTER", "value": "a"}],
    }
    trusted = {"server": cluster.server, "certificate-authority-data": cluster.authority}
    return {
        "contexts": [{"name": "a", "context": {"cluster": "a", "user": "a"}}],
        "clusters": [{"name": "a", "cluster": trusted}],
        "users": [{"name": "a", "user": {"exec": command}}],
        "current-context": "a",
    }


def test_closing_leaves_nothing(state: Path, cluster: SandboxCluster) -> None:
    """No process and no file; to close it again is no error."""
    running = {process.pid for process in cluster.processes()}
    assert running
    opening.close_cluster(state, "dev", "a")
    assert not [pid for pid in running & set(pids()) if not is_zombie(pid)]
    assert not cluster.directory.exists()
    assert opening.find_cluster(state, "dev", "a") is None
    opening.close_cluster(state, "dev", "a")
