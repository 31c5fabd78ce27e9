"""Arcs: one workload served in one way by one venue."""

from dataclasses import dataclass

from landing_zone.placement.endpoint import Use
from landing_zone.sizing.candidate import Candidate


@dataclass(frozen=True)
class Costs:
    """What an arc costs by itself, beside the nodes or units that it shares; USD per hour."""

    tokens: float = 0
    egress: float = 0
    penalty: float = 0
    """For objectives that are missed."""
    move: float = 0

    @property
    def paid(self) -> float:
        """What is on a bill."""
        return self.tokens + self.egress

    @property
    def total(self) -> float:
        """What the optimizer counts."""
        return self.paid + self.penalty + self.move


@dataclass(frozen=True)
class Arc:
    """One workload at one venue."""

    index: int
    workload: int
    venue: int
    """Pools first, then endpoints."""
    costs: Costs
    preference_usd_per_hour: float
    """Decides between answers of the same cost."""
    round_trip_ms: float
    """At the share of users that the objective names."""
    moves: bool
    """Whether the workload runs elsewhere in the plan in force."""
    missed: tuple[str, ...]
    """Objectives that are missed at a penalty."""


@dataclass(frozen=True)
class PoolArc(Arc):
    """In one shape on one pool."""

    candidate: Candidate

    @property
    def way(self) -> Candidate:
        """How the pool serves it."""
        return self.candidate

    @property
    def pool(self) -> int:
        """Index of the pool."""
        return self.venue

    @property
    def slots(self) -> int:
        """Slots of all replicas."""
        return self.candidate.slots * self.candidate.replicas


@dataclass(frozen=True)
class EndpointArc(Arc):
    """By a managed endpoint."""

    endpoint: int
    """Index among the endpoints."""
    use: Use

    @property
    def way(self) -> Use:
        """How the endpoint serves it."""
        return self.use
