"""A pool of an EKS cluster as a managed node group."""

from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_aws import ec2, eks

from landing_zone.errors import LandingZoneError
from landing_zone.infra.options import child
from landing_zone.infra.pools.eks_images import ami_type
from landing_zone.infra.pools.eks_launch_template import CAPACITY_BLOCK, launch_template
from landing_zone.infra.pools.kubelet_labels import kubelet_labels
from landing_zone.infra.pools.node_pool import NodePool, NodePoolArgs

FALLBACK = "ai-landing-zone/fallback"
"""Label of nodes that are started only where spot capacity is not to be had; autoscalers and pods prefer others."""
EFFECTS = {"NoSchedule": "NO_SCHEDULE", "NoExecute": "NO_EXECUTE", "PreferNoSchedule": "PREFER_NO_SCHEDULE"}
CAPACITY = {"spot": "SPOT", CAPACITY_BLOCK: "CAPACITY_BLOCK"}
"""How EKS names the kinds of purchase that are not on demand; reserved capacity is, and is aimed at."""
SCARCE = ("reserved", CAPACITY_BLOCK)
"""Kinds of purchase of which there is none more to replace nodes with: old ones go before new ones come."""


@dataclass(frozen=True)
class _Group:
    """One of the pool's node groups."""

    name: str
    capacity: str
    start: int
    min: int
    labels: dict[str, str]


class EksNodePool(NodePool):
    """Nodes of one instance type; of a spot pool also an on-demand group of the same nodes, from zero."""

    def __init__(self, name: str, args: NodePoolArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:EksNodePool", name, {}, opts)
        _check(args)
        template = launch_template(self, name, args)
        capacity, labels = CAPACITY.get(args["purchase"], "ON_DEMAND"), kubelet_labels(args["labels"])
        group = _Group(args["name"], capacity, args["planned"], args["min"], labels)
        made = self._group(name, args, group, template)
        if args["purchase"] == "spot" and args["fallback"]:
            spare = _Group(f"{args['name']}-on-demand", "ON_DEMAND", 0, 0, {**labels, FALLBACK: "true"})
            self._group(f"{name}-on-demand", args, spare, template)
        self.name = pulumi.Output.from_input(args["name"])
        self.accelerator = pulumi.Output.from_input(args["accelerator"])
        self.node_group_id = made.arn
        self.register()

    def _group(self, name: str, args: NodePoolArgs, group: _Group, template: ec2.LaunchTemplate) -> eks.NodeGroup:
        inputs: dict[str, Any] = {
            "cluster_name": args["cluster"],
            "node_group_name": group.name,
            "node_role_arn": args["node_role"],
            "subnet_ids": _subnets(args),
            "version": args["kubernetes"],
            "ami_type": ami_type(args),
            "capacity_type": group.capacity,
            "instance_types": None if group.capacity == "CAPACITY_BLOCK" else [args["instance_type"]],
            "launch_template": {"id": template.id, "version": template.latest_version.apply(str)},
            "scaling_config": _scaling(args, group),
            "labels": group.labels,
            "taints": [_taint(taint) for taint in args["taints"]],
            "update_config": {"max_unavailable": 1, **_replacing(args)},
            "node_repair_config": {"enabled": True},
            "tags": args["tags"],
            **args.get("native", {}),
        }
        opts = child(self, ignore_changes=["scalingConfig.desiredSize"], ready_within="60m")
        return eks.NodeGroup(f"{name}-group", **inputs, opts=opts)


def _check(args: NodePoolArgs) -> None:
    if args["purchase"] == CAPACITY_BLOCK and "reservation" not in args:
        raise LandingZoneError(
            f"pool {args['name']} of cluster {args['cluster_name']} is bought as a capacity block, but names none; "
            "write its id as `machine.reservation`"
        )


def _scaling(args: NodePoolArgs, group: _Group) -> dict[str, int]:
    """Return the size of a group; EKS wants room for one node at least."""
    return {"min_size": group.min, "desired_size": group.start, "max_size": max(1, args["max"])}


def _replacing(args: NodePoolArgs) -> dict[str, str]:
    return {"update_strategy": "MINIMAL"} if args["purchase"] in SCARCE else {}


def _subnets(args: NodePoolArgs) -> pulumi.Input[list[str]]:
    """Return the pool's subnets; nodes that stand close to each other stand in its first zone."""
    if not args["together"]:
        return args["subnet_ids"]
    return pulumi.Output.from_input(args["subnet_ids"]).apply(lambda ids: ids[:1])


def _taint(taint: Any) -> dict[str, str]:
    return {"key": taint["key"], "value": taint.get("value", ""), "effect": EFFECTS[taint["effect"]]}
