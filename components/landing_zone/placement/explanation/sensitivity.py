"""What would change the decision: prices and demand; rules and objectives are in `opening`."""

from collections.abc import Iterator

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.explain import taken
from landing_zone.placement.explanation.dial import SAME_USD, Dial, endpoint_price, node_price, turning_point
from landing_zone.placement.explanation.model import Elsewhere, Turn
from landing_zone.placement.explanation.question import Questions, venue_of
from landing_zone.placement.explanation.swap import Swap
from landing_zone.placement.usage import Usage

FARTHEST = 100.0
"""Factor on a price up to which is searched."""
BEYOND = 1.001
"""Factor on the demand at which something must give way."""
DIGITS = 4
ROUNDING = 1e-9


def prices(questions: Questions, workload: int, others: tuple[Elsewhere, ...]) -> Iterator[Turn]:
    """Yield at which price of its own place the workload leaves it, and at which of the next best it goes there.

    Raises:
        OutOfTime: before all were asked about.
    """
    arc = questions.usage.answer.arcs[workload]
    if arc is None:
        return
    own = _dial(questions, arc.venue)
    yield _turn(questions, own, _end(questions, own), workload)
    dearer = [other for other in others if (other.cost_usd_per_hour or 0) > SAME_USD]
    if dearer:
        best = min(dearer, key=lambda other: (other.cost_usd_per_hour or 0, other.venue))
        names = [venue.name for venue in questions.problem.venues]
        yield _turn(questions, _dial(questions, names.index(best.venue)), 0.0, workload, best.venue)


def demand(questions: Questions, swap: Swap, workload: int) -> Iterator[Turn]:
    """Yield the factor on the workload's demand above which it needs more than it has, and what it then gets.

    Raises:
        OutOfTime: before it was asked about.
    """
    arc = questions.usage.answer.arcs[workload]
    factor = None if arc is None else _headroom(questions.usage, arc)
    if factor is None:
        return
    value = questions.problem.workloads[workload].value
    rate = value.traffic.requests_per_second * factor * BEYOND
    traffic = value.traffic.model_copy(update={"requests_per_second": rate})
    then = questions.ask(swap.changed(workload, value.model_copy(update={"traffic": traffic})))
    yield Turn(
        what="demand",
        unit="×",
        now=1.0,
        at=round(factor, DIGITS),
        venue=venue_of(then, workload),
        then=_way(then, workload),
        cost_usd_per_hour=round(questions.more(then), DIGITS) + 0.0,
        proven=then.answer.proven,
    )


def _headroom(usage: Usage, arc: PoolArc | EndpointArc) -> float | None:
    """Return the factor on its demand that a workload's place can take as it is; None where it has no limit."""
    problem = usage.problem
    if isinstance(arc, PoolArc):
        asked = problem.workloads[arc.workload].value.traffic.requests_per_second
        asked *= problem.environment.value.demand_margin
        return max(1.0, arc.candidate.requests_per_second * arc.candidate.replicas / asked)
    site, others = problem.endpoints[arc.endpoint], usage.by_endpoint(arc.endpoint, without=arc.workload)
    if arc.use.units:
        return max(1.0, (usage.answer.units[arc.endpoint] - sum(a.use.units for a in others)) / arc.use.units)
    if site.tokens_per_minute is None:
        return None
    left = site.tokens_per_minute - sum(a.use.tokens_per_minute for a in others)
    return max(1.0, left / arc.use.tokens_per_minute)


def _way(usage: Usage, workload: int) -> str:
    arc = usage.answer.arcs[workload]
    return "left out" if arc is None else taken(usage.problem, arc)


def _dial(questions: Questions, venue: int) -> Dial:
    pools = len(questions.problem.pools)
    if venue < pools:
        return node_price(questions.problem, venue)
    return endpoint_price(questions.problem, venue - pools)


def _end(questions: Questions, dial: Dial) -> float:
    """Return how far up is searched; a price of nothing has no multiples, the dearest node's has."""
    dearest = max((site.node_price_usd_per_hour for site in questions.problem.pools), default=0.0)
    return FARTHEST * (dial.now or dearest or 1.0)


def _turn(questions: Questions, dial: Dial, end: float, workload: int, to: str | None = None) -> Turn:
    """Return where the workload leaves its place, or goes ``to`` another."""
    here = venue_of(questions.usage, workload)

    def given_way(usage: Usage) -> bool:
        place = venue_of(usage, workload)
        return place != here if to is None else place == to

    found = turning_point(questions, dial, end, given_way)
    told = {"what": dial.name, "unit": dial.unit, "now": round(dial.now, DIGITS), "limit": round(end, DIGITS)}
    if found is None:
        return Turn(**told, venue=here)
    price, then = found
    place = venue_of(then, workload)
    return Turn(**told, at=round(price, DIGITS), venue=place, then=_way(then, workload), proven=then.answer.proven)
