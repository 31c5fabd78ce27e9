"""Clusters and pools of both clouds are control planes and nodes of this machine."""

import asyncio
import base64
from pathlib import Path
from typing import Any

import pytest
import yaml
from pulumi.provider.experimental import provider as p
from pulumi.provider.experimental.property_value import PropertyValue

from landing_zone.sandbox.clouds.opening import close_cluster, find_cluster
from landing_zone.sandbox.clouds.programs import Programs
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.providers.plugin.values import plain

pytestmark = pytest.mark.integration

AKS, AGENT_POOL = "azure-native:containerservice:ManagedCluster", "azure-native:containerservice:AgentPool"
GKE, NODE_POOL = "gcp:container/cluster:Cluster", "gcp:container/nodePool:NodePool"
POOL = "ai-landing-zone/pool"
PLACED = {"location": "europe-west4", "nodeLocations": ["europe-west4-a", "europe-west4-b"]}


@pytest.fixture
def opened(state: Path, binaries: dict[str, Path], shared_files: dict[str, Path]) -> Any:
    """The state folder of a sandbox in which clusters `eu` can open; they are closed in the end."""
    Programs(binaries, shared_files, state / "catalog").write(state, "dev")
    yield state
    close_cluster(state, "dev", "eu")


def nodes(state: Path) -> dict[str, dict[str, Any]]:
    """Return the nodes of the cluster, by name."""
    cluster = find_cluster(state, "dev", "eu")
    assert cluster

    async def listed() -> list[dict[str, Any]]:
        async with Kube.connect(cluster.kubeconfig) as kube:
            return await kube.list("v1", "Node")

    return {node["metadata"]["name"]: node for node in asyncio.run(listed())}


def test_a_cluster_of_aks_opens_has_nodes_and_closes(azure: Any, opened: Path) -> None:
    """With its own pool and another, on spot; its users' credentials name the API server, and hold no secret."""
    named = {"resourceGroupName": "dev-eu", "resourceName": "dev-eu"}
    system = {"name": "system", "mode": "System", "vmSize": "Standard_D4ds_v5", "count": 1, "availabilityZones": ["2"]}
    cluster_id, _ = azure.create(AKS, {**named, "location": "westeurope", "agentPoolProfiles": [system]}, "cluster")
    gpu = {
        **named,
        "agentPoolName": "gpu",
        "vmSize": "Standard_ND96isr_H100_v5",
        "count": 2,
        "availabilityZones": ["1", "2"],
        "scaleSetPriority": "Spot",
        "nodeLabels": {POOL: "gpu"},
        "nodeTaints": ["nvidia.com/gpu=present:NoSchedule"],
    }
    pool_id, _ = azure.create(AGENT_POOL, gpu, "pool")
    found = nodes(opened)
    assert sorted(found) == ["eu-gpu-0", "eu-gpu-1", "eu-system-0"]
    labels = found["eu-gpu-1"]["metadata"]["labels"]
    assert (labels["topology.kubernetes.io/zone"], labels[POOL]) == ("westeurope-2", "gpu")
    assert labels["kubernetes.azure.com/scalesetpriority"] == "spot"
    taints = {taint["key"]: taint["effect"] for taint in found["eu-gpu-0"]["spec"]["taints"]}
    assert {"nvidia.com/gpu", "kubernetes.azure.com/scalesetpriority"} <= taints.keys()
    assert found["eu-gpu-0"]["status"]["capacity"]["nvidia.com/gpu"] == "8"
    assert found["eu-system-0"]["status"]["capacity"]["cpu"] == "4"

    function = "azure-native:containerservice:listManagedClusterUserCredentials"
    asked = {key: PropertyValue(value) for key, value in named.items()}
    answer = plain(asyncio.run(azure.provider.invoke(p.InvokeRequest(function, asked))).return_value)
    config = yaml.safe_load(base64.b64decode(answer["kubeconfigs"][0]["value"]))
    cluster = find_cluster(opened, "dev", "eu")
    assert cluster
    assert config["clusters"][0]["cluster"]["server"] == cluster.server
    assert "users" not in config

    azure.update(AGENT_POOL, pool_id, {**gpu, "count": 1}, "pool")
    assert sorted(nodes(opened)) == ["eu-gpu-0", "eu-system-0"]
    azure.delete(AGENT_POOL, pool_id, "pool")
    assert sorted(nodes(opened)) == ["eu-system-0"]
    azure.delete(AKS, cluster_id, "cluster")
    assert find_cluster(opened, "dev", "eu") is None


def test_a_cluster_of_gke_opens_has_nodes_and_closes(gcp: Any, opened: Path) -> None:
    """A pool's count is that of each zone; what was closed by hand is gone."""
    cluster = {"name": "eu", **PLACED, "minMasterVersion": "1.34", "removeDefaultNodePool": True}
    cluster_id, outputs = gcp.create(GKE, cluster, "cluster")
    made = find_cluster(opened, "dev", "eu")
    assert made
    assert f"https://{outputs['endpoint']}" == made.server
    assert outputs["masterAuth"]["clusterCaCertificate"] == made.authority
    config = {
        "machineType": "a2-highgpu-1g",
        "spot": True,
        "labels": {POOL: "gpu"},
        "taints": [{"key": "team", "value": "a", "effect": "NO_EXECUTE"}],
        "guestAccelerators": [{"type": "nvidia-tesla-a100", "count": 1}],
    }
    pool = {"name": "gpu", "cluster": cluster_id, "location": "europe-west4", "initialNodeCount": 1}
    pool_id, _ = gcp.create(NODE_POOL, {**pool, "nodeConfig": config}, "pool")
    assert pool_id == f"{cluster_id}/nodePools/gpu"
    found = nodes(opened)
    zones = {node["metadata"]["labels"]["topology.kubernetes.io/zone"] for node in found.values()}
    assert zones == {"europe-west4-a", "europe-west4-b"}
    labels = found["eu-gpu-0"]["metadata"]["labels"]
    assert labels["cloud.google.com/gke-spot"] == "true"
    assert labels["cloud.google.com/gke-accelerator"] == "nvidia-tesla-a100"
    assert {"key": "team", "value": "a", "effect": "NoExecute"} in found["eu-gpu-0"]["spec"]["taints"]

    close_cluster(opened, "dev", "eu")
    assert gcp.read(GKE, cluster_id, cluster, "cluster") is None
    assert gcp.read(NODE_POOL, pool_id, pool, "pool") is None
    gcp.delete(NODE_POOL, pool_id, "pool")
    gcp.delete(GKE, cluster_id, "cluster")
    assert [*gcp.scope.ledger.all()] == []
