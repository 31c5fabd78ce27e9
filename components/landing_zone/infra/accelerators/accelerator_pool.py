"""An accelerator pool: what its nodes are labelled and tainted with."""

from typing import NotRequired, TypedDict

import pulumi
from pulumi_kubernetes.core.v1 import NodePatch, NodeSpecPatchArgs, TaintPatchArgs
from pulumi_kubernetes.meta.v1 import ObjectMetaPatchArgs

from landing_zone.infra.accelerators.mig import config_name
from landing_zone.infra.accelerators.resources import TaintArgs, pool_taints
from landing_zone.infra.labels import ACCELERATOR, MANAGED_BY, MANAGER, POOL
from landing_zone.infra.options import child


class AcceleratorPoolArgs(TypedDict):
    """Nodes of one kind in one cluster."""

    cluster: str
    """Name of the cluster."""
    name: str
    """Name of the pool."""
    accelerator: str
    """Short name of the accelerator, or `cpu`."""
    per_node: int
    """Whole accelerators of one node."""
    partition: NotRequired[str]
    """MIG profile that every accelerator is cut into."""
    partitions_per_device: NotRequired[int]
    """Partitions of that profile on one accelerator."""
    node_names: list[str]
    """Nodes to label and taint; empty where a cloud's node group does it."""
    labels: NotRequired[dict[str, str]]
    """More node labels."""
    taints: NotRequired[list[TaintArgs]]
    """More node taints."""


def node_labels(args: AcceleratorPoolArgs) -> dict[str, str]:
    """Return the labels that nodes of the pool carry."""
    mig = {"nvidia.com/mig.config": config_name(args["partition"])} if "partition" in args else {}
    fixed = {MANAGED_BY: MANAGER, POOL: args["name"], ACCELERATOR: args["accelerator"]}
    return {**args.get("labels", {}), **mig, **fixed}


def node_taints(args: AcceleratorPoolArgs) -> list[TaintArgs]:
    """Return the taints that nodes of the pool carry."""
    return pool_taints(args["per_node"] > 0, args.get("taints", []))


class AcceleratorPool(pulumi.ComponentResource):
    """Labels and taints of a pool's named nodes; a pool without named nodes makes no object."""

    name: pulumi.Output[str]
    """Name of the pool."""
    accelerator: pulumi.Output[str]
    """Short name of the accelerator."""
    nodes: pulumi.Output[int]
    """How many nodes are labelled here."""

    def __init__(self, name: str, args: AcceleratorPoolArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AcceleratorPool", name, {}, opts)
        for node in args["node_names"]:
            self._node(node, args)
        self.name = pulumi.Output.from_input(args["name"])
        self.accelerator = pulumi.Output.from_input(args["accelerator"])
        self.nodes = pulumi.Output.from_input(len(args["node_names"]))
        self.register_outputs({"name": self.name, "accelerator": self.accelerator, "nodes": self.nodes})

    def _node(self, node: str, args: AcceleratorPoolArgs) -> None:
        """Take ownership of the labels and taints of one node.

        `spec.taints` has one owner as a whole: a pool without taints must not own it, or it would remove all others.
        """
        taints = [TaintPatchArgs(**taint) for taint in node_taints(args)]
        NodePatch(
            f"{args['cluster']}-{node}",
            metadata=ObjectMetaPatchArgs(
                name=node, labels=node_labels(args), annotations={"pulumi.com/patchForce": "true"}
            ),
            spec=NodeSpecPatchArgs(taints=taints) if taints else None,
            opts=child(self),
        )
