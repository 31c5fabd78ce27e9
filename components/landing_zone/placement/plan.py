"""The plan file: the optimizer's answer as a reviewed, committed lock file."""

from enum import StrEnum

from pydantic import Field

from landing_zone.config.base import Model
from landing_zone.config.workload import Precision


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


class Alternative(Model):
    """A pool that was not chosen, and what it lost to."""

    cluster: str
    pool: str
    reason: str
    """The rule, limit or price it lost to, in numbers."""
    cost_usd_per_hour: float | None = None
    """What the plan would cost more with the workload there and the rest as it is; None where it can't be there."""


class Decision(Model):
    """What was decided for one workload, and why."""

    workload: str
    status: Status
    cluster: str | None = None
    pool: str | None = None
    accelerator: str | None = None
    replicas: int = 0
    reason: str
    shape: Shape | None = None
    cost_usd_per_hour: float = 0
    """Its share of the nodes it runs on."""
    round_trip_ms: float | None = None
    """At the share of users that the objective names."""
    first_token_ms: float | None = None
    per_token_ms: float | None = None
    alternatives: tuple[Alternative, ...] = ()


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
    conflicts: tuple[str, ...] = ()
    """When infeasible: the rules in conflict, with file and line."""
    warnings: tuple[str, ...] = ()
