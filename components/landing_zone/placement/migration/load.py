"""What one workload takes of one venue, by a plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from landing_zone.config.workload import Workload
from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.endpoint import use_of
from landing_zone.placement.plan import Decision, Plan, Shape
from landing_zone.placement.problem import Problem
from landing_zone.placement.site import PoolSite


@dataclass(frozen=True)
class Load:
    """Replicas on a pool, or a use of an endpoint."""

    venue: str
    locality: str
    """Cluster, or endpoint."""
    slots: int = 0
    """Of one replica; 0 at an endpoint."""
    replicas: int = 0
    accelerated: bool = False
    """Whether the slots are accelerators, which tenants have a quota of."""
    tokens_per_minute: float = 0
    units: float = 0
    runs_as: str = ""
    shape: Shape | None = None


def loads_of(plan: Plan, problem: Problem) -> Mapping[str, Load]:
    """Return the load of every workload that runs, by name.

    A venue that is no longer there, or has no nodes, runs nothing, whatever the plan says.
    """
    pools = {site.name: site for site in problem.pools if site.pool.nodes.max > 0}
    workloads = {document.value.name: document.value for document in problem.workloads}
    found: dict[str, Load] = {}
    for decision in plan.decisions:
        load = _load(decision, pools, problem, workloads.get(decision.workload))
        if load is not None:
            found[decision.workload] = load
    return found


def load_of_arc(arc: PoolArc | EndpointArc, problem: Problem) -> Load:
    """Return the load of a workload that takes an arc."""
    if isinstance(arc, EndpointArc):
        name = problem.endpoints[arc.endpoint].name
        return Load(name, name, tokens_per_minute=arc.use.tokens_per_minute, units=arc.use.units, runs_as="managed")
    site, candidate = problem.pools[arc.pool], arc.candidate
    return _on_pool(site, candidate.slots, candidate.replicas, None)


def _load(
    decision: Decision, pools: Mapping[str, PoolSite], problem: Problem, workload: Workload | None
) -> Load | None:
    if decision.endpoint is not None:
        return _managed(decision.endpoint, problem, workload)
    site, shape = pools.get(decision.venue or ""), decision.shape
    if site is None or shape is None:
        return None
    slots = shape.devices or shape.tensor_parallel * shape.pipeline_parallel
    return _on_pool(site, slots, decision.replicas, shape)


def _on_pool(site: PoolSite, slots: int, replicas: int, shape: Shape | None) -> Load:
    device = "vCPU" if site.pool.per_node == 0 else " ".join(filter(None, (site.pool.accelerator, site.pool.partition)))
    return Load(
        venue=site.name,
        locality=site.locality,
        slots=slots,
        replicas=replicas,
        accelerated=site.pool.per_node > 0,
        runs_as=f"{replicas} × {slots} {device}",
        shape=shape,
    )


def _managed(name: str, problem: Problem, workload: Workload | None) -> Load | None:
    for site in problem.endpoints:
        if site.name == name:
            use = None if workload is None else use_of(site, workload, problem.environment.value)
            tokens, units = (use.tokens_per_minute, use.units) if use else (0.0, 0.0)
            return Load(name, name, tokens_per_minute=tokens, units=units, runs_as="managed")
    return None
