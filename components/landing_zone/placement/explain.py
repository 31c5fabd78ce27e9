"""Why each workload runs where it does, and what every other pool or endpoint lost to, in numbers.

Prices of alternatives are local estimates: one workload moves, all else stays where it is. The cheapest whole plan with
the workload there, which may cost less, is found by `placement.explanation`, by solving again.
"""

from typing import Any

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.plan import Alternative
from landing_zone.placement.problem import Block, Problem
from landing_zone.placement.rule import Rule, where
from landing_zone.placement.usage import Usage

SAME_PRICE_USD = 0.005
"""Per hour; the preferences between answers of one price stay below it or decide nothing that is paid."""
SAME_MS = 0.5
REASONS_TOLD = 3


def alternatives(usage: Usage, workload: int) -> tuple[Alternative, ...]:
    """Return every venue that does not serve the workload, with what it lost to; endpoints only where listed.

    The price is the cheap, local estimate of `Usage.extra_usd_per_hour`.
    """
    current, problem = usage.answer.arcs[workload], usage.problem
    offered = [v for v in range(len(problem.venues)) if current is None or v != current.venue]
    listed = problem.workloads[workload].value.managed
    pools = len(problem.pools)
    return tuple(_alternative(usage, workload, v) for v in offered if v < pools or problem.venues[v].name in listed)


def placed_reason(usage: Usage, arc: PoolArc, others: tuple[Alternative, ...]) -> str:
    """Return why the workload runs on this pool, and in which shape."""
    return _reason(_kept(usage.problem, arc), _cheapest(others), _shape(usage.problem, arc), _missed(arc))


def managed_reason(usage: Usage, arc: EndpointArc, others: tuple[Alternative, ...]) -> str:
    """Return why the endpoint serves the workload, and at what price."""
    return _reason(_cheapest(others), _paid(usage, arc), f"{arc.round_trip_ms:.0f} ms round trip", _missed(arc))


def left_out_reason(usage: Usage, workload: int, others: tuple[Alternative, ...]) -> str:
    """Return why a workload runs nowhere."""
    reasons = list({a.reason: None for a in others})[:REASONS_TOLD]
    has_arcs = usage.problem.arcs_of(workload)
    why = "no room beside the rest of the plan" if has_arcs else "no pool may or can run it"
    return f"left out, {why}: {'; '.join(reasons)}"


def _reason(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _cheapest(others: tuple[Alternative, ...]) -> str:
    priced = [a for a in others if a.cost_usd_per_hour is not None]
    if not priced:
        return "the only place with room for it"
    best = min(priced, key=lambda a: a.cost_usd_per_hour or 0)
    return f"cheapest of {len(priced) + 1} places with room, next is {best.venue}: {best.reason}"


def _alternative(usage: Usage, workload: int, v: int) -> Alternative:
    problem, venue = usage.problem, _venue(usage.problem, v)
    if (blocked := problem.blocked.get((workload, v))) is not None:
        return Alternative(**venue, reason=blocked.text)
    arcs = [arc for a in problem.arcs_of(workload) if (arc := problem.arcs[a]).venue == v]
    priced = [(extra, a) for a in arcs if (extra := usage.extra_usd_per_hour(a)) is not None]
    if not priced:
        return Alternative(**venue, reason=_no_room(usage, arcs[0]))
    extra, best = min(priced, key=lambda e: (round(e[0], 4), e[1].preference_usd_per_hour, e[1].index))
    return Alternative(**venue, reason=_price(usage, best, extra), cost_usd_per_hour=round(extra, 4) + 0.0)


def _venue(problem: Problem, v: int) -> dict[str, Any]:
    if v >= len(problem.pools):
        return {"cluster": None, "pool": None, "endpoint": problem.venues[v].name}
    site = problem.pools[v]
    return {"cluster": site.cluster.name, "pool": site.pool.name}


def _no_room(usage: Usage, arc: PoolArc | EndpointArc) -> str:
    if isinstance(arc, EndpointArc):
        return f"no room: needs {_tokens(arc)}, more than the rest of the plan leaves of its quota"
    free = usage.free_slots(arc.pool, arc.candidate.slots, without=arc.workload)
    if free < arc.slots:
        return f"no room: needs {_devices(usage.problem, arc)}, the rest of the plan leaves {free}"
    document = usage.problem.workloads[arc.workload]
    if usage.within_quota(arc):
        return f"no room for {_devices(usage.problem, arc)} beside what is kept for a loss"
    place = where(Rule.QUOTA, usage.problem.environment, document)
    return f"over the accelerators of tenant `{document.value.tenant}` ({place})"


def _price(usage: Usage, arc: PoolArc | EndpointArc, extra: float) -> str:
    current, what = usage.answer.arcs[arc.workload], taken(usage.problem, arc)
    if abs(extra) > SAME_PRICE_USD:
        more = "more" if extra > 0 else "less"
        return f"{abs(extra):.2f} USD/h {more} for {what}{_why_not(extra)}"
    if current is None:
        return f"room for {what}"
    return f"same price for {what}, {_second_to(usage, current, arc)}"


def _why_not(extra: float) -> str:
    """An alternative that looks cheaper by itself lost to what ties workloads together."""
    return ", but not together with the rules between workloads" if extra < 0 else ""


def _second_to(usage: Usage, current: PoolArc | EndpointArc, arc: PoolArc | EndpointArc) -> str:
    """Say in what an alternative of the same price is worse: distance, then precision, then value of the devices."""
    farther = arc.round_trip_ms - current.round_trip_ms
    if farther > SAME_MS or not (isinstance(arc, PoolArc) and isinstance(current, PoolArc)):
        return f"{farther:.0f} ms farther from its users" if farther > SAME_MS else "no nearer to its users"
    if arc.candidate.precision != current.candidate.precision:
        return f"at {arc.candidate.precision} instead of {current.candidate.precision}"
    value, now = usage.value_usd_per_hour(arc), usage.value_usd_per_hour(current)
    return f"which are worth {value:.2f} USD/h, those taken {now:.2f}"


def _kept(problem: Problem, arc: PoolArc) -> str:
    """Say which rule keeps the workload in its cluster: one that forbids every venue elsewhere."""
    here = problem.pools[arc.pool].cluster.name
    listed = problem.workloads[arc.workload].value.managed
    away = [v for v, venue in enumerate(problem.venues) if venue.locality != here]
    elsewhere = [v for v in away if v < len(problem.pools) or problem.venues[v].name in listed]
    blocks = [problem.blocked.get((arc.workload, v)) for v in elsewhere]
    ruled = [b for b in blocks if b is not None and b.rule is not None]
    if not ruled or len(ruled) < len(elsewhere):
        return ""
    return f"{_held(ruled[0])} {here}: {ruled[0].text}"


def _held(block: Block) -> str:
    if block.rule is Rule.ROUND_TRIP:
        return "held near its users in"
    return "must meet its objectives in" if block.rule in (Rule.FIRST_TOKEN, Rule.PER_TOKEN) else "kept in"


def taken(problem: Problem, arc: PoolArc | EndpointArc) -> str:
    """Write what an arc takes: `2 × 4 H100`, or tokens a minute."""
    return _devices(problem, arc) if isinstance(arc, PoolArc) else _tokens(arc)


def _tokens(arc: EndpointArc) -> str:
    units = f" ({arc.use.units:.1f} units)" if arc.use.units else ""
    return f"{arc.use.tokens_per_minute:,.0f} tokens a minute{units}"


def _paid(usage: Usage, arc: EndpointArc) -> str:
    site = usage.problem.endpoints[arc.endpoint]
    return f"{_tokens(arc)} of {site.offer.key} for {usage.share_usd_per_hour(arc):.2f} USD/h"


def _missed(arc: PoolArc | EndpointArc) -> str:
    if not arc.missed:
        return ""
    return f"misses {', '.join(arc.missed)} at a penalty of {arc.costs.penalty:.2f} USD/h"


def _devices(problem: Problem, arc: PoolArc) -> str:
    pool, candidate = problem.pools[arc.pool].pool, arc.candidate
    device = " ".join(filter(None, (pool.accelerator, pool.partition))) if candidate.devices else "vCPU"
    return f"{candidate.replicas} × {candidate.slots} {device}"


def _shape(problem: Problem, arc: PoolArc) -> str:
    candidate = arc.candidate
    times = [f"{candidate.first_token_ms:.0f} ms to the first token" if candidate.per_token_ms else ""]
    times += [f"{candidate.per_token_ms:.0f} ms per token" if candidate.per_token_ms else ""]
    times += [f"{candidate.first_token_ms:.0f} ms per answer" if not candidate.per_token_ms else ""]
    times += [f"{arc.round_trip_ms:.0f} ms round trip"]
    precision = f" at {candidate.precision}" if candidate.devices else ""
    return f"{_devices(problem, arc)}{precision}, {', '.join(t for t in times if t)}"
