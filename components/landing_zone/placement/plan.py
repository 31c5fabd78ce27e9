"""The plan file: the optimizer's answer as a reviewed, committed lock file."""

from enum import StrEnum

from pydantic import Field

from landing_zone.config.base import Model
from landing_zone.config.precision import Precision
from landing_zone.sizing.throughput import Basis


class Status(StrEnum):
    """What was decided for a workload."""

    PLACED = "placed"
    MANAGED = "managed"
    UNPLACED = "unplaced"


class SolveStatus(StrEnum):
    """How the solve ended; `infeasible` is an answer."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"


class Objective(Model):
    """What the plan costs, and how far from the best it can be."""

    cost_usd_per_hour: float
    """What is paid: nodes, reserved units, tokens, egress."""
    carbon_usd_per_hour: float = 0
    """At the environment's price of carbon; paid to nobody, but counted."""
    penalty_usd_per_hour: float = 0
    """For objectives that are missed; counted."""
    move_usd_per_hour: float = 0
    """For moves away from the plan in force, over the hours in which they pay for themselves; counted."""
    gap: float
    """(cost − proven bound) / cost of the optimizer's objective; 0 = proven optimal."""


class Shape(Model):
    """How one replica runs."""

    precision: Precision
    tensor_parallel: int = Field(ge=1)
    pipeline_parallel: int = Field(1, ge=1)
    expert_parallel: int = Field(1, ge=1)
    devices: int = Field(ge=0)
    """Accelerators, or partitions, of one replica; 0 on CPU."""
    resource: str | None
    """Kubernetes extended resource of those devices (`nvidia.com/gpu`, `nvidia.com/mig-3g.40gb`); None on CPU."""
    vcpu: float
    memory_gib: float
    max_model_len: int
    """Context that fits, in tokens; 0 for models without tokens."""
    max_concurrency: int
    """Requests that one replica serves at once within its memory and objectives."""


class Failover(Model):
    """Where a workload goes when what it runs on is lost."""

    lost: str
    """`zone a of us-east`, `cluster us-east`."""
    cluster: str | None
    pool: str | None
    endpoint: str | None
    replicas: int
    shape: Shape | None

    @property
    def venue(self) -> str:
        """`<cluster>/<pool>`, or the endpoint's name."""
        return self.endpoint or f"{self.cluster}/{self.pool}"


class Alternative(Model):
    """A pool or endpoint that was not chosen, and what it lost to."""

    cluster: str | None
    pool: str | None
    endpoint: str | None = None
    reason: str
    """The rule, limit or price it lost to, in numbers."""
    cost_usd_per_hour: float | None = None
    """What the plan would cost more with the workload there and the rest as it is: a local estimate, of which the
    cheapest whole plan with it there may stay below; None where it can't be there."""

    @property
    def venue(self) -> str:
        """`<cluster>/<pool>`, or the endpoint's name."""
        return self.endpoint or f"{self.cluster}/{self.pool}"


class Decision(Model):
    """What was decided for one workload, and why."""

    workload: str
    status: Status
    cluster: str | None = None
    pool: str | None = None
    endpoint: str | None = None
    """When managed: the environment's name of the endpoint."""
    accelerator: str | None = None
    replicas: int = 0
    reason: str
    shape: Shape | None = None
    cost_usd_per_hour: float = 0
    """Its share of the nodes or units it runs on, its tokens and its egress."""
    egress_usd_per_hour: float = 0
    """Part of that cost: reading its sources, sending its answers."""
    usd_per_million_tokens: float | None = None
    """That cost over the tokens of the busy hour, in and out; None for models without tokens."""
    power_w: float | None = None
    """Of the devices of all replicas at full load; None where it is not published, or not ours."""
    missed: tuple[str, ...] = ()
    """Objectives that are missed at a penalty."""
    tokens_per_minute: float | None = None
    """When managed: in and out, in the busy hour, with the demand margin."""
    units: float | None = None
    """When served by reserved units: its part of them, which are shared and whole only together."""
    failovers: tuple[Failover, ...] = ()
    """For losses that take the place it runs on; in the same order for the same inputs."""
    round_trip_ms: float | None = None
    """At the share of users that the objective names."""
    first_token_ms: float | None = None
    per_token_ms: float | None = None
    basis: Basis | None = None
    """What both times rest on; None where no time is known."""
    alternatives: tuple[Alternative, ...] = ()

    @property
    def venue(self) -> str | None:
        """`<cluster>/<pool>`, the endpoint's name, or None where it runs nowhere."""
        return self.endpoint or (f"{self.cluster}/{self.pool}" if self.cluster else None)


class PoolUse(Model):
    """How much of a pool the plan uses."""

    cluster: str
    pool: str
    accelerator: str
    nodes: int
    nodes_max: int
    devices_used: int
    devices: int
    """Devices (partitions, or vCPUs for a cpu pool) of the open nodes."""
    cost_usd_per_hour: float


class EndpointUse(Model):
    """How much of a managed endpoint the plan uses."""

    endpoint: str
    tokens_per_minute: float
    """In and out, in the busy hour, with the demand margin."""
    units: int
    """Reserved units; 0 where tokens are paid."""
    cost_usd_per_hour: float
    """Units, or tokens of the average hour."""


class Plan(Model):
    """`stacks/plans/<environment>.json`."""

    environment: str
    inputs_digest: str
    """SHA-256 over the environment, its workloads and the catalog's rows."""
    status: SolveStatus
    objective: Objective
    cost_usd_per_month: float
    decisions: tuple[Decision, ...]
    """Sorted by workload."""
    pools: tuple[PoolUse, ...]
    endpoints: tuple[EndpointUse, ...] = ()
    conflicts: tuple[str, ...] = ()
    """When infeasible: the rules in conflict, with file and line."""
    warnings: tuple[str, ...] = ()
