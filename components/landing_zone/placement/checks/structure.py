"""Every workload decided once, everything named there, and the plan's status in step with its decisions."""

from collections.abc import Iterator

from landing_zone.config.document import Inputs
from landing_zone.config.workload import Criticality
from landing_zone.placement.plan import Decision, Plan, SolveStatus, Status


def structure_violations(plan: Plan, inputs: Inputs) -> Iterator[str]:
    """Yield what is missing, unknown or contradictory."""
    wanted = [d.value.name for d in inputs.workloads]
    decided = [d.workload for d in plan.decisions]
    if decided != wanted:
        yield f"decides {', '.join(decided)}, the inputs have {', '.join(wanted)}"
        return
    pools = {(c.name, p.name): p for c in inputs.environment.value.clusters for p in c.pools}
    if sorted((u.cluster, u.pool) for u in plan.pools) != sorted(pools):
        yield "lists other pools than the environment has"
    endpoints = [e.name for e in inputs.environment.value.managed]
    if [u.endpoint for u in plan.endpoints] != sorted(endpoints):
        yield "lists other endpoints than the environment has"
    for decision in plan.decisions:
        if decision.status is Status.PLACED:
            yield from _placed(decision, {key: pool.accelerator for key, pool in pools.items()})
        elif decision.status is Status.MANAGED:
            yield from _managed(decision, endpoints)
        elif decision.venue or decision.pool or decision.shape or decision.replicas or decision.failovers:
            yield f"{decision.workload} is {decision.status}, but has a place"
        yield from _failovers(decision, set(pools), endpoints)
    yield from _status(plan, inputs)


def _placed(decision: Decision, accelerators: dict[tuple[str, str], str]) -> Iterator[str]:
    key = (decision.cluster or "", decision.pool or "")
    if key not in accelerators:
        yield f"{decision.workload} is on {'/'.join(key)}, which is not in the environment"
    elif decision.accelerator != accelerators[key]:
        yield f"{decision.workload} names {decision.accelerator}, {'/'.join(key)} has {accelerators[key]}"
    if decision.shape is None:
        yield f"{decision.workload} is placed without a shape"


def _managed(decision: Decision, endpoints: list[str]) -> Iterator[str]:
    if decision.endpoint not in endpoints:
        yield f"{decision.workload} is served by {decision.endpoint}, which is not in the environment"
    if decision.cluster or decision.pool or decision.shape or decision.replicas:
        yield f"{decision.workload} is managed, but has a place on a pool, too"


def _failovers(decision: Decision, pools: set[tuple[str, str]], endpoints: list[str]) -> Iterator[str]:
    """A failover names an endpoint, or a pool with a shape."""
    for failover in decision.failovers:
        where = f"{decision.workload} (when {failover.lost} is lost)"
        key = (failover.cluster or "", failover.pool or "")
        if failover.endpoint is not None and failover.endpoint not in endpoints:
            yield f"{where} is served by {failover.endpoint}, which is not in the environment"
        elif failover.endpoint is not None and (failover.cluster or failover.pool or failover.shape):
            yield f"{where} is managed, but has a place on a pool, too"
        elif failover.endpoint is None and key not in pools:
            yield f"{where} is on {'/'.join(key)}, which is not in the environment"
        elif failover.endpoint is None and failover.shape is None:
            yield f"{where} is placed without a shape"


def _status(plan: Plan, inputs: Inputs) -> Iterator[str]:
    unplaced = {d.workload for d in plan.decisions if d.status is Status.UNPLACED}
    must = {d.value.name for d in inputs.workloads if d.value.criticality is not Criticality.BEST_EFFORT}
    missing = sorted(unplaced & must)
    if missing and plan.status is not SolveStatus.INFEASIBLE:
        yield f"is {plan.status}, but leaves out {', '.join(missing)}"
    if not missing and plan.status is SolveStatus.INFEASIBLE:
        yield "is infeasible, but leaves out nothing that must run"
