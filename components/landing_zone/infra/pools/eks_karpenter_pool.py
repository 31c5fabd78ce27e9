"""A pool of an EKS cluster that Karpenter fills and empties."""

from typing import Any

import pulumi
from pulumi_kubernetes.apiextensions import CustomResource

from landing_zone.infra.labels import metadata
from landing_zone.infra.options import child
from landing_zone.infra.pools.eks_images import check_driver
from landing_zone.infra.pools.eks_karpenter_class import GROUP, KIND, node_class_spec, placement_group
from landing_zone.infra.pools.kubelet_labels import kubelet_labels
from landing_zone.infra.pools.node_pool import NodePool, NodePoolArgs

DEVICES = {"nvidia": "nvidia.com/gpu", "aws": "aws.amazon.com/neuron"}
"""Extended resources by the accelerator's vendor."""
CAPACITY = {"on-demand": ["on-demand"], "spot": ["spot"], "reserved": ["reserved"], "capacity-block": ["reserved"]}
EXPIRE_AFTER = "720h"
"""Age at which a node is replaced, so that images get no older."""
EMPTY_FOR = "5m"
"""Time after which a node without pods is removed."""


class EksKarpenterPool(NodePool):
    """A NodePool and its EC2NodeClass; as many nodes as planned come when pods wait for them, and no more."""

    def __init__(self, name: str, args: NodePoolArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:EksKarpenterPool", name, {}, opts)
        check_driver(args)
        machines = CustomResource(
            f"{name}-class",
            api_version=f"{GROUP}/v1",
            kind=KIND,
            metadata=metadata(args["name"]),
            spec=node_class_spec(args, placement_group(self, name, args)),
            opts=child(self),
        )
        pool = CustomResource(
            f"{name}-pool",
            api_version="karpenter.sh/v1",
            kind="NodePool",
            metadata=metadata(args["name"]),
            spec={**_spec(args), **args.get("native", {})},
            opts=child(self, depends_on=[machines]),
        )
        self.name = pulumi.Output.from_input(args["name"])
        self.accelerator = pulumi.Output.from_input(args["accelerator"])
        self.node_group_id = pool.id
        self.register()


def _spec(args: NodePoolArgs) -> dict[str, Any]:
    """Return the spec of the NodePool; nodes are removed one at a time, and only without pods."""
    template = {
        "metadata": {"labels": kubelet_labels(args["labels"])},
        "spec": {
            "nodeClassRef": {"group": GROUP, "kind": KIND, "name": args["name"]},
            "requirements": _requirements(args),
            "taints": list(args["taints"]),
            "expireAfter": EXPIRE_AFTER,
        },
    }
    return {
        "template": template,
        "limits": _limits(args),
        "disruption": {
            "consolidationPolicy": "WhenEmpty",
            "consolidateAfter": EMPTY_FOR,
            "budgets": [{"nodes": "1"}],
        },
    }


def _requirements(args: NodePoolArgs) -> list[dict[str, Any]]:
    """Return what nodes must be; spot is taken before on-demand where both are allowed."""
    zones = args["zones"][:1] if args["together"] else args["zones"]
    wanted = {
        "node.kubernetes.io/instance-type": [args["instance_type"]],
        "topology.kubernetes.io/zone": zones,
        "karpenter.sh/capacity-type": _capacity_types(args),
    }
    return [{"key": key, "operator": "In", "values": values} for key, values in wanted.items()]


def _capacity_types(args: NodePoolArgs) -> list[str]:
    takes_over = args["purchase"] == "spot" and args["fallback"]
    return [*CAPACITY[args["purchase"]], *(["on-demand"] if takes_over else [])]


def _limits(args: NodePoolArgs) -> dict[str, str]:
    """Return the nodes of the plan, counted as nodes and as their accelerators."""
    limits = {"nodes": str(args["planned"])}
    device = DEVICES.get(args["accelerator_vendor"])
    return limits | ({device: str(args["planned"] * args["per_node"])} if device else {})
