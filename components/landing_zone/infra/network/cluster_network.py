"""The network of one cluster: arguments and outputs, the same on every cloud."""

from typing import Any, NotRequired, TypedDict

import pulumi


class NetworkLinkArgs(TypedDict):
    """An encrypted link to a site of one's own."""

    to: str
    """Name of the cluster at the other end."""
    address: str
    """Public address of that site's VPN device."""
    cidrs: list[str]
    """Addresses behind it."""
    asn: int
    """BGP number of that site."""


class PrivateTargetArgs(TypedDict):
    """A resource that is reached by a private endpoint."""

    name: str
    """What it is, once in the network (`models-eu`)."""
    service: str
    """`registry`, `vault`, `blob` or `openai`."""
    id: pulumi.Input[str]
    """Its resource id."""


class ClusterNetworkArgs(TypedDict):
    """Addresses, zones and ways out of one cluster's network."""

    environment: str
    """Name of the environment; part of physical names and tags."""
    cluster: str
    """Name of the cluster."""
    region: str
    """The cloud's region."""
    profile: str
    """`dev`, `prod` or `restricted`."""
    cidr: str
    """Addresses of the network."""
    pods: str
    """Addresses of pods, where they have a range of their own."""
    services: str
    """Addresses of Services."""
    zones: list[str]
    """Zones with a private subnet."""
    nat: str
    """`none`, `single` or `per-zone`."""
    endpoints: bool
    """Whether registry, object store, keys, logs and model APIs get private endpoints."""
    flow_logs: bool
    """Whether flows are logged."""
    tags: dict[str, str]
    """Tags of every resource."""
    existing: NotRequired[str]
    """Network that is there already, by the cloud's id; then only subnets are looked at and nothing is made of it."""
    existing_subnets: NotRequired[list[str]]
    """Its private subnets."""
    hub: NotRequired[str]
    """Hub that it is attached to."""
    links: NotRequired[list[NetworkLinkArgs]]
    """Encrypted links."""
    key: NotRequired[pulumi.Input[str]]
    """Key that logs are encrypted with."""
    account: NotRequired[str]
    """AWS account id, Azure subscription id."""
    resource_group: NotRequired[pulumi.Input[str]]
    """Azure: resource group of the cluster, its network and its key."""
    private_targets: NotRequired[list[PrivateTargetArgs]]
    """Azure: what gets a private endpoint besides the vault of `key`."""
    native: NotRequired[dict[str, Any]]
    """Raw arguments of the cloud's network resource, over those made here."""


class ClusterNetwork(pulumi.ComponentResource):
    """Base of every cloud's network: its outputs."""

    network_id: pulumi.Output[str]
    """The cloud's id of the network."""
    subnet_ids: pulumi.Output[list[str]]
    """Private subnets of the nodes, in the order of the zones."""
    zones: pulumi.Output[list[str]]
    """Zones of those subnets, in the same order."""
    cidr: pulumi.Output[str]
    """Addresses of the network."""
    links: pulumi.Output[dict[str, dict[str, str]]]
    """What the other end of each encrypted link must be set to, by the cluster there (addresses, numbers, the name of
    the secret with the shared key; never the key)."""

    def reach(self, name: str, store: pulumi.Input[str]) -> None:
        """Have pods reach a store of models, by its id, where the network's endpoints do not lead to every store."""

    def register(self) -> None:
        """Register the outputs, which must be set."""
        names = ("network_id", "subnet_ids", "zones", "cidr", "links")
        self.register_outputs({name: getattr(self, name) for name in names})
