"""Pods fill as few nodes as the plan counts: with the real scheduler, on pools that leave no device free."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.cluster import Cluster
from landing_zone.infra.labels import POOL, TENANT, WORKLOAD
from landing_zone.infra.serving.packing import packing
from landing_zone.placement.packing import nodes_needed
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.nodes import apply_nodes

pytestmark = pytest.mark.integration

DEVICES, MAX_NODES = 8, 5
TEAM = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team", "labels": {TENANT: "team"}}}
DEVICE = "nvidia.com/gpu"
PACKED, SPREAD = [f"packed-{i}" for i in range(6)], [f"spread-{i}" for i in range(3)]
WITHIN_S = 120.0
Replicas = list[tuple[int, int]]


def replicas_for(pool: str) -> Replicas:
    """Return replicas (devices of one, how many) that fill three nodes to the last device, in a pool's own order."""
    draw, left, drawn = random.Random(pool.partition("-")[2]), 3 * DEVICES, []
    while left:
        devices = draw.choice([size for size in (1, 2, 4, 8) if size <= left])
        count = draw.randint(1, min(3, left // devices))
        drawn.append((devices, count))
        left -= devices * count
    draw.shuffle(drawn)
    return drawn


def cluster_of(pools: list[str]) -> Cluster:
    """Return a cluster with pools that have more nodes than are needed."""
    kind = {"accelerator": "H100", "per_node": DEVICES, "vcpu": 96, "memory_gib": 1024, "nodes": {"max": MAX_NODES}}
    made = [{"name": name, **kind, "price_usd_per_hour": 1} for name in pools]
    return Cluster.model_validate({"name": "one", "site": "aws", "region": "us-east-1", "pools": made})


def deployment(name: str, pool: str, devices: int, count: int) -> dict[str, Any]:
    """Return what KServe makes of a model, as far as a scheduler looks at it."""
    labels = {WORKLOAD: name, POOL: pool}
    amounts = {DEVICE: str(devices), "cpu": str(devices * 8), "memory": f"{devices * 64}Gi"}
    spec = {
        "nodeSelector": {POOL: pool},
        "containers": [{"name": "model", "image": "model", "resources": {"requests": amounts, "limits": amounts}}],
        **(packing(name, pool) if pool in PACKED else {}),
    }
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": name, "namespace": "team"},
        "spec": {
            "replicas": count,
            "selector": {"matchLabels": {WORKLOAD: name}},
            "template": {"metadata": {"labels": labels}, "spec": spec},
        },
    }


async def fill(cluster: SandboxCluster) -> None:
    """Make every pool's nodes and Deployments; those of different pools take turns."""
    async with Kube.connect(cluster.kubeconfig) as kube:
        await apply_nodes(kube, cluster_of([*PACKED, *SPREAD]), load_catalog())
        await kube.apply(TEAM, field_manager="test")
        await until(kube, "Node", None, MAX_NODES * len((*PACKED, *SPREAD)), is_ready)
        for pool in (*PACKED, *SPREAD):
            for i, (devices, count) in enumerate(replicas_for(pool)):
                await kube.apply(deployment(f"{pool}-{i}", pool, devices, count), field_manager="test")


async def until(kube: Kube, kind: str, namespace: str | None, count: int, done: Callable[[Any], bool]) -> list[Any]:
    """Wait until there are ``count`` objects of a kind, all of them ``done``, and return them."""
    end = time.monotonic() + WITHIN_S
    while True:
        found = await kube.list("v1", kind, namespace)
        if len(found) == count and all(map(done, found)):
            return found
        assert time.monotonic() < end, f"{sum(map(done, found))} of {count}, {len(found)} there"
        await asyncio.sleep(0.2)


def is_ready(node: dict[str, Any]) -> bool:
    """Whether pods may be bound to the node."""
    conditions = {c["type"]: c["status"] for c in node.get("status", {}).get("conditions", [])}
    return conditions.get("Ready") == "True" and not node["spec"].get("taints")


def is_decided(pod: dict[str, Any]) -> bool:
    """Whether the scheduler has bound the pod, or said that it finds no room for it."""
    return any(c["type"] == "PodScheduled" for c in pod["status"].get("conditions", []))


async def settled(cluster: SandboxCluster) -> list[dict[str, Any]]:
    """Return the pods, when the scheduler has decided on all of them."""
    wanted = sum(count for pool in (*PACKED, *SPREAD) for _, count in replicas_for(pool))
    async with Kube.connect(cluster.kubeconfig) as kube:
        return await until(kube, "Pod", "team", wanted, is_decided)


@pytest.fixture(scope="module")
def pods(
    binaries: dict[str, Path], shared_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[dict[str, Any]]]:
    """The pods of all pools, scheduled."""
    made = SandboxCluster.create(tmp_path_factory.mktemp("sandbox") / "one", "one", binaries, shared_files)
    try:
        made.up()
        asyncio.run(fill(made))
        yield asyncio.run(settled(made))
    finally:
        made.down()


def nodes_of(pods: list[dict[str, Any]], pool: str) -> list[str | None]:
    """Return the node of each of the pool's pods; None where there is none."""
    return [pod["spec"].get("nodeName") for pod in pods if pod["metadata"]["labels"][POOL] == pool]


@pytest.mark.parametrize("pool", PACKED)
def test_no_node_more_than_the_plan_counts(pods: list[dict[str, Any]], pool: str) -> None:
    """Whatever sizes come in whatever order: every replica has its place, and the other nodes stay empty."""
    nodes = nodes_of(pods, pool)
    assert None not in nodes
    assert len(set(nodes)) == nodes_needed(replicas_for(pool), DEVICES)


def test_without_it_more_nodes_are_used(pods: list[dict[str, Any]]) -> None:
    """So it is these words in the pods that pack them, not chance or the scheduler's habit."""
    used = sum(len({*nodes_of(pods, pool)} - {None}) for pool in SPREAD)
    assert used > sum(nodes_needed(replicas_for(pool), DEVICES) for pool in SPREAD)
