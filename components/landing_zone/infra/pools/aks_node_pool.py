"""Nodes of one kind in a cluster of Azure Kubernetes Service."""

from typing import Any

import pulumi
from pulumi_azure_native.compute import ProximityPlacementGroup
from pulumi_azure_native.containerservice import AgentPool, AgentPoolSecurityProfileArgs, AgentPoolUpgradeSettingsArgs

from landing_zone.errors import LandingZoneError
from landing_zone.infra.accelerators.resources import AKS_SPOT_TAINT, TaintArgs
from landing_zone.infra.azure.ids import segment_after
from landing_zone.infra.azure.names import agent_pool_name
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name
from landing_zone.infra.pools.aks_gpu import gpu_settings
from landing_zone.infra.pools.aks_sizes import has_infiniband
from landing_zone.infra.pools.kubelet_labels import kubelet_labels
from landing_zone.infra.pools.node_pool import NodePool, NodePoolArgs

SPOT_LABELS = {"kubernetes.azure.com/scalesetpriority": "spot"}
"""AKS gives both to every spot node; pods that are to run there must tolerate the taint."""


class AksNodePool(NodePool):
    """An agent pool, and of spot nodes a second one from zero, on demand, of the same labels and taints.

    Where spot nodes are not to be had, their pods stay pending and the autoscaler opens the second pool. A pool stands
    in the subnet of its first zone. Nodes with InfiniBand need the subscription's feature `AKSInfinibandSupport`.
    """

    def __init__(self, name: str, args: NodePoolArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AksNodePool", name, {}, opts)
        _refuse(args)
        group = pulumi.Output.from_input(args["cluster"]).apply(lambda i: segment_after(i, "resourceGroups"))
        close = self._placement(name, args, group) if args["together"] else {}
        settings = {**_settings(args, group), **close, **_purchase(args)}
        pool = self._pool(f"{name}-pool", agent_pool_name(args["name"]), args, {**settings, **_size(args)})
        if args["purchase"] == "spot" and args["fallback"]:
            settings = {**_settings(args, group), **close, **_bounds(0, args["max"], 0)}
            self._pool(f"{name}-fallback", agent_pool_name(args["name"], "fallback"), args, settings)
        self.name, self.accelerator = (
            pulumi.Output.from_input(args["name"]),
            pulumi.Output.from_input(args["accelerator"]),
        )
        self.node_group_id = pool.id
        self.register()

    def _pool(self, name: str, physical: str, args: NodePoolArgs, settings: dict[str, Any]) -> AgentPool:
        """Make an agent pool; how many nodes it has is the autoscaler's, once it is there."""
        return AgentPool(
            name,
            agent_pool_name=physical,
            **{**settings, **args.get("native", {})},
            opts=child(self, ready_within="45m", ignore_changes=["count"]),
        )

    def _placement(self, name: str, args: NodePoolArgs, group: pulumi.Output[str]) -> dict[str, Any]:
        """Make a proximity placement group, which is of one zone, and return what has the pool stand in it."""
        zones = args["zones"][:1]
        placement = ProximityPlacementGroup(
            f"{name}-together",
            proximity_placement_group_name=physical_name(
                args["environment"], args["cluster_name"], args["name"], limit=80
            ),
            resource_group_name=group,
            location=args["region"],
            proximity_placement_group_type="Standard",
            zones=zones,
            tags=args["tags"],
            opts=child(self),
        )
        return {"proximity_placement_group_id": placement.id, "availability_zones": zones}


def _refuse(args: NodePoolArgs) -> None:
    """Refuse by name what Azure does not have."""
    if args["purchase"] == "capacity-block" or args.get("flex_start"):
        asked = "flex_start" if args.get("flex_start") else "purchase: capacity-block"
        raise LandingZoneError(
            f"pool {args['name']}: Azure has no `{asked}`; use `reservation`, a capacity reservation"
        )
    if args["fast_network"] and not has_infiniband(args["instance_type"]):
        raise LandingZoneError(
            f"pool {args['name']}: {args['instance_type']} has no InfiniBand; choose a size with `r` in its name"
            " (Standard_ND96isr_H100_v5), or remove `fast_network`"
        )


def _settings(args: NodePoolArgs, group: pulumi.Output[str]) -> dict[str, Any]:
    """Return what both pools have."""
    cluster = pulumi.Output.from_input(args["cluster"])
    return {
        "resource_group_name": group,
        "resource_name_": cluster.apply(lambda i: segment_after(i, "managedClusters")),
        "mode": "User",
        "type": "VirtualMachineScaleSets",
        "vm_size": args["instance_type"],
        "orchestrator_version": args["kubernetes"],
        "os_type": "Linux",
        "os_sku": args.get("image", "Ubuntu"),
        "os_disk_type": "Managed",
        "os_disk_size_gb": args["disk_gib"],
        "availability_zones": args["zones"],
        "vnet_subnet_id": pulumi.Output.from_input(args["subnet_ids"]).apply(lambda ids: ids[0]),
        "enable_encryption_at_host": True,
        "enable_node_public_ip": False,
        "security_profile": _security(args),
        "upgrade_settings": _upgrade(args),
        "node_labels": kubelet_labels(args["labels"]),
        "node_taints": [_taint(t) for t in args["taints"]],
        "tags": args["tags"],
        **gpu_settings(args),
    }


def _security(args: NodePoolArgs) -> AgentPoolSecurityProfileArgs:
    """Return what guards nodes; a driver that the operator builds is not signed, so secure boot would refuse it."""
    is_signed = not args["per_node"]
    return AgentPoolSecurityProfileArgs(enable_secure_boot=is_signed, enable_vtpm=is_signed, ssh_access="Disabled")


def _upgrade(args: NodePoolArgs) -> AgentPoolUpgradeSettingsArgs:
    """Return how nodes are renewed: those with accelerators one by one, since none is to be had beside the plan's."""
    if args["per_node"]:
        return AgentPoolUpgradeSettingsArgs(max_surge="0", max_unavailable="1", drain_timeout_in_minutes=60)
    return AgentPoolUpgradeSettingsArgs(max_surge="33%", drain_timeout_in_minutes=30)


def _size(args: NodePoolArgs) -> dict[str, Any]:
    return _bounds(args["min"], args["max"], args["planned"])


def _bounds(least: int, most: int, first: int) -> dict[str, Any]:
    """Return the bounds of an autoscaler; a pool that may have no node has none."""
    if not most:
        return {"enable_auto_scaling": False, "count": 0}
    return {"enable_auto_scaling": True, "min_count": least, "max_count": most, "count": first}


def _purchase(args: NodePoolArgs) -> dict[str, Any]:
    """Return how nodes are paid for."""
    if args["purchase"] == "spot":
        return {
            "scale_set_priority": "Spot",
            "scale_set_eviction_policy": "Delete",
            "spot_max_price": -1.0,
            "node_labels": {**kubelet_labels(args["labels"]), **SPOT_LABELS},
            "node_taints": list(dict.fromkeys(_taint(t) for t in (*args["taints"], AKS_SPOT_TAINT))),
        }
    return {"capacity_reservation_group_id": args["reservation"]} if "reservation" in args else {}


def _taint(taint: TaintArgs) -> str:
    return f"{taint['key']}={taint.get('value', '')}:{taint['effect']}"
