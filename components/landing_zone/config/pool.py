"""An accelerator pool: nodes of one kind in one cluster, and what they cost."""

from enum import StrEnum

from pydantic import Field, model_validator

from landing_zone.config.base import Model, Name
from landing_zone.config.machine import Machine
from landing_zone.config.ownership import Ownership


class Purchase(StrEnum):
    """How the capacity is paid for."""

    OWNED = "owned"
    ON_DEMAND = "on-demand"
    SPOT = "spot"
    RESERVED = "reserved"
    CAPACITY_BLOCK = "capacity-block"


class Term(StrEnum):
    """How long reserved capacity is committed to."""

    ONE_YEAR = "1y"
    THREE_YEARS = "3y"


class TaintEffect(StrEnum):
    """Kubernetes taint effects."""

    NO_SCHEDULE = "NoSchedule"
    PREFER_NO_SCHEDULE = "PreferNoSchedule"
    NO_EXECUTE = "NoExecute"


class Taint(Model):
    """A Kubernetes node taint."""

    key: str = Field(min_length=1, max_length=253)
    value: str = Field("", max_length=63)
    effect: TaintEffect = TaintEffect.NO_SCHEDULE


class Nodes(Model):
    """How many nodes the pool has, or may have."""

    min: int = Field(0, ge=0, le=1000)
    max: int = Field(ge=0, le=1000)
    names: tuple[str, ...] = ()
    """Names of existing nodes. The component then labels and taints them; without names the nodes must carry the label
    `ai-landing-zone/pool` already, as a cloud's node group gives it."""

    @model_validator(mode="after")
    def _consistent(self) -> "Nodes":
        if self.min > self.max:
            raise ValueError(f"`min` ({self.min}) is above `max` ({self.max}); lower `min` or raise `max`")
        if self.names and len(self.names) != self.max:
            raise ValueError(f"`names` lists {len(self.names)} nodes, `max` says {self.max}; name every node, or none")
        return self


class Pool(Model):
    """Nodes of one kind."""

    name: Name
    accelerator: str
    """Short name in the catalog (H100, L40S, A100-80GB, …), or `cpu`."""
    per_node: int = Field(0, ge=0, le=16)
    """Whole accelerators of one node."""
    partition: str | None = Field(None, pattern=r"^\dg\.\d+gb$", examples=["3g.40gb"])
    """MIG profile that every accelerator of the pool is cut into (`3g.40gb`); absent = whole devices."""
    vcpu: int = Field(ge=1, le=1024)
    """CPUs of one node."""
    memory_gib: int = Field(ge=1, le=32768)
    """Memory of one node."""
    nodes: Nodes
    purchase: Purchase = Purchase.OWNED
    term: Term | None = None
    """Of reserved capacity; absent = a year."""
    ownership: Ownership | None = None
    """Of owned nodes: what they cost, instead of a price."""
    instance_type: str | None = None
    """The cloud's name of the node type; its price is then looked up in the catalog."""
    price_usd_per_hour: float | None = Field(None, ge=0)
    """Price of one node, instead of the catalog's."""
    machine: Machine = Field(default_factory=lambda: Machine.model_validate({}))
    """How nodes are got and set up, in a cluster that is made here."""
    zones: tuple[str, ...] = ()
    labels: dict[str, str] = Field(default_factory=dict)
    taints: tuple[Taint, ...] = ()

    @model_validator(mode="after")
    def _cpu_has_no_accelerators(self) -> "Pool":
        if (self.accelerator == "cpu") != (self.per_node == 0):
            raise ValueError(
                "`per_node` must be 0 for a `cpu` pool and at least 1 for every other; correct one of the two"
            )
        if self.accelerator == "cpu" and self.partition is not None:
            raise ValueError("a `cpu` pool has nothing to partition; remove `partition`")
        return self

    @model_validator(mode="after")
    def _terms_are_those_of_the_purchase(self) -> "Pool":
        if self.term is not None and self.purchase is not Purchase.RESERVED:
            raise ValueError("`term` is of reserved capacity; write `purchase: reserved`, or remove `term`")
        if self.ownership is not None and self.purchase is not Purchase.OWNED:
            raise ValueError("`ownership` is of owned nodes; write `purchase: owned`, or remove `ownership`")
        if self.ownership is not None and self.price_usd_per_hour is not None:
            raise ValueError("`ownership` and `price_usd_per_hour` both say what a node costs; remove one of the two")
        return self
