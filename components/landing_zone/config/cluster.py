"""A Kubernetes cluster, where it stands, and who may be in it."""

from pydantic import Field, model_validator

from landing_zone.config.base import Jurisdiction, Model, Name
from landing_zone.config.pool import Pool
from landing_zone.config.provision import Provision
from landing_zone.config.rule import Site
from landing_zone.config.secret import SecretRef


class Place(Model):
    """Where an on-prem or edge cluster stands; a cloud cluster's place follows from its region."""

    city: str
    country: str = Field(pattern=r"^[A-Z]{2}$", examples=["DE"])
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class GpuDriver(Model):
    """Who owns the driver and how devices are shared, for the GPU Operator of the cluster."""

    owner: str = Field("operator", pattern="^(operator|host)$", examples=["operator", "host"])
    """`operator`: the GPU Operator installs the driver; `host`: the node image brings it."""
    time_slices: int = Field(1, ge=1, le=48)
    """Pods that may share one whole device; 1 = none."""


class Cluster(Model):
    """A cluster of the environment."""

    name: Name
    site: Site
    region: str = Field(min_length=1, max_length=64)
    """The cloud's region, or a name of your own for on-prem and edge."""
    place: Place | None = None
    """Needed for on-prem and edge."""
    jurisdiction: Jurisdiction | None = None
    """Law that applies where it stands; default: that of the region or country in the catalog."""
    operator_jurisdiction: Jurisdiction | None = None
    """Law that its operator is subject to; default: the cloud's home for clouds, else that of the place."""
    certifications: tuple[str, ...] = ()
    kubeconfig: SecretRef | None = None
    """How to reach an existing cluster; in the sandbox a local control plane takes its place."""
    create: Provision | None = None
    """Makes the cluster; absent = it is there, and `kubeconfig` says how to reach it."""
    gpu: GpuDriver = Field(default_factory=lambda: GpuDriver.model_validate({}))
    egress_usd_per_gb: float | None = Field(None, ge=0, le=10)
    """Price of data that leave it, to anywhere; absent = the catalog's for clouds, nothing for sites of one's own."""
    pools: tuple[Pool, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _made_or_there(self) -> "Cluster":
        if self.create is None:
            return self
        if self.kubeconfig is not None:
            raise ValueError(
                "`create` makes a cluster and `kubeconfig` reaches one that is there; remove one of the two"
            )
        missing = self._missing(self.create)
        if missing:
            raise ValueError(f"`create` of {self.site.value} {missing}")
        return self

    def _missing(self, create: Provision) -> str:
        """Return what ``create`` lacks for this kind of site; "" if nothing."""
        if self.site is Site.EDGE:
            return "is not possible; install k3s there and write `kubeconfig`"
        if self.site is Site.ON_PREM:
            return "" if create.cluster_api else "needs `cluster_api`; add it, or write `kubeconfig`"
        if create.account is None or create.network is None:
            return f"needs `{'account' if create.account is None else 'network'}`; add it"
        if self.site is Site.AZURE and create.account.tenant is None:
            return "needs `account.tenant`; add the id of the Entra tenant"
        return ""
