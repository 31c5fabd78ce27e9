"""From inputs to the problem: every pair of workload and venue becomes arcs, or the reason why not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.arc import Costs, EndpointArc, PoolArc
from landing_zone.placement.egress import egress_usd_per_hour
from landing_zone.placement.endpoint import EndpointSite, Use, endpoint_sites
from landing_zone.placement.limits import account_quotas, tenant_quotas
from landing_zone.placement.masks import Pair
from landing_zone.placement.moving import Current, move_usd_per_hour
from landing_zone.placement.preference import USD_PER_MOVE, distance_usd_per_hour, shape_usd_per_hour
from landing_zone.placement.problem import NO_RULES, Block, Problem
from landing_zone.placement.rule import Rule
from landing_zone.placement.site import PoolSite, pool_sites
from landing_zone.placement.venue import Venue, round_trip_ms
from landing_zone.placement.ways import Way, missed, ways

Relaxed = Mapping[str, frozenset[Rule]]


def build_problem(
    inputs: Inputs, catalog: Catalog, relaxed: Relaxed | None = None, current: Current | None = None
) -> Problem:
    """Return the problem.

    Args:
        relaxed: by workload, the rules to leave out.
        current: the plan in force; moves away from it then have a cost and a budget.
    """
    environment, relaxed = inputs.environment.value, relaxed or {}
    pools, endpoints = pool_sites(environment, catalog), endpoint_sites(environment, catalog)
    arcs = _Arcs(inputs, catalog, pools, endpoints, current)
    for w, document in enumerate(inputs.workloads):
        arcs.add(w, relaxed.get(document.value.name, NO_RULES))
    return Problem(
        environment=inputs.environment,
        workloads=inputs.workloads,
        pools=pools,
        endpoints=endpoints,
        arcs=tuple(arcs.made),
        blocked=arcs.blocked,
        quotas=tenant_quotas(inputs, pools, arcs.made, relaxed),
        account_quotas=account_quotas(environment, pools),
        relaxed=relaxed,
        move_budget=current.budget_in(environment.moves) if current else None,
    )


@dataclass
class _Arcs:
    """Arcs as they are made, workload by workload."""

    inputs: Inputs
    catalog: Catalog
    pools: tuple[PoolSite, ...]
    endpoints: tuple[EndpointSite, ...]
    current: Current | None
    made: list[PoolArc | EndpointArc] = field(default_factory=list)
    blocked: dict[tuple[int, int], Block] = field(default_factory=dict)

    def add(self, workload: int, without: frozenset[Rule]) -> None:
        """Add a workload's arcs to all venues."""
        document = self.inputs.workloads[workload]
        venues: tuple[Venue, ...] = (*self.pools, *self.endpoints)
        for v, venue in enumerate(venues):
            pair = Pair(self.inputs.environment, document, venue, self.catalog)
            found = ways(pair, without)
            if isinstance(found, Block):
                self.blocked[workload, v] = found
            else:
                self.made.extend(self._of(pair, workload, v, found))

    def _of(self, pair: Pair, workload: int, v: int, found: tuple[Way, ...]) -> list[PoolArc | EndpointArc]:
        leg, start = _leg(pair, self.inputs, self.current), len(self.made)
        return [self._arc(pair, leg, way, (start + n, workload, v)) for n, way in enumerate(found)]

    def _arc(self, pair: Pair, leg: "_Leg", way: Way, place: tuple[int, int, int]) -> PoolArc | EndpointArc:
        """Return the arc of one way; ``place`` is its index, its workload and its venue."""
        objectives = pair.workload.value.objectives
        late = missed(objectives, way, leg.round_trip_ms)
        penalty = len(late) * (objectives.penalty_usd_per_hour or 0)
        tokens = way.tokens_usd_per_hour if isinstance(way, Use) else 0.0
        costs = Costs(tokens=tokens, egress=leg.egress, penalty=penalty, move=leg.move or 0.0)
        shared = (*place, costs, leg.preference, leg.round_trip_ms, leg.move is not None, late)
        if isinstance(way, Use):
            return EndpointArc(*shared, endpoint=place[2] - len(self.pools), use=way)
        shape = shape_usd_per_hour(pair.workload.value, way, self.pools[place[2]])
        return replace(PoolArc(*shared, candidate=way), preference_usd_per_hour=leg.preference + shape)


@dataclass(frozen=True)
class _Leg:
    """What every way to serve a workload at one venue has in common; USD per hour."""

    egress: float
    move: float | None
    """None where the workload runs already, or nowhere."""
    preference: float
    round_trip_ms: float


def _leg(pair: Pair, inputs: Inputs, current: Current | None) -> _Leg:
    workload, venue, catalog = pair.workload.value, pair.venue, pair.catalog
    environment = inputs.environment.value
    moves = current is not None and current.moves(workload.name, venue.name)
    return _Leg(
        egress=egress_usd_per_hour(workload, venue, environment, catalog),
        move=move_usd_per_hour(workload, catalog, environment.moves) if moves else None,
        preference=distance_usd_per_hour(workload, venue, catalog) + (USD_PER_MOVE if moves else 0),
        round_trip_ms=round_trip_ms(workload.traffic, venue.location, catalog, workload.objectives.round_trip_share),
    )
