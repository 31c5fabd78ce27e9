"""Workloads that must share a cluster, and those that must not."""

from collections.abc import Iterator

from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan


def company_violations(plan: Plan, inputs: Inputs) -> Iterator[str]:
    """Yield the workloads that are far from what they must be near, or near what they must be apart from."""
    here = {d.workload: d.cluster or d.endpoint for d in plan.decisions}
    for document in inputs.workloads:
        workload = document.value
        place = here[workload.name]
        if place is None:
            continue
        yield from (f"{workload.name} is not where {n} is" for n in workload.near if here[n] != place)
        yield from (f"{workload.name} is where {n} is" for n in workload.apart if here[n] == place)
