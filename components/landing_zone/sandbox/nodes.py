"""Simulated nodes: what a pool's machines would tell the API server of themselves.

A pool that names its nodes gets bare machines, which the program's own component then labels and taints, as on-prem. A
pool that doesn't gets them as a cloud's node group makes them: labelled and tainted from the start.
"""

from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.cluster import Cluster
from landing_zone.config.pool import Pool
from landing_zone.sandbox.kube import Kube

MARK = "ai-landing-zone/simulated-node"
_MANAGER = "ai-landing-zone-sandbox"


async def apply_nodes(kube: Kube, cluster: Cluster, catalog: Catalog) -> None:
    """Make the nodes that every pool of ``cluster`` may have, and remove those of pools that are no more."""
    wanted = {node["metadata"]["name"]: node for pool in cluster.pools for node in nodes(cluster, pool, catalog)}
    present = {node["metadata"]["name"] for node in await kube.list("v1", "Node", label_selector=MARK)}
    for name in sorted(present - wanted.keys()):
        await kube.delete("v1", "Node", name)
    for name in sorted(wanted.keys() - present):
        await kube.apply(wanted[name], field_manager=_MANAGER)


def nodes(cluster: Cluster, pool: Pool, catalog: Catalog) -> list[dict[str, Any]]:
    """Return the node objects of one pool."""
    names = list(pool.nodes.names) or [f"{cluster.name}-{pool.name}-{i}" for i in range(pool.nodes.max)]
    return [_node(name, i, cluster, pool, catalog) for i, name in enumerate(names)]


def _node(name: str, index: int, cluster: Cluster, pool: Pool, catalog: Catalog) -> dict[str, Any]:
    amounts = {
        "cpu": str(pool.vcpu),
        "memory": f"{pool.memory_gib}Gi",
        "ephemeral-storage": "2Ti",
        "pods": "110",
        **_devices(pool, catalog),
    }
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {
            "name": name,
            "labels": _labels(name, index, cluster, pool, catalog),
            "annotations": {"kwok.x-k8s.io/node": "fake"},
        },
        "spec": {} if pool.nodes.names else {"taints": [t.model_dump(mode="json") for t in pool.taints]},
        "status": {"capacity": amounts, "allocatable": amounts, "nodeInfo": _INFO},
    }


def _devices(pool: Pool, catalog: Catalog) -> dict[str, str]:
    """Extended resources, as the device plugin would advertise them (strategy `mixed` for partitions)."""
    if not pool.per_node:
        return {}
    if pool.partition is None:
        return {"nvidia.com/gpu": str(pool.per_node)}
    partition = catalog.accelerators[pool.accelerator].partition(pool.partition)
    return {f"nvidia.com/mig-{pool.partition}": str(pool.per_node * (partition.per_device if partition else 0))}


def _labels(name: str, index: int, cluster: Cluster, pool: Pool, catalog: Catalog) -> dict[str, str]:
    zones = pool.zones or (f"{cluster.region}a",)
    labels = {
        MARK: "true",
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "topology.kubernetes.io/region": cluster.region,
        "topology.kubernetes.io/zone": zones[index % len(zones)],
    }
    if pool.instance_type:
        labels["node.kubernetes.io/instance-type"] = pool.instance_type
    if not pool.nodes.names:
        labels |= {"ai-landing-zone/pool": pool.name, **pool.labels}
    return labels | _discovered(pool, catalog)


def _discovered(pool: Pool, catalog: Catalog) -> dict[str, str]:
    """Labels that GPU feature discovery would give."""
    if not pool.per_node:
        return {}
    labels = {
        "nvidia.com/gpu.present": "true",
        "nvidia.com/gpu.count": str(pool.per_node),
        "nvidia.com/gpu.product": f"NVIDIA-{pool.accelerator}",
        "nvidia.com/gpu.memory": str(round(catalog.accelerators[pool.accelerator].visible_memory_gib * 1024)),
    }
    return labels | ({"nvidia.com/mig.config": f"all-{pool.partition}"} if pool.partition else {})


_INFO = {
    "architecture": "amd64",
    "operatingSystem": "linux",
    "kubeletVersion": "v1.36.3",
    "osImage": "simulated",
    "kernelVersion": "simulated",
    "containerRuntimeVersion": "simulated",
    "bootID": "",
    "machineID": "",
    "systemUUID": "",
    "kubeProxyVersion": "",
}
