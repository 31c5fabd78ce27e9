"""Objectives: kept where they must be, and missed where the plan says so and pays for it."""

from collections.abc import Iterator

from landing_zone.config.workload import Workload
from landing_zone.placement.checks.load import planned_load
from landing_zone.placement.checks.placed import Placed
from landing_zone.placement.checks.scene import Scene
from landing_zone.placement.checks.where import Where, places
from landing_zone.placement.endpoint import endpoint_sites
from landing_zone.placement.plan import Decision

Times = tuple[float | None, float | None]
"""To the first token and per token, in ms; None where it is not known, or where there are none."""


def objective_violations(scene: Scene) -> Iterator[str]:
    """Yield objectives that endpoints miss without a penalty, and those at a penalty of which the plan tells wrongly.

    Shapes on pools keep theirs at full load, which their own check sees; what is missed counts at the planned load.
    """
    for decision in scene.plan.decisions:
        workload = scene.workloads[decision.workload]
        if workload.objectives.penalty_usd_per_hour is None:
            yield from _hard(scene, decision, workload)
        broken = _missed(scene, decision, workload)
        if set(broken) != set(decision.missed):
            said = f"is said to miss {', '.join(decision.missed) or 'nothing'}"
            yield f"{decision.workload}: {said}, but misses {', '.join(broken) or 'nothing'}"


def _hard(scene: Scene, decision: Decision, workload: Workload) -> Iterator[str]:
    used = [("", decision.endpoint), *((f" (when {f.lost} is lost)", f.endpoint) for f in decision.failovers)]
    for role, endpoint in used:
        if endpoint and (late := _late(workload, _of_endpoint(scene, endpoint))):
            yield f"{decision.workload}{role}: {endpoint} does not keep {', '.join(late)}"


def _missed(scene: Scene, decision: Decision, workload: Workload) -> tuple[str, ...]:
    """Return the objectives that are missed at a penalty."""
    if decision.venue is None or workload.objectives.penalty_usd_per_hour is None:
        return ()
    item = next((i for i in scene.items if i.workload.name == decision.workload), None)
    times = _of_pool(scene, item) if item else _of_endpoint(scene, decision.endpoint or "")
    return _late(workload, times) + _far(workload, places(scene.inputs, scene.catalog)[decision.venue], scene)


def _of_pool(scene: Scene, item: Placed) -> Times:
    load = planned_load(item, scene.environment.demand_margin, scene.catalog)
    return load.first_token_ms, load.per_token_ms or 0.0


def _of_endpoint(scene: Scene, name: str) -> Times:
    (site,) = (s for s in endpoint_sites(scene.environment, scene.catalog) if s.name == name)
    first, each = site.endpoint.first_token_ms, site.endpoint.per_token_ms
    return first or site.offer.first_token_ms, each or site.offer.per_token_ms


def _late(workload: Workload, times: Times) -> tuple[str, ...]:
    asked = (workload.objectives.first_token_ms, workload.objectives.per_token_ms)
    named = zip(("first_token_ms", "per_token_ms"), asked, times, strict=True)
    return tuple(field for field, most, value in named if most is not None and (value is None or value > most))


def _far(workload: Workload, place: Where, scene: Scene) -> tuple[str, ...]:
    limit, users = workload.objectives.round_trip_ms, workload.traffic.users
    if limit is None:
        return ()
    near = sum(u.share for u in users if scene.catalog.round_trip(place.location, u.region).rtt_ms <= limit)
    return ("round_trip_ms",) if near < workload.objectives.round_trip_share - 1e-6 else ()
