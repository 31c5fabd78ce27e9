"""How the nodes of a pool are got and set up, in a cluster that the landing zone makes."""

from enum import StrEnum

from pydantic import Field

from landing_zone.config.base import Model


class Provisioner(StrEnum):
    """`group`: the cloud's node groups; `karpenter`: a NodePool whose limits are the plan's nodes (EKS, AKS)."""

    GROUP = "group"
    KARPENTER = "karpenter"


class Machine(Model):
    """Options of a pool's nodes; what a cloud does not have is refused by name."""

    provisioner: Provisioner = Provisioner.GROUP
    disk_gib: int = Field(200, ge=50, le=16384)
    image: str | None = Field(None, min_length=1, max_length=256)
    """Node image, as the cloud names it; absent = the one with or without driver that `driver` asks for."""
    reservation: str | None = Field(None, min_length=1, max_length=512)
    """Reserved capacity that nodes come from. AWS: capacity reservation or capacity block id; Azure: capacity
    reservation group id; GCP: reservation name."""
    flex_start: bool = False
    """GCP: nodes are queued until all of them are there (flex-start)."""
    together: bool = False
    """Nodes stand close: AWS cluster placement group, Azure proximity placement group, GCP compact placement."""
    fast_network: bool = False
    """Network for models on several nodes: AWS EFA, Azure InfiniBand, GCP GPUDirect."""
    fallback: bool = True
    """Of spot pools: an on-demand pool of the same nodes, from zero, takes over where none are to be had."""
