"""Why each workload runs where it does, and what every other pool lost to, in numbers."""

from landing_zone.placement.masks import Rule, where
from landing_zone.placement.plan import Alternative
from landing_zone.placement.problem import Arc, Block, Problem
from landing_zone.placement.usage import Usage

SAME_PRICE_USD = 0.005
"""Per hour; the preferences between answers of one price stay below it or decide nothing that is paid."""
SAME_MS = 0.5
REASONS_TOLD = 3


def alternatives(usage: Usage, workload: int) -> tuple[Alternative, ...]:
    """Return every pool that the workload does not run on, with what it lost to."""
    current = usage.answer.arcs[workload]
    pools = range(len(usage.problem.pools))
    return tuple(_alternative(usage, workload, p) for p in pools if current is None or p != current.pool)


def placed_reason(usage: Usage, arc: Arc, others: tuple[Alternative, ...]) -> str:
    """Return why the workload runs on this pool, and in which shape."""
    problem = usage.problem
    kept = _kept(problem, arc)
    priced = [a for a in others if a.cost_usd_per_hour is not None]
    if not priced:
        why = "the only pool with room for it"
    else:
        best = min(priced, key=lambda a: a.cost_usd_per_hour or 0)
        why = f"cheapest of {len(priced) + 1} pools with room, next is {best.cluster}/{best.pool}: {best.reason}"
    return "; ".join(part for part in (kept, why, _shape(problem, arc)) if part)


def left_out_reason(usage: Usage, workload: int, others: tuple[Alternative, ...]) -> str:
    """Return why a workload runs nowhere."""
    reasons = list({a.reason: None for a in others})[:REASONS_TOLD]
    has_arcs = any(a.workload == workload for a in usage.problem.arcs)
    why = "no room beside the rest of the plan" if has_arcs else "no pool may or can run it"
    return f"left out, {why}: {'; '.join(reasons)}"


def _alternative(usage: Usage, workload: int, pool: int) -> Alternative:
    site = usage.problem.pools[pool]
    blocked = usage.problem.blocked.get((workload, pool))
    if blocked is not None:
        return Alternative(cluster=site.cluster.name, pool=site.pool.name, reason=blocked.text)
    arcs = [a for a in usage.problem.arcs if (a.workload, a.pool) == (workload, pool)]
    priced = [(extra, a) for a in arcs if (extra := usage.extra_usd_per_hour(a)) is not None]
    if not priced:
        leanest = min(arcs, key=lambda a: a.slots)
        return Alternative(cluster=site.cluster.name, pool=site.pool.name, reason=_no_room(usage, leanest))
    extra, best = min(priced, key=lambda e: (round(e[0], 4), e[1].preference_usd_per_hour, e[1].index))
    reason, cost = _price(usage, best, extra), round(extra, 4) + 0.0
    return Alternative(cluster=site.cluster.name, pool=site.pool.name, reason=reason, cost_usd_per_hour=cost)


def _no_room(usage: Usage, arc: Arc) -> str:
    free = usage.free_slots(arc.pool, arc.candidate.slots, without=arc.workload)
    if free < arc.slots:
        return f"no room: needs {_devices(usage.problem, arc)}, the rest of the plan leaves {free}"
    document = usage.problem.workloads[arc.workload]
    place = where(Rule.QUOTA, usage.problem.environment, document)
    return f"over the accelerators of tenant `{document.value.tenant}` ({place})"


def _price(usage: Usage, arc: Arc, extra: float) -> str:
    current = usage.answer.arcs[arc.workload]
    if abs(extra) > SAME_PRICE_USD:
        more = "more" if extra > 0 else "less"
        return f"{abs(extra):.2f} USD/h {more} for {_devices(usage.problem, arc)}"
    if current is None:
        return f"room for {_devices(usage.problem, arc)}"
    return f"same price for {_devices(usage.problem, arc)}, {_second_to(usage, current, arc)}"


def _second_to(usage: Usage, current: Arc, arc: Arc) -> str:
    """Say in what an alternative of the same price is worse: distance, then precision, then value of the devices."""
    farther = arc.round_trip_ms - current.round_trip_ms
    if farther > SAME_MS:
        return f"{farther:.0f} ms farther from its users"
    if arc.candidate.precision != current.candidate.precision:
        return f"at {arc.candidate.precision} instead of {current.candidate.precision}"
    value, now = usage.value_usd_per_hour(arc), usage.value_usd_per_hour(current)
    return f"which are worth {value:.2f} USD/h, those taken {now:.2f}"


def _kept(problem: Problem, arc: Arc) -> str:
    """Say which rule keeps the workload in its cluster: one that forbids every pool of every other cluster."""
    here = problem.pools[arc.pool].cluster.name
    elsewhere = [p for p, site in enumerate(problem.pools) if site.cluster.name != here]
    blocks = [problem.blocked.get((arc.workload, p)) for p in elsewhere]
    ruled = [b for b in blocks if b is not None and b.rule is not None]
    if not ruled or len(ruled) < len(elsewhere):
        return ""
    return f"{_held(ruled[0])} {here}: {ruled[0].text}"


def _held(block: Block) -> str:
    if block.rule is Rule.ROUND_TRIP:
        return "held near its users in"
    return "must meet its objectives in" if block.rule in (Rule.FIRST_TOKEN, Rule.PER_TOKEN) else "kept in"


def _devices(problem: Problem, arc: Arc) -> str:
    pool, candidate = problem.pools[arc.pool].pool, arc.candidate
    device = " ".join(filter(None, (pool.accelerator, pool.partition))) if candidate.devices else "vCPU"
    return f"{candidate.replicas} × {candidate.slots} {device}"


def _shape(problem: Problem, arc: Arc) -> str:
    candidate = arc.candidate
    times = [f"{candidate.first_token_ms:.0f} ms to the first token" if candidate.per_token_ms else ""]
    times += [f"{candidate.per_token_ms:.0f} ms per token" if candidate.per_token_ms else ""]
    times += [f"{candidate.first_token_ms:.0f} ms per answer" if not candidate.per_token_ms else ""]
    times += [f"{arc.round_trip_ms:.0f} ms round trip"]
    precision = f" at {candidate.precision}" if candidate.devices else ""
    return f"{_devices(problem, arc)}{precision}, {', '.join(t for t in times if t)}"
