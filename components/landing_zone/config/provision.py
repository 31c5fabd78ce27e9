"""A cluster that the landing zone makes: account, versions, who may administer it, and its network."""

from enum import StrEnum

from pydantic import Field, model_validator

from landing_zone.config.base import Model
from landing_zone.config.network import Network
from landing_zone.config.secret import SecretRef


class Profile(StrEnum):
    """How much a cluster costs and forgives; every one is hardened.

    `dev`: one way out of the network for all zones, nothing kept on destroy. `prod`: one way out per zone, longer logs,
    what holds data is protected. `restricted`: as `prod`, without any way out to the internet.
    """

    DEV = "dev"
    PROD = "prod"
    RESTRICTED = "restricted"


class Account(Model):
    """The cloud account in which a cluster is made."""

    id: str = Field(min_length=1, max_length=64, examples=["111122223333"])
    """AWS: account id; Azure: subscription id; GCP: project id."""
    tenant: str | None = Field(None, min_length=1, max_length=64)
    """Azure: id of the Entra tenant."""
    role: str | None = Field(None, min_length=1, max_length=2048)
    """AWS: ARN of a role that is assumed; GCP: service account that is impersonated."""


class Maintenance(Model):
    """Weekly time in which the cloud may change the cluster, UTC."""

    day: str = Field(
        "sunday", pattern="^(monday|tuesday|wednesday|thursday|friday|saturday|sunday)$", examples=["sunday"]
    )
    hour: int = Field(2, ge=0, le=23)
    hours: int = Field(4, ge=4, le=24)


class ClusterApi(Model):
    """An on-prem cluster that Cluster API makes: where its objects are applied, and on which machines it stands."""

    management: SecretRef
    """Kubeconfig of the management cluster."""
    infrastructure: str = Field("metal3", pattern="^(metal3|vsphere|docker)$", examples=["metal3"])
    """Infrastructure provider whose machine templates are used."""
    control_plane_template: str = Field(min_length=1, max_length=253)
    """Name of the machine template of control plane nodes, there already."""
    endpoint: str = Field(min_length=1, max_length=253, examples=["10.0.0.10"])
    """Address of the API server, as the load balancer or virtual IP has it."""
    control_planes: int = Field(3, ge=1, le=7)
    namespace: str = Field("clusters", pattern=r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", examples=["clusters"])

    @model_validator(mode="after")
    def _odd(self) -> "ClusterApi":
        if self.control_planes % 2 == 0:
            raise ValueError(f"`control_planes` is {self.control_planes}: etcd needs an odd number; write 1, 3, 5 or 7")
        return self


class Provision(Model):
    """What to make of a cluster that is not there yet."""

    profile: Profile = Profile.PROD
    kubernetes: str = Field("1.35", pattern=r"^1\.\d{2}$", examples=["1.35"])
    """Minor version."""
    account: Account | None = None
    """Needed for clouds."""
    network: Network | None = None
    """Needed for clouds."""
    admins: tuple[str, ...] = Field((), max_length=20)
    """Who administers it. AWS: ARNs of roles; Azure: object ids of Entra groups; GCP: members (`group:…`)."""
    authorized_networks: tuple[str, ...] = ()
    """CIDRs that reach the API server besides the private network; none = the private network only."""
    maintenance: Maintenance = Field(default_factory=lambda: Maintenance.model_validate({}))
    cluster_api: ClusterApi | None = None
    """Needed for on-prem."""
