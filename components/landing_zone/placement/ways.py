"""How a venue serves a workload: shapes on a pool, one use of an endpoint, or the reason why not."""

from collections.abc import Iterator
from functools import partial

from landing_zone.config.workload import Objectives
from landing_zone.placement.endpoint import EndpointSite, Use, use_of
from landing_zone.placement.masks import MASKS, Pair
from landing_zone.placement.problem import Block
from landing_zone.placement.rule import Rule, where
from landing_zone.placement.site import PoolSite
from landing_zone.sizing.candidate import Candidate
from landing_zone.sizing.demand import Demand
from landing_zone.sizing.refusal import Limit, furthest
from landing_zone.sizing.search import all_candidates, candidates, unbeaten

UNLIMITED = 1_000_000
TIMES = frozenset({Rule.FIRST_TOKEN, Rule.PER_TOKEN})
RULE_OF_LIMIT = {
    Limit.FIRST_TOKEN: Rule.FIRST_TOKEN,
    Limit.PER_TOKEN: Rule.PER_TOKEN,
    Limit.REPLICAS: Rule.REPLICAS,
}
Way = Candidate | Use


def ways(pair: Pair, without: frozenset[Rule]) -> tuple[Way, ...] | Block:
    """Return how the venue serves the workload, or the first thing that forbids it.

    Args:
        without: rules to leave out.
    """
    venue = pair.venue
    if isinstance(venue, EndpointSite) and venue.name not in pair.workload.value.managed:
        return Block(None, "the workload does not list it in `managed`")
    for rule, mask in MASKS:
        if rule not in without and (sentence := mask(pair)) is not None:
            return Block(rule, sentence)
    if isinstance(venue, EndpointSite):
        return _uses(pair, venue, without)
    if isinstance(venue, PoolSite) and venue.pool.nodes.max == 0:
        return Block(None, f"{venue.name} has no nodes")
    return _shapes(pair, venue, without) if isinstance(venue, PoolSite) else ()


def missed(objectives: Objectives, way: Way, rtt_ms: float) -> tuple[str, ...]:
    """Return the time objectives that are missed; one whose value is not known is."""
    values = (*_times(objectives, way), (Rule.ROUND_TRIP, objectives.round_trip_ms, rtt_ms))
    return tuple(rule.value for rule, allowed, value in values if not _kept(allowed, value))


def _shapes(pair: Pair, site: PoolSite, without: frozenset[Rule]) -> tuple[Way, ...] | Block:
    """Return the shapes that keep the objectives, and those that miss some if that has a price."""
    found, refusals = candidates(_demand(pair, without), site.pool, pair.catalog)
    objectives = pair.workload.value.objectives
    if objectives.penalty_usd_per_hour is not None:
        slower, refusals = all_candidates(_demand(pair, without | TIMES), site.pool, pair.catalog)
        late = partial(_late, objectives)
        found = unbeaten((*found, *slower), pair.workload.value.precisions, late)
    refusal = furthest(refusals)
    if found or refusal is None:
        return found
    source = pair.workload.source
    line = f" ({source.file}:{source.line(refusal.field)})" if refusal.field else ""
    return Block(RULE_OF_LIMIT.get(refusal.limit), refusal.text + line)


def _late(objectives: Objectives, way: Way) -> int:
    """Return how many of the two times are missed."""
    return sum(not _kept(allowed, value) for _, allowed, value in _times(objectives, way))


def _uses(pair: Pair, site: EndpointSite, without: frozenset[Rule]) -> tuple[Way, ...] | Block:
    """Return the one use of an endpoint, if its times are good enough, or missing them has a price."""
    workload, environment = pair.workload.value, pair.environment
    use, soft = use_of(site, workload, environment.value), workload.objectives.penalty_usd_per_hour is not None
    for rule, allowed, value in _times(workload.objectives, use):
        if not (soft or rule in without or _kept(allowed, value)):
            known = "is not known" if value is None else f"is {value:.0f}"
            asked = f"{allowed:g} are asked for ({where(rule, environment, pair.workload)})"
            return Block(rule, f"{rule} of {site.name} {known}, {asked}")
    lacks = site.lacks(use, workload)
    return Block(None, lacks) if lacks else (use,)


def _times(objectives: Objectives, way: Way) -> Iterator[tuple[Rule, float | None, float | None]]:
    """An endpoint's time may not be known; a shape has no time per token where there are no tokens."""
    per_token_ms = way.per_token_ms if isinstance(way, Use) else way.per_token_ms or 0.0
    yield Rule.FIRST_TOKEN, objectives.first_token_ms, way.first_token_ms
    yield Rule.PER_TOKEN, objectives.per_token_ms, per_token_ms


def _kept(allowed: float | None, value: float | None) -> bool:
    return allowed is None or (value is not None and value <= allowed)


def _demand(pair: Pair, without: frozenset[Rule]) -> Demand:
    workload = pair.workload.value
    objectives = workload.objectives
    return Demand(
        workload=workload,
        model=pair.catalog.models[workload.model.name],
        requests_per_second=workload.traffic.requests_per_second * pair.environment.value.demand_margin,
        objectives=Objectives(
            first_token_ms=None if Rule.FIRST_TOKEN in without else objectives.first_token_ms,
            per_token_ms=None if Rule.PER_TOKEN in without else objectives.per_token_ms,
        ),
        replicas_max=UNLIMITED if Rule.REPLICAS in without else workload.replicas.max,
    )
