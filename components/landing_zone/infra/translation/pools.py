"""Pools, and what the GPU Operator must know of them."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.cluster import Cluster
from landing_zone.config.pool import Pool, Purchase
from landing_zone.config.rule import Site
from landing_zone.infra.accelerators.accelerator_pool import AcceleratorPoolArgs, node_taints
from landing_zone.infra.accelerators.gpu_operator import GpuOperatorArgs
from landing_zone.infra.accelerators.resources import AKS_SPOT_TAINT, TaintArgs
from landing_zone.sizing.device import device_of

_MANAGED = frozenset({Site.AWS, Site.AZURE, Site.GCP})


def pool_args(cluster: Cluster, pool: Pool, catalog: Catalog) -> AcceleratorPoolArgs:
    """Return the arguments of one pool."""
    args: AcceleratorPoolArgs = {
        "cluster": cluster.name,
        "name": pool.name,
        "accelerator": pool.accelerator,
        "per_node": pool.per_node,
        "node_names": list(pool.nodes.names),
        "labels": dict(pool.labels),
        "taints": [_taint(t.key, t.value, t.effect.value) for t in pool.taints],
    }
    if pool.partition is not None:
        args["partition"] = pool.partition
        args["partitions_per_device"] = device_of(pool, catalog).per_node // pool.per_node
    return args


def accelerator_resources(cluster: Cluster, catalog: Catalog) -> list[str]:
    """Return the extended resources that the cluster's pools offer, sorted."""
    found = {device_of(pool, catalog).resource for pool in cluster.pools}
    return sorted(resource for resource in found if resource is not None)


def tolerated(cluster: Cluster, pool: Pool, args: AcceleratorPoolArgs) -> list[TaintArgs]:
    """Return the taints that what runs on the pool must tolerate: its own, and what its cloud adds to nodes."""
    is_spot_of_aks = cluster.create is not None and cluster.site is Site.AZURE and pool.purchase is Purchase.SPOT
    return [*node_taints(args), AKS_SPOT_TAINT] if is_spot_of_aks else node_taints(args)


def gpu_operator_args(cluster: Cluster, pools: list[AcceleratorPoolArgs], charts: str) -> GpuOperatorArgs:
    """Return the operator's arguments for the pools of a cluster."""
    pairs = [(pool, args) for pool, args in zip(cluster.pools, pools, strict=True) if pool.per_node]
    taints = {tuple(sorted(t.items())): t for pool, args in pairs for t in tolerated(cluster, pool, args)}
    return {
        "cluster": cluster.name,
        "managed_image": cluster.site in _MANAGED,
        "driver_owner": cluster.gpu.owner,
        "time_slices": cluster.gpu.time_slices,
        "partitions": {p["partition"]: p["partitions_per_device"] for p in pools if "partition" in p},
        "taints": list(taints.values()),
        "charts": charts,
    }


def _taint(key: str, value: str, effect: str) -> TaintArgs:
    return {"key": key, "value": value, "effect": effect} if value else {"key": key, "effect": effect}
