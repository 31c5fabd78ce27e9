"""How figures and shapes are written, the same in every table, text and plot."""

from collections.abc import Mapping

from landing_zone.placement.plan import Decision, Plan, SolveStatus, Status

STATUS_WORDS = {Status.PLACED: "placed", Status.MANAGED: "managed", Status.UNPLACED: "left out"}
SOLVE_WORDS = {
    SolveStatus.OPTIMAL: "optimal",
    SolveStatus.FEASIBLE: "feasible, perhaps not the cheapest",
    SolveStatus.INFEASIBLE: "infeasible",
}
SAME_USD = 0.005
"""Per hour: a smaller difference is none."""
_CHANGE_WORDS = {
    "create": "created",
    "update": "updated",
    "replace": "replaced",
    "delete": "deleted",
    "same": "unchanged",
}


def usd(amount: float) -> str:
    """Write US dollars: with cents below 1000, whole above."""
    return f"${amount:,.2f}" if abs(amount) < 1000 else f"${amount:,.0f}"


def percent(fraction: float) -> str:
    """Write a fraction as percent; a small one does not become 0 %."""
    return f"{fraction * 100:.3g} %" if fraction < 0.01 else f"{fraction * 100:.1f} %"


def count(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: `1 workload`, `3 workloads`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def where(decision: Decision) -> str:
    """Write a decision's place: `cluster/pool`, the endpoint, or a dash where it has none."""
    return decision.venue or "—"


def shape(decision: Decision) -> str:
    """Write what runs: `2 × 4 H100, fp8`; replicas first, then the devices of each, or its CPUs.

    Of a managed workload write what it takes: `54,675 tokens/min`, or `1.3 units`.
    """
    if decision.units is not None:
        return f"{decision.units:.1f} units"
    if decision.tokens_per_minute is not None:
        return f"{decision.tokens_per_minute:,.0f} tokens/min"
    if decision.shape is None:
        return "—"
    form = decision.shape
    if form.resource is None:
        return f"{decision.replicas} × {form.vcpu:g} vCPU"
    device = " ".join(filter(None, (decision.accelerator, form.resource.partition("/mig-")[2])))
    return f"{decision.replicas} × {form.devices} {device}, {form.precision}"


def main_reason(decision: Decision) -> str:
    """Return what decided: the first of the reason's parts, which are joined by semicolons."""
    return decision.reason.partition("; ")[0]


def service(decision: Decision) -> str:
    """Write the expected service: `round trip 88 ms, first token 310 ms`; "" where nothing is known."""
    named = (
        ("round trip", decision.round_trip_ms),
        ("first token", decision.first_token_ms),
        ("per token", decision.per_token_ms),
    )
    return ", ".join(f"{name} {value:.3g} ms" for name, value in named if value is not None)


def economics(decision: Decision) -> str:
    """Write what tokens cost and devices draw: `$0.42 per million tokens, 2.8 kW`; "" where neither is known."""
    price, power = decision.usd_per_million_tokens, decision.power_w
    parts = [f"{usd(price)} per million tokens"] if price is not None else []
    return ", ".join([*parts, f"{power / 1000:.3g} kW"] if power else parts)


def failovers(decision: Decision) -> tuple[str, ...]:
    """Write where a workload goes when its place is lost: `when zone a of us-east is lost: hospital/h100`."""
    return tuple(f"when {f.lost} is lost: {f.venue}" for f in decision.failovers)


def missed(decision: Decision) -> str:
    """Write the objectives that are missed at a penalty; "" where all are kept."""
    return f"misses {', '.join(decision.missed)} at a penalty" if decision.missed else ""


def beside(plan: Plan) -> str:
    """Write what the optimizer counts beside what is paid: `0.12 USD/h of carbon`; "" where nothing is."""
    counted = plan.objective
    named = (
        (counted.carbon_usd_per_hour, "carbon"),
        (counted.penalty_usd_per_hour, "penalties for missed objectives"),
        (counted.move_usd_per_hour, "moves"),
    )
    return ", ".join(f"{amount:,.2f} USD/h of {what}" for amount, what in named if amount)


def changed(changes: Mapping[str, int]) -> str:
    """Write what a run did: `83 created, 2 unchanged`."""
    done = [f"{number:,} {_CHANGE_WORDS.get(what, what)}" for what, number in changes.items() if number]
    return ", ".join(done) or "nothing to change"


def headline(plan: Plan) -> str:
    """Tell the plan in one sentence: how it was solved, how much is placed, what it costs."""
    if plan.status is SolveStatus.INFEASIBLE:
        return f"{plan.environment}: infeasible, {count(len(plan.conflicts), 'conflict')}"
    running = sum(d.status is not Status.UNPLACED for d in plan.decisions)
    placed = f"{running} of {count(len(plan.decisions), 'workload')} placed"
    cost = f"{usd(plan.objective.cost_usd_per_hour)} per hour, {usd(plan.cost_usd_per_month)} per month"
    return f"{plan.environment}: {SOLVE_WORDS[plan.status]} plan, {placed}, {cost}, gap {percent(plan.objective.gap)}"


def more_or_less(usd_per_hour: float) -> str:
    """Write a difference of cost: `2.10 USD/h more`, `the same`."""
    if abs(usd_per_hour) < SAME_USD:
        return "the same"
    return f"{abs(usd_per_hour):,.2f} USD/h {'more' if usd_per_hour > 0 else 'less'}"
