"""A Kubernetes cluster, where it stands, and who may be in it."""

from pydantic import Field

from landing_zone.config.base import Jurisdiction, Model, Name
from landing_zone.config.pool import Pool
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
    gpu: GpuDriver = Field(default_factory=lambda: GpuDriver.model_validate({}))
    egress_usd_per_gb: float | None = Field(None, ge=0, le=10)
    """Price of data that leave it, to anywhere; absent = the catalog's for clouds, nothing for sites of one's own."""
    pools: tuple[Pool, ...] = Field(min_length=1)
