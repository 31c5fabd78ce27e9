"""Replicas of a workload on a pool, together with what the plan's names point to."""

from collections.abc import Iterator
from dataclasses import dataclass

from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Pool
from landing_zone.config.workload import Workload
from landing_zone.placement.plan import Decision, Failover, Plan, Shape, Status


@dataclass(frozen=True)
class Placed:
    """One workload on one pool: where it runs, or where it goes when something is lost."""

    workload: Workload
    cluster: Cluster
    pool: Pool
    shape: Shape
    replicas: int
    missed: tuple[str, ...] = ()
    """Objectives that the plan says are missed."""
    lost: str | None = None
    """The loss that brings it here; None where it runs without one."""

    @property
    def place(self) -> str:
        """`<cluster>/<pool>`."""
        return f"{self.cluster.name}/{self.pool.name}"

    @property
    def devices(self) -> int:
        """Devices of all replicas."""
        return self.replicas * self.shape.devices

    @property
    def role(self) -> str:
        """What a sentence about a failover adds to the workload's name."""
        return f" (when {self.lost} is lost)" if self.lost else ""


def placed_items(plan: Plan, inputs: Inputs) -> list[Placed]:
    """Return what runs on pools.

    Raises:
        KeyError: a decision points to something that is not in the inputs.
    """
    placed = (d for d in plan.decisions if d.status is Status.PLACED)
    return [_item(d.workload, d, inputs, missed=d.missed) for d in placed]


def standing_by(plan: Plan, inputs: Inputs) -> list[Placed]:
    """Return what goes to pools when something is lost.

    Raises:
        KeyError: a failover points to something that is not in the inputs.
    """
    return list(_standing_by(plan, inputs))


def _standing_by(plan: Plan, inputs: Inputs) -> Iterator[Placed]:
    for decision in plan.decisions:
        for failover in decision.failovers:
            if failover.endpoint is None:
                yield _item(decision.workload, failover, inputs, lost=failover.lost)


def _item(
    name: str, said: Decision | Failover, inputs: Inputs, *, missed: tuple[str, ...] = (), lost: str | None = None
) -> Placed:
    workload = {d.value.name: d.value for d in inputs.workloads}[name]
    cluster = {c.name: c for c in inputs.environment.value.clusters}[said.cluster or ""]
    pool = {p.name: p for p in cluster.pools}[said.pool or ""]
    if said.shape is None:
        raise KeyError("shape")
    return Placed(workload, cluster, pool, said.shape, said.replicas, missed, lost)
