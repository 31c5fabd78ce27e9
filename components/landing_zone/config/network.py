"""The network of a cluster that the landing zone makes: its addresses, zones and ways out."""

from enum import StrEnum

from pydantic import Field, model_validator

from landing_zone.config.base import Model, Name

CIDR = r"^(\d{1,3}\.){3}\d{1,3}/\d{1,2}$"


class Nat(StrEnum):
    """Ways out to the internet."""

    NONE = "none"
    SINGLE = "single"
    PER_ZONE = "per-zone"


class ExistingNetwork(Model):
    """A network that is there already."""

    id: str = Field(min_length=1, max_length=512)
    """AWS: VPC id; Azure: resource id of the virtual network; GCP: self link of the network."""
    subnets: tuple[str, ...] = Field(min_length=1)
    """Private subnets of the nodes, by id; AWS: at least two, in different zones."""


class Network(Model):
    """A network of its own, or one that is there."""

    cidr: str = Field(pattern=CIDR, examples=["10.20.0.0/16"])
    """Addresses of the network; no two clusters may overlap."""
    pods: str = Field("100.64.0.0/14", pattern=CIDR, examples=["100.64.0.0/14"])
    """Addresses of pods where the cloud gives them a range of their own (Azure overlay, GCP secondary range)."""
    services: str = Field("172.20.0.0/16", pattern=CIDR, examples=["172.20.0.0/16"])
    """Addresses of Services."""
    zones: tuple[str, ...] = Field(min_length=2, max_length=6, examples=[["eu-central-1a", "eu-central-1b"]])
    """Zones with a private subnet, as the cloud names them (Azure: `1`, `2`, `3`)."""
    existing: ExistingNetwork | None = None
    nat: Nat | None = None
    """Absent = as the profile says."""
    endpoints: bool = True
    """Private endpoints for registry, object store, keys, logs and model APIs."""
    flow_logs: bool = True
    hub: str | None = Field(None, min_length=1, max_length=512)
    """Hub that the network is attached to. AWS: transit gateway id; Azure: resource id of the hub's virtual network;
    GCP: name of a Network Connectivity Center hub."""
    links: tuple["Link", ...] = ()
    """Encrypted links to sites of one's own."""

    @model_validator(mode="after")
    def _known_zones_once(self) -> "Network":
        if twice := next((z for z in self.zones if self.zones.count(z) > 1), None):
            raise ValueError(f"`zones` names {twice} twice; name every zone once")
        return self


class Link(Model):
    """An encrypted link (IPsec) from the cloud's network to a site of one's own."""

    to: Name
    """The environment's on-prem or edge cluster at the other end."""
    address: str = Field(pattern=r"^(\d{1,3}\.){3}\d{1,3}$", examples=["198.51.100.10"])
    """Public address of that site's VPN device."""
    cidrs: tuple[str, ...] = Field(min_length=1, examples=[["10.0.0.0/16"]])
    """Addresses behind that device."""
    asn: int = Field(65010, ge=64512, le=65534)
    """BGP number of that site."""
