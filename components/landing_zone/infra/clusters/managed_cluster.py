"""A cluster that is made here: arguments and outputs, the same on every cloud."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

import pulumi

if TYPE_CHECKING:
    from pulumi_kubernetes import Provider


class MaintenanceArgs(TypedDict):
    """Weekly time in which the cloud may change the cluster, UTC."""

    day: str
    """Day of the week, lower case."""
    hour: int
    """Hour at which it begins."""
    hours: int
    """How long it lasts."""


class ManagedClusterArgs(TypedDict):
    """A cluster of one cloud, hardened."""

    environment: str
    """Name of the environment; part of physical names and tags."""
    name: str
    """Name of the cluster in the environment; also the cluster's physical name and that of its provider."""
    site: str
    """`aws`, `azure`, `gcp` or `on-prem`."""
    region: str
    """The cloud's region."""
    jurisdiction: str
    """Law that applies there."""
    profile: str
    """`dev`, `prod` or `restricted`."""
    kubernetes: str
    """Minor version."""
    account: str
    """AWS account id, Azure subscription id, GCP project id."""
    network_id: pulumi.Input[str]
    """Network, by the cloud's id."""
    subnet_ids: pulumi.Input[list[str]]
    """Private subnets of control plane and nodes."""
    zones: list[str]
    """Zones of those subnets."""
    pods: str
    """Addresses of pods, where they have a range of their own."""
    services: str
    """Addresses of Services."""
    key: pulumi.Input[str]
    """Key that Secrets in etcd and logs are encrypted with, by the cloud's id."""
    admins: list[str]
    """Who administers it."""
    authorized_networks: list[str]
    """CIDRs that reach the API server besides the private network."""
    maintenance: MaintenanceArgs
    """When the cloud may change it."""
    tags: dict[str, str]
    """Tags of every resource."""
    tenant: NotRequired[str]
    """Azure: Entra tenant."""
    role: NotRequired[str]
    """AWS: ARN of the role that works for us; it administers the cluster, and the kubeconfig's command assumes it."""
    resource_group: NotRequired[pulumi.Input[str]]
    """Azure: resource group of the cluster, its network and its key."""
    nat: NotRequired[str]
    """Azure: way out that its network has (`none`, `single`, `per-zone`); absent = `none` for `restricted`."""
    native: NotRequired[dict[str, Any]]
    """Raw arguments of the cloud's cluster resource, over those made here."""


class ManagedCluster(pulumi.ComponentResource):
    """Base of every cluster: its outputs, and its Kubernetes provider."""

    if TYPE_CHECKING:  # a schema of other languages has outputs alone
        provider: Provider
        """Provider for what lies inside it, named as the cluster."""
    name: pulumi.Output[str]
    """Name of the cluster."""
    site: pulumi.Output[str]
    """Kind of place."""
    region: pulumi.Output[str]
    """Region or site name."""
    jurisdiction: pulumi.Output[str]
    """Law that applies there."""
    physical_id: pulumi.Output[str]
    """The cluster as its node groups refer to it: its name (AWS, GCP), its resource id (Azure)."""
    endpoint: pulumi.Output[str]
    """Address of the API server (`https://…`)."""
    oidc_issuer: pulumi.Output[str]
    """Issuer of the tokens of its service accounts; "" where pods get no identity of a cloud."""
    node_role: pulumi.Output[str]
    """Identity of its nodes, by the cloud's id; "" where there is none."""
    kubeconfig: pulumi.Output[str]
    """Kubeconfig, a secret; it holds a command that gets a token, never a token."""

    def stand(self, args: Mapping[str, object]) -> None:
        """Set the outputs that say which cluster it is and where it stands, as the arguments have them."""
        self.name, self.site, self.region, self.jurisdiction = (
            pulumi.Output.from_input(str(args[key])) for key in ("name", "site", "region", "jurisdiction")
        )

    def for_pools(self) -> dict[str, pulumi.Output[str]]:
        """Return arguments that pools of this cloud's clusters get besides those of every cloud."""
        return {}

    def register(self) -> None:
        """Register the outputs, which must be set."""
        told = ("name", "site", "region", "jurisdiction", "physical_id", "endpoint", "oidc_issuer", "node_role")
        self.register_outputs({name: getattr(self, name) for name in (*told, "kubeconfig")})
