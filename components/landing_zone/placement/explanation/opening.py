"""What would open another place: a looser objective, by how much, or a rule that is left out."""

import math
from collections.abc import Iterator
from typing import Any

from landing_zone.config.workload import Workload
from landing_zone.placement.explanation.model import Turn
from landing_zone.placement.explanation.question import Questions, venue_of
from landing_zone.placement.explanation.swap import Swap
from landing_zone.placement.masks import Pair
from landing_zone.placement.problem import NO_RULES, Block
from landing_zone.placement.rule import OF_OBJECTIVES, Rule, where
from landing_zone.placement.usage import Usage
from landing_zone.placement.venue import Venue, round_trip_ms
from landing_zone.placement.ways import ways

USD_DIGITS = 4
LOOSEST = 100.0
"""Factor on an objective up to which is searched."""
PRECISE = 1.005
"""Factor between the values that a search ends with."""


def openings(questions: Questions, swap: Swap, workload: int) -> Iterator[Turn]:
    """Yield the values of each objective at which venues open that it forbids; then each other rule by itself.

    Raises:
        OutOfTime: before all were asked about.
    """
    problem = questions.problem
    blocks = [(v, b.rule) for (w, v), b in sorted(problem.blocked.items()) if w == workload and b.rule is not None]
    for rule in dict.fromkeys(rule for _, rule in blocks if rule in OF_OBJECTIVES):
        yield from _objective(questions, swap, workload, rule, [v for v, r in blocks if r is rule])
    for rule in dict.fromkeys(rule for _, rule in blocks if rule not in OF_OBJECTIVES):
        yield _rule(questions, swap, workload, rule)


def _objective(questions: Questions, swap: Swap, workload: int, rule: Rule, venues: list[int]) -> Iterator[Turn]:
    """Yield a turn for each value at which some of the venues open, and one for each that another rule keeps closed."""
    problem, document = questions.problem, swap.document(workload)
    now = float(getattr(document.value.objectives, rule.value))
    told: dict[str, Any] = {
        "what": rule.value,
        "unit": "ms",
        "now": now,
        "where": where(rule, problem.environment, document),
        "limit": round(now * LOOSEST, 1),
    }
    found = {v: _opens_at(swap, workload, problem.venues[v], rule, now) for v in venues}
    values = {opens for opens in found.values() if isinstance(opens, float)}
    for value in sorted(values):
        opened = [problem.venues[v].name for v in venues if found[v] == value]
        then = questions.ask(swap.changed(workload, _with(document.value, rule.value, value)))
        yield Turn(**told, at=value, then=_open_words(opened), **_outcome(questions, then, workload))
    for v, block in found.items():
        if isinstance(block, Block) and block.rule is not None:
            still = f"{problem.venues[v].name} stays closed: {block.text}"
            yield Turn(**told, venue=venue_of(questions.usage, workload), then=still)


def _rule(questions: Questions, swap: Swap, workload: int, rule: Rule) -> Turn:
    problem = questions.problem
    then = questions.ask(swap.without(workload, frozenset({rule})))
    opened = [
        venue.name
        for v, venue in enumerate(problem.venues)
        if (workload, v) in problem.blocked and (workload, v) not in then.problem.blocked
    ]
    place = where(rule, problem.environment, swap.document(workload))
    return Turn(what=rule.value, where=place, then=_open_words(opened), **_outcome(questions, then, workload))


def _outcome(questions: Questions, then: Usage, workload: int) -> dict[str, Any]:
    return {
        "venue": venue_of(then, workload),
        "cost_usd_per_hour": round(questions.more(then), USD_DIGITS) + 0.0,
        "proven": then.answer.proven,
    }


def _open_words(venues: list[str]) -> str:
    if not venues:
        return "no place opens"
    return f"{', '.join(venues)} {'open' if len(venues) > 1 else 'opens'}"


def _opens_at(swap: Swap, workload: int, venue: Venue, rule: Rule, now: float) -> float | Block:
    """Return the smallest value of an objective at which a venue may serve the workload, rounded up.

    Where none up to the loosest does, return what else forbids it there.
    """
    value = swap.document(workload).value
    low, high = now, now * LOOSEST
    if (block := _block(swap, workload, venue, rule, high)) is not None:
        return block
    if rule is Rule.ROUND_TRIP:
        return _up(round_trip_ms(value.traffic, venue.location, swap.catalog, value.objectives.round_trip_share))
    while high / low > PRECISE:
        middle = math.sqrt(low * high)
        closed = _block(swap, workload, venue, rule, middle) is not None
        low, high = (middle, high) if closed else (low, middle)
    return _up(high)


def _block(swap: Swap, workload: int, venue: Venue, rule: Rule, value: float) -> Block | None:
    document = swap.document(workload)
    changed = type(document)(_with(document.value, rule.value, value), document.source)
    found = ways(Pair(swap.problem.environment, changed, venue, swap.catalog), NO_RULES)
    return found if isinstance(found, Block) else None


def _with(workload: Workload, objective: str, value: float) -> Workload:
    objectives = workload.objectives.model_copy(update={objective: value})
    return workload.model_copy(update={"objectives": objectives})


def _up(value: float) -> float:
    return math.ceil(value * 10 - 1e-6) / 10
