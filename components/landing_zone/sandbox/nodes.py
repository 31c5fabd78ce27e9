"""Simulated nodes of clusters that are there already: what a pool's machines would tell the API server of themselves.

A pool that names its nodes gets bare machines, which the program's own component then labels and taints, as on-prem. A
pool that doesn't gets them as a cloud's node group makes them: labelled and tainted from the start.
"""

from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.cluster import Cluster
from landing_zone.config.pool import Pool
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.machine import MARK, Machine, node

MANAGER = "ai-landing-zone-sandbox"


async def apply_nodes(kube: Kube, cluster: Cluster, catalog: Catalog) -> None:
    """Make the nodes that every pool of ``cluster`` may have, and remove those of pools that are no more."""
    wanted = {node["metadata"]["name"]: node for pool in cluster.pools for node in nodes(cluster, pool, catalog)}
    present = {node["metadata"]["name"] for node in await kube.list("v1", "Node", label_selector=MARK)}
    for name in sorted(present - wanted.keys()):
        await kube.delete("v1", "Node", name)
    for name in sorted(wanted.keys() - present):
        await kube.apply(wanted[name], field_manager=MANAGER)


def nodes(cluster: Cluster, pool: Pool, catalog: Catalog) -> list[dict[str, Any]]:
    """Return the node objects of one pool."""
    names = list(pool.nodes.names) or [f"{cluster.name}-{pool.name}-{i}" for i in range(pool.nodes.max)]
    accelerator = catalog.accelerators[pool.accelerator] if pool.per_node else None
    machine = Machine(pool.vcpu, pool.memory_gib, accelerator, pool.per_node, pool.partition)
    taints = [] if pool.nodes.names else [t.model_dump(mode="json") for t in pool.taints]
    return [node(name, machine, _labels(i, cluster, pool), taints) for i, name in enumerate(names)]


def _labels(index: int, cluster: Cluster, pool: Pool) -> dict[str, str]:
    zones = pool.zones or (f"{cluster.region}a",)
    labels = {
        "topology.kubernetes.io/region": cluster.region,
        "topology.kubernetes.io/zone": zones[index % len(zones)],
    }
    if pool.instance_type:
        labels["node.kubernetes.io/instance-type"] = pool.instance_type
    if pool.partition:
        labels["nvidia.com/mig.config"] = f"all-{pool.partition}"
    return labels if pool.nodes.names else labels | {"ai-landing-zone/pool": pool.name, **pool.labels}
