"""A pool of nodes in a GKE cluster."""

from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_gcp.container import (
    NodePool as GkePool,
)
from pulumi_gcp.container import (
    NodePoolAutoscalingArgs,
    NodePoolManagementArgs,
    NodePoolNetworkConfigArgs,
    NodePoolPlacementPolicyArgs,
    NodePoolQueuedProvisioningArgs,
    NodePoolUpgradeSettingsArgs,
)

from landing_zone.errors import LandingZoneError
from landing_zone.infra.gcp.machines import tpu_topology
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name
from landing_zone.infra.pools.gke_node_config import node_config
from landing_zone.infra.pools.node_pool import NodePool, NodePoolArgs

LONGEST_NAME = 40


@dataclass(frozen=True)
class _Size:
    """Nodes of a pool, in all its zones together."""

    start: int
    min: int
    max: int


class GkeNodePool(NodePool):
    """Nodes of one machine type; of spot pools also an on-demand pool of the same nodes, from zero.

    The cloud starts the same number of nodes in each zone: a pool stands in as many of its zones, the first ones, as
    its planned nodes can be shared out among.
    """

    def __init__(self, name: str, args: NodePoolArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:GkeNodePool", name, {}, opts)
        spot = args["purchase"] == "spot"
        flex = args.get("flex_start", False)
        size = _Size(0, 0, args["max"]) if flex else _Size(args["planned"], args["min"], args["max"])
        pool = self._pool(name, args["name"], args, size, spot=spot)
        if spot and args["fallback"]:
            self._pool(f"{name}-on-demand", f"{args['name']}-on-demand", args, _Size(0, 0, args["max"]), spot=False)
        self.name = pulumi.Output.from_input(args["name"])
        self.accelerator = pulumi.Output.from_input(args["accelerator"])
        self.node_group_id = pool.id
        self.register()

    def _pool(self, name: str, physical: str, args: NodePoolArgs, size: _Size, *, spot: bool) -> GkePool:
        zones = first_zones(args["zones"], size.start, together=args["together"])
        chosen: dict[str, Any] = {
            "name": physical_name(physical, limit=LONGEST_NAME),
            "project": args["account"],
            "cluster": args["cluster"],
            "location": args["region"],
            "node_locations": zones,
            "initial_node_count": size.start // len(zones),
            "autoscaling": _autoscaling(args, size),
            "network_config": _network(args),
            "node_config": node_config(args, spot=spot),
            **_placement(args, size),
            **_repair(args),
            **args.get("native", {}),
        }
        options = child(self, ignore_changes=["initialNodeCount", "nodeCount"], ready_within="60m")
        return GkePool(f"{name}-pool", **chosen, opts=options)


def first_zones(zones: list[str], start: int, *, together: bool) -> list[str]:
    """Return the most zones, from the first on, in which the same number of nodes makes ``start`` in all."""
    if together:
        return zones[:1]
    return zones[: next(count for count in range(len(zones), 0, -1) if start % count == 0)]


def _autoscaling(args: NodePoolArgs, size: _Size) -> NodePoolAutoscalingArgs:
    """Scarce capacity is taken where it is to be had; the rest is spread evenly."""
    scarce = args["purchase"] != "on-demand" or args.get("flex_start", False)
    return NodePoolAutoscalingArgs(
        total_min_node_count=size.min, total_max_node_count=size.max, location_policy="ANY" if scarce else "BALANCED"
    )


def _network(args: NodePoolArgs) -> NodePoolNetworkConfigArgs:
    """With a fast network GKE makes and attaches the networks that GPUDirect runs on."""
    return NodePoolNetworkConfigArgs(
        enable_private_nodes=True, accelerator_network_profile="auto" if args["fast_network"] else None
    )


def _placement(args: NodePoolArgs, size: _Size) -> dict[str, Any]:
    if not args["together"]:
        return {}
    if args["accelerator_vendor"] != "google":
        return {"placement_policy": NodePoolPlacementPolicyArgs(type="COMPACT")}
    chips = (size.start or size.max) * args["per_node"]
    topology = tpu_topology(args["instance_type"], chips)
    if topology is None:
        raise LandingZoneError(
            f"pool {args['name']}: {args['instance_type']} has no slice of {chips} chips; change the number of nodes"
        )
    return {"placement_policy": NodePoolPlacementPolicyArgs(type="COMPACT", tpu_topology=topology)}


def _repair(args: NodePoolArgs) -> dict[str, Any]:
    """Nodes of flex-start are not repaired: that would give up their place; the queue takes no TPUs.

    Accelerators have no surplus that an upgrade could use: it takes one node at a time out of the pool.
    """
    flex, spare = args.get("flex_start", False), args["accelerator"] == "cpu"
    is_tpu = args["accelerator_vendor"] == "google"
    return {
        "management": NodePoolManagementArgs(auto_repair=not flex, auto_upgrade=True),
        "queued_provisioning": NodePoolQueuedProvisioningArgs(enabled=True) if flex and not is_tpu else None,
        "upgrade_settings": NodePoolUpgradeSettingsArgs(max_surge=int(spare), max_unavailable=int(not spare)),
    }
