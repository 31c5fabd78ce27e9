"""A cluster in a cloud, whole: key, network, control plane, pools, and the store of its jurisdiction's models."""

from collections.abc import Iterable
from typing import Any, NotRequired, TypedDict, cast

import pulumi

from landing_zone.infra.accelerators.resources import TaintArgs
from landing_zone.infra.clouds.cloud import CloudAccountArgs, cloud_of
from landing_zone.infra.clusters.managed_cluster import MaintenanceArgs, ManagedCluster
from landing_zone.infra.network.cluster_network import ClusterNetwork, ClusterNetworkArgs
from landing_zone.infra.pools.node_pool import NodePool, NodePoolArgs
from landing_zone.infra.storage.model_store import ModelStore


class CloudPoolArgs(TypedDict):
    """A pool, without what its cluster gives it; the keys are those of `NodePoolArgs`."""

    name: str
    """Name of the pool."""
    provisioner: str
    """`group` or `karpenter`."""
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
    """Nodes that the plan uses."""
    zones: list[str]
    """Zones of the nodes."""
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
    partition: NotRequired[str]
    """MIG profile that every accelerator is cut into."""
    image: NotRequired[str]
    """Node image, as the cloud names it."""
    reservation: NotRequired[str]
    """Reserved capacity that nodes come from."""
    flex_start: NotRequired[bool]
    """GCP: nodes are queued until all are there."""
    native: NotRequired[dict[str, Any]]
    """Raw arguments of the cloud's node group resource."""


class CloudClusterArgs(TypedDict):
    """A cluster to make in a cloud."""

    environment: str
    """Name of the environment."""
    name: str
    """Name of the cluster."""
    site: str
    """`aws`, `azure` or `gcp`."""
    jurisdiction: str
    """Law that applies there."""
    profile: str
    """`dev`, `prod` or `restricted`."""
    kubernetes: str
    """Minor version."""
    account: CloudAccountArgs
    """Account and region."""
    network: ClusterNetworkArgs
    """Its network."""
    pools: list[CloudPoolArgs]
    """Its pools."""
    admins: list[str]
    """Who administers it."""
    authorized_networks: list[str]
    """CIDRs that reach the API server besides the private network."""
    maintenance: MaintenanceArgs
    """When the cloud may change it."""
    store: bool
    """Whether it brings the store of its cloud's and jurisdiction's models."""
    native: NotRequired[dict[str, Any]]
    """Raw arguments of the cloud's cluster resource."""


_SHARED = ("pods", "services", "zones", "nat")
"""What the control plane must know of its network's arguments."""
Place = tuple[str, str, str]
"""Cloud, account and jurisdiction."""


def place(cluster: CloudClusterArgs) -> Place:
    """Return where the cluster's models lie: one store serves all clusters of a cloud's account and a jurisdiction."""
    return cluster["site"], cluster["account"]["id"], cluster["jurisdiction"]


def keepers(clusters: Iterable[CloudClusterArgs]) -> dict[Place, str]:
    """Return, by place, the first cluster by name: the one that brings the store."""
    found: dict[Place, str] = {}
    for cluster in sorted(clusters, key=lambda c: c["name"]):
        found.setdefault(place(cluster), cluster["name"])
    return found


class CloudCluster(pulumi.ComponentResource):
    """Key, network, control plane and pools of one cluster, in the account that it is made in."""

    key: pulumi.Output[str]
    """Key that its Secrets, logs, disks and models are encrypted with."""
    links: pulumi.Output[dict[str, dict[str, str]]]
    """What the other ends of its network's encrypted links must be set to."""
    store: pulumi.Output[str]
    """Where models of its jurisdiction lie; "" if another cluster brings the store."""

    def __init__(self, name: str, args: CloudClusterArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:CloudCluster", name, {}, opts)
        self.args, self.cloud = args, cloud_of(args["site"])
        self.account = self.cloud.account(f"{name}-account", args["account"], pulumi.ResourceOptions(parent=self))
        self.group = self._group(name)
        key = self.cloud.key(f"{name}-key", cast("Any", {**self.common(), "name": args["name"]}), self._child())
        self.key = key.key_id
        network = self.cloud.network(f"{name}-network", self._network(), self._child())
        self.cluster = self._make_cluster(network)
        self.pools = [self._pool(pool, network) for pool in args["pools"]]
        self.model_store = self._store() if args["store"] else None
        self.network = network
        self.links = network.links
        self.store = self.model_store.uri if self.model_store else pulumi.Output.from_input("")
        self.register_outputs({"key": self.key, "links": self.links, "store": self.store})

    def _child(self) -> pulumi.ResourceOptions:
        return pulumi.ResourceOptions(parent=self, providers=[self.account])

    def common(self) -> dict[str, Any]:
        """Return the arguments that everything of the cluster gets."""
        account = self.args["account"]
        tenant = {"tenant": account["tenant"]} if "tenant" in account else {}
        return {
            "environment": self.args["environment"],
            "account": account["id"],
            "region": account["region"],
            "profile": self.args["profile"],
            "tags": account["tags"],
            **tenant,
            **self._grouped(),
        }

    def _grouped(self) -> dict[str, pulumi.Output[str]]:
        return {} if self.group is None else {"resource_group": self.group}

    def _network(self) -> ClusterNetworkArgs:
        joined = {"account": self.args["account"]["id"], "key": self.key, **self._grouped()}
        return cast("ClusterNetworkArgs", {**self.args["network"], **joined})

    def _group(self, name: str) -> pulumi.Output[str] | None:
        if self.cloud.group is None:
            return None
        args = self.args
        return self.cloud.group(f"{name}-group", args["environment"], args["name"], args["account"], self._child())

    def _make_cluster(self, network: ClusterNetwork) -> ManagedCluster:
        given = ("name", "site", "jurisdiction", "kubernetes", "admins", "authorized_networks", "maintenance", "native")
        own = {key: value for key, value in self.args.items() if key in given}
        shared = {key: value for key, value in self.args["network"].items() if key in _SHARED}
        joined: dict[str, Any] = {"network_id": network.network_id, "subnet_ids": network.subnet_ids, "key": self.key}
        if "role" in self.args["account"]:
            joined["role"] = self.args["account"]["role"]
        args = {**self.common(), **own, **shared, **joined}
        return self.cloud.cluster(self.args["name"], cast("Any", args), self._child())

    def _pool(self, pool: CloudPoolArgs, network: ClusterNetwork) -> NodePool:
        karpenter = pool["provisioner"] == "karpenter" and self.cloud.karpenter_pool
        make = karpenter or self.cloud.pool
        own = {key: value for key, value in pool.items() if key != "provisioner"}
        args = {**self.common(), **own, **self._joined(pool, network)}
        return make(f"{self.args['name']}-{pool['name']}", cast("NodePoolArgs", args), self._pool_options())

    def _pool_options(self) -> pulumi.ResourceOptions:
        """Karpenter's objects lie inside the cluster, node groups beside it.

        Pools wait for what their arguments come from. They must not wait for the whole cluster, parts of which (DNS,
        as an add-on) are ready only once there are nodes.
        """
        return pulumi.ResourceOptions(parent=self, providers=[self.account, self.cluster.provider])

    def _joined(self, pool: CloudPoolArgs, network: ClusterNetwork) -> dict[str, Any]:
        places = [self.args["network"]["zones"].index(zone) for zone in pool["zones"]]
        return {
            "cluster": self.cluster.physical_id,
            "cluster_name": self.args["name"],
            "kubernetes": self.args["kubernetes"],
            "subnet_ids": network.subnet_ids.apply(lambda ids: [ids[place] for place in places]),
            "node_role": self.cluster.node_role,
            "key": self.key,
            **self.cluster.for_pools(),
        }

    def _store(self) -> ModelStore:
        args = {**self.common(), "jurisdiction": self.args["jurisdiction"], "key": self.key}
        return self.cloud.store(f"{self.args['name']}-models", cast("Any", args), self._child())
