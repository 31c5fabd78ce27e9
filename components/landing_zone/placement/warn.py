"""What a reader of the plan should know about the numbers behind it."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.placement.dated import Placed, age_warnings, deciding_rows
from landing_zone.placement.problem import Arc
from landing_zone.placement.usage import Usage

ESTIMATE_WARNING = (
    "first_token_ms is an estimate with a median error of 38 to 80 % on hardware it was not fitted on: "
    "measure it before it is promised"
)


def warnings(usage: Usage, catalog: Catalog) -> tuple[str, ...]:
    """Return the warnings, one sentence each."""
    placed = [arc for arc in usage.answer.arcs if arc is not None]
    found = [text for arc in placed if (text := _estimated_round_trip(usage, arc, catalog))]
    if any(usage.problem.workloads[a.workload].value.objectives.first_token_ms is not None for a in placed):
        found.append(ESTIMATE_WARNING)
    return (*found, *age_warnings(deciding_rows(_placed(usage, placed), catalog), catalog.newest))


def _placed(usage: Usage, arcs: list[Arc]) -> Iterator[Placed]:
    for arc in arcs:
        site = usage.problem.pools[arc.pool]
        yield usage.problem.workloads[arc.workload].value, site.cluster, site.pool


def _estimated_round_trip(usage: Usage, arc: Arc, catalog: Catalog) -> str | None:
    """A round trip that an objective depends on should be a measured one."""
    workload, site = usage.problem.workloads[arc.workload].value, usage.problem.pools[arc.pool]
    trips = [catalog.round_trip(site.location, u.region) for u in workload.traffic.users]
    if workload.objectives.round_trip_ms is None or all(t.measured for t in trips):
        return None
    limit = f"{arc.round_trip_ms:.0f} ms of {workload.objectives.round_trip_ms:g}"
    return (
        f"{workload.name}: the round trip to {site.cluster.name} ({limit}) is estimated from the distance, not measured"
    )
