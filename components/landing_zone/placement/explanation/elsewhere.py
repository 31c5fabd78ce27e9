"""The workload somewhere else: the cheapest whole plan that has it there, one solve for each venue."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.explanation.model import Elsewhere
from landing_zone.placement.explanation.question import OutOfTime, Questions, venue_of
from landing_zone.placement.formulation.program import Row, exactly
from landing_zone.placement.problem import Problem
from landing_zone.placement.usage import Usage
from landing_zone.placement.venue import round_trip_ms

USD_DIGITS = 4
SAME_USD = 0.005
"""Per hour: below it nothing is cheaper."""
SAME_MS = 0.5


def elsewhere(questions: Questions, workload: int, catalog: Catalog) -> Iterator[Elsewhere]:
    """Yield every venue that does not serve the workload and might; endpoints only where they are listed.

    Raises:
        OutOfTime: before all were asked about.
    """
    problem, arc = questions.problem, questions.usage.answer.arcs[workload]
    listed = problem.workloads[workload].value.managed
    for v, venue in enumerate(problem.venues):
        if (arc is None or arc.venue != v) and (v < len(problem.pools) or venue.name in listed):
            yield _at(questions, workload, v, catalog)


def forced(problem: Problem, workload: int, venue: int) -> Row:
    """Σ_a∈w at the venue x_a = 1."""
    arcs = [a for a in problem.arcs_of(workload) if problem.arcs[a].venue == venue]
    return exactly(f"forced:{workload}:{venue}", dict.fromkeys(arcs, 1.0), 1)


def _at(questions: Questions, workload: int, venue: int, catalog: Catalog) -> Elsewhere:
    problem = questions.problem
    name, better = problem.venues[venue].name, tuple(_better(questions.usage, workload, venue, catalog))
    if (blocked := problem.blocked.get((workload, venue))) is not None:
        return Elsewhere(venue=name, forbidden=blocked.text, better=better)
    found = questions.ask(rows=(forced(problem, workload, venue),))
    if venue_of(found, workload) != name:
        if not found.answer.fewest_left_out:
            raise OutOfTime
        return Elsewhere(venue=name, forbidden="no plan has room for it there", better=better)
    left_out = questions.newly_left_out(found)
    return Elsewhere(
        venue=name,
        cost_usd_per_hour=None if left_out else round(questions.more(found), USD_DIGITS) + 0.0,
        proven=found.answer.proven,
        moved=tuple(_moved(questions.usage, found, workload)),
        left_out=left_out,
        better=better,
    )


def _moved(now: Usage, then: Usage, but: int) -> Iterator[str]:
    for w, document in enumerate(now.problem.workloads):
        place = venue_of(then, w)
        if w != but and place is not None and place != venue_of(now, w):
            yield f"{document.value.name} to {place}"


def _better(usage: Usage, workload: int, venue: int, catalog: Catalog) -> Iterator[str]:
    """Say in what a venue looks better by itself than the one that was chosen."""
    problem, current = usage.problem, usage.answer.arcs[workload]
    if current is None:
        return
    wanted, place = problem.workloads[workload].value, problem.venues[venue]
    share = wanted.objectives.round_trip_share
    nearer = current.round_trip_ms - round_trip_ms(wanted.traffic, place.location, catalog, share)
    if nearer > SAME_MS:
        yield f"{nearer:.0f} ms nearer to its users"
    here = [a for i in problem.arcs_of(workload) if (a := problem.arcs[i]).venue == venue]
    cheapest = min((_own_usd_per_hour(usage, a) for a in here), default=None)
    if cheapest is not None and cheapest < _own_usd_per_hour(usage, current) - SAME_USD:
        yield f"{cheapest:.2f} USD/h for what it takes there, {_own_usd_per_hour(usage, current):.2f} here"


def _own_usd_per_hour(usage: Usage, arc: PoolArc | EndpointArc) -> float:
    """Return the price of what an arc takes, on nodes or units without idle ones."""
    if isinstance(arc, PoolArc):
        return usage.value_usd_per_hour(arc) + arc.costs.paid
    return arc.use.units * usage.problem.endpoints[arc.endpoint].unit_price_usd_per_hour + arc.costs.paid
