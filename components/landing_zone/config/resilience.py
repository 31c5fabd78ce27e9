"""What may be lost while a workload is still served in full."""

from enum import StrEnum

from pydantic import Field

from landing_zone.config.base import Model, Name


class Survives(StrEnum):
    """The largest loss that a workload must survive. Each includes those before it."""

    NOTHING = "nothing"
    NODE = "node"
    ZONE = "zone"
    CLUSTER = "cluster"


class Standby(StrEnum):
    """What a workload moves to when its place is lost: nodes that are open already, or that can be opened."""

    HOT = "hot"
    COLD = "cold"


class Resilience(Model):
    """How losses are survived. One loss at a time."""

    standby: Standby = Standby.HOT
    """`hot` keeps nodes open for it and pays for them; `cold` relies on getting a pool's `nodes.max` when asked for."""
    clusters: tuple[Name, ...] | None = Field(None, min_length=1)
    """Clusters whose loss `survives: cluster` is about; absent = every one."""
