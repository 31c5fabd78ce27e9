"""Nodes of one kind in a cluster that is made here: arguments and outputs, the same on every cloud."""

from typing import Any, NotRequired, TypedDict

import pulumi

from landing_zone.infra.accelerators.resources import TaintArgs


class NodePoolArgs(TypedDict):
    """A pool of nodes of one instance type."""

    environment: str
    """Name of the environment; part of physical names and tags."""
    cluster: pulumi.Input[str]
    """The cluster's physical name (AWS, GCP) or resource id (Azure), an output of the cluster."""
    cluster_name: str
    """Name of the cluster in the environment."""
    name: str
    """Name of the pool."""
    account: str
    """AWS account id, Azure subscription id, GCP project id."""
    region: str
    """The cloud's region."""
    profile: str
    """`dev`, `prod` or `restricted`."""
    kubernetes: str
    """Minor version."""
    instance_type: str
    """The cloud's name of the node type."""
    accelerator: str
    """Short name of the accelerator, or `cpu`."""
    accelerator_vendor: str
    """`nvidia`, `amd`, `aws`, `google`, `intel`; "" for CPU pools."""
    per_node: int
    """Whole accelerators of one node."""
    min: int
    """Fewest nodes."""
    max: int
    """Most nodes."""
    planned: int
    """Nodes that the plan uses; the pool starts with them."""
    zones: list[str]
    """Zones of the nodes."""
    subnet_ids: pulumi.Input[list[str]]
    """Subnets of those zones, in the same order."""
    labels: dict[str, str]
    """Every label of the nodes."""
    taints: list[TaintArgs]
    """Every taint of the nodes."""
    purchase: str
    """`on-demand`, `spot`, `reserved` or `capacity-block`."""
    disk_gib: int
    """Size of the system disk."""
    driver: str
    """`operator`: the node image brings no driver; `host`: it does."""
    together: bool
    """Whether nodes stand close to each other."""
    fast_network: bool
    """Whether nodes get the network for models on several nodes."""
    fallback: bool
    """Of spot pools: whether an on-demand pool from zero takes over."""
    node_role: pulumi.Input[str]
    """Identity of the nodes, an output of the cluster."""
    key: pulumi.Input[str]
    """Key that disks are encrypted with."""
    tags: dict[str, str]
    """Tags of every resource."""
    partition: NotRequired[str]
    """MIG profile that every accelerator is cut into."""
    image: NotRequired[str]
    """Node image, as the cloud names it."""
    security_group: NotRequired[pulumi.Input[str]]
    """AWS: security group that nodes share with the control plane; needed where `fast_network` is asked for."""
    reservation: NotRequired[str]
    """Reserved capacity that nodes come from."""
    flex_start: NotRequired[bool]
    """GCP: nodes are queued until all are there."""
    native: NotRequired[dict[str, Any]]
    """Raw arguments of the cloud's node group resource, over those made here."""


class NodePool(pulumi.ComponentResource):
    """Base of every pool: its outputs."""

    name: pulumi.Output[str]
    """Name of the pool."""
    accelerator: pulumi.Output[str]
    """Short name of the accelerator."""
    node_group_id: pulumi.Output[str]
    """The cloud's id of the node group."""

    def register(self) -> None:
        """Register the outputs, which must be set."""
        self.register_outputs({name: getattr(self, name) for name in ("name", "accelerator", "node_group_id")})
