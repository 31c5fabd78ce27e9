"""What a reader of the plan should know about the numbers behind it."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.placement.arc import Arc, EndpointArc, PoolArc
from landing_zone.placement.dated import Placed, age_warnings, deciding_rows
from landing_zone.placement.usage import Usage

ESTIMATE_WARNING = (
    "first_token_ms is an estimate with a median error of 45 % on hardware it was not fitted on: "
    "measure it before it is promised"
)


def warnings(usage: Usage, catalog: Catalog) -> tuple[str, ...]:
    """Return the warnings, one sentence each."""
    found = [text for arc in usage.taken if (text := _estimated_round_trip(usage, arc, catalog))]
    if any(usage.problem.workloads[a.workload].value.objectives.first_token_ms is not None for a in usage.taken):
        found.append(ESTIMATE_WARNING)
    return (*found, *age_warnings(deciding_rows(_placed(usage), catalog), catalog.newest))


def _placed(usage: Usage) -> Iterator[Placed]:
    for arc in usage.taken:
        workload = usage.problem.workloads[arc.workload].value
        if isinstance(arc, PoolArc):
            site = usage.problem.pools[arc.pool]
            yield Placed(workload, site.cluster, site.pool)
        elif isinstance(arc, EndpointArc):
            yield Placed(workload, endpoint=usage.problem.endpoints[arc.endpoint].endpoint)


def _estimated_round_trip(usage: Usage, arc: Arc, catalog: Catalog) -> str | None:
    """A round trip that an objective depends on should be a measured one."""
    workload, venue = usage.problem.workloads[arc.workload].value, usage.problem.venues[arc.venue]
    trips = [catalog.round_trip(venue.location, u.region) for u in workload.traffic.users]
    if workload.objectives.round_trip_ms is None or all(t.measured for t in trips):
        return None
    limit = f"{arc.round_trip_ms:.0f} ms of {workload.objectives.round_trip_ms:g}"
    return f"{workload.name}: the round trip to {venue.locality} ({limit}) is estimated from the distance, not measured"
