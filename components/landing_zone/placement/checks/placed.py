"""A placed decision together with what it points to."""

from dataclasses import dataclass

from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Pool
from landing_zone.config.workload import Workload
from landing_zone.placement.plan import Decision, Plan, Shape, Status


@dataclass(frozen=True)
class Placed:
    """One workload on one pool."""

    decision: Decision
    shape: Shape
    workload: Workload
    cluster: Cluster
    pool: Pool


def placed_items(plan: Plan, inputs: Inputs) -> list[Placed]:
    """Return the placed decisions.

    Raises:
        KeyError: a decision points to something that is not in the inputs.
    """
    workloads = {d.value.name: d.value for d in inputs.workloads}
    clusters = {c.name: c for c in inputs.environment.value.clusters}
    items = []
    for decision in plan.decisions:
        if decision.status is not Status.PLACED:
            continue
        cluster = clusters[decision.cluster or ""]
        pool = {p.name: p for p in cluster.pools}[decision.pool or ""]
        if decision.shape is None:
            raise KeyError("shape")
        items.append(Placed(decision, decision.shape, workloads[decision.workload], cluster, pool))
    return items
