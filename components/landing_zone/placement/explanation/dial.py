"""A price that is turned until a plan gives way, exactly.

What a plan costs is linear in one price, so that the cheapest cost over all plans is concave and piecewise linear in
it. Between a price at which a plan of the one kind is the cheapest and one at which a plan of the other kind is, the
lines of both cross. Where no plan is cheaper at the crossing it is the turning point, else the cheaper plan replaces
that of its kind. Each step discards a plan for good (Eisner and Severance, "Mathematical techniques for efficient
record segmentation in large shared databases", 1976).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.explanation.question import Questions, counted_usd_per_hour
from landing_zone.placement.problem import Problem
from landing_zone.placement.usage import Usage

SAME_USD = 0.005
"""Per hour: plans of which cost as much; preferences decide between them."""
STEPS = 30


@dataclass(frozen=True)
class Dial:
    """A price, and the problem and the plans' costs at any value of it."""

    name: str
    unit: str
    now: float
    at: Callable[[float], Problem]
    slope: Callable[[Usage], float]
    """What a plan costs more per hour for each 1 that the price is higher."""


@dataclass(frozen=True)
class _Line:
    """A plan's cost over the price."""

    usage: Usage
    base: float
    slope: float

    def cost(self, price: float) -> float:
        return self.base + self.slope * price


def turning_point(
    questions: Questions, dial: Dial, end: float, given_way: Callable[[Usage], bool]
) -> tuple[float, Usage] | None:
    """Return the price at which the plan gives way, between now and ``end``, and the plan beyond it; None if none.

    Raises:
        OutOfTime: the time was over before.
    """
    stays, goes = _line(dial, questions.usage), _ask(questions, dial, end)
    if not given_way(goes.usage):
        return None
    for _ in range(STEPS):
        if stays.slope == goes.slope:
            break
        price = (goes.base - stays.base) / (stays.slope - goes.slope)
        between = _ask(questions, dial, price)
        if between.cost(price) > stays.cost(price) - SAME_USD:
            return price, goes.usage
        stays, goes = (stays, between) if given_way(between.usage) else (between, goes)
    return None


def node_price(problem: Problem, pool: int) -> Dial:
    """Return the dial of the price of a pool's nodes."""
    site = problem.pools[pool]

    def at(price: float) -> Problem:
        pools = list(problem.pools)
        pools[pool] = replace(site, node_price_usd_per_hour=price)
        return replace(problem, pools=tuple(pools))

    return Dial(
        name=f"price of a node of {site.name}",
        unit="USD/h",
        now=site.node_price_usd_per_hour,
        at=at,
        slope=lambda usage: float(usage.answer.nodes[pool]),
    )


def endpoint_price(problem: Problem, endpoint: int) -> Dial:
    """Return the dial of a factor on all that an endpoint charges."""
    site = problem.endpoints[endpoint]
    unit = site.offer.unit_usd_per_hour

    def priced(arc: PoolArc | EndpointArc, factor: float) -> PoolArc | EndpointArc:
        if not isinstance(arc, EndpointArc) or arc.endpoint != endpoint:
            return arc
        return replace(arc, costs=replace(arc.costs, tokens=arc.costs.tokens * factor))

    def at(factor: float) -> Problem:
        endpoints = list(problem.endpoints)
        offer = replace(site.offer, unit_usd_per_hour=None if unit is None else unit * factor)
        endpoints[endpoint] = replace(site, offer=offer)
        arcs = tuple(priced(arc, factor) for arc in problem.arcs)
        return replace(problem, endpoints=tuple(endpoints), arcs=arcs)

    def slope(usage: Usage) -> float:
        index = {arc.index for arc in usage.taken if isinstance(arc, EndpointArc) and arc.endpoint == endpoint}
        tokens = sum(problem.arcs[i].costs.tokens for i in index)
        return tokens + usage.answer.units[endpoint] * site.unit_price_usd_per_hour

    return Dial(name=f"price of {site.name}", unit="×", now=1.0, at=at, slope=slope)


def _ask(questions: Questions, dial: Dial, price: float) -> _Line:
    usage = questions.ask(dial.at(price))
    slope = dial.slope(usage)
    return _Line(usage, counted_usd_per_hour(usage) - slope * price, slope)


def _line(dial: Dial, usage: Usage) -> _Line:
    slope = dial.slope(usage)
    return _Line(usage, counted_usd_per_hour(usage) - slope * dial.now, slope)
