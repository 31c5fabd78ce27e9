"""What the page tells, from the plan, the inputs and the catalog: plain values, formatted, in a fixed order."""

from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Decision, Plan, SolveStatus, Status
from landing_zone.report.geography import geography
from landing_zone.report.wording import (
    SOLVE_WORDS,
    STATUS_WORDS,
    count,
    economics,
    main_reason,
    percent,
    service,
    shape,
    usd,
    where,
)


@dataclass(frozen=True)
class Figure:
    """A number at the head of the page."""

    value: str
    label: str


@dataclass(frozen=True)
class DecisionRow:
    """A workload with what was decided for it."""

    decision: Decision
    title: str
    industry: str
    model: str
    data_class: str
    status: str
    where: str
    shape: str
    cost_per_month: str
    main_reason: str
    economics: str
    """Price of a million tokens and power; "" where neither is known."""
    service: str
    """Round trip, time to first token and per token; "" where none is known."""


@dataclass(frozen=True)
class TrafficRow:
    """Requests from one region to one place."""

    users: str
    cluster: str
    requests_per_second: str


def figures(plan: Plan) -> tuple[Figure, ...]:
    """Return what a reader wants to know first."""
    running = sum(d.status is not Status.UNPLACED for d in plan.decisions)
    return (
        Figure(SOLVE_WORDS[plan.status], "plan"),
        Figure(f"{running} of {len(plan.decisions)}", "workloads placed"),
        Figure(usd(plan.cost_usd_per_month), f"per month, {usd(plan.objective.cost_usd_per_hour)} per hour"),
        Figure(percent(plan.objective.gap), "gap to the proven bound"),
    )


def verdict(plan: Plan) -> str:
    """Return the state that the colour of the head shows: `good`, `warn` or `bad`."""
    if plan.status is SolveStatus.INFEASIBLE:
        return "bad"
    left_out = any(d.status is Status.UNPLACED for d in plan.decisions)
    return "warn" if left_out or plan.warnings or plan.status is SolveStatus.FEASIBLE else "good"


def decision_rows(plan: Plan, inputs: Inputs) -> tuple[DecisionRow, ...]:
    """Return the decisions with what the workloads say of themselves."""
    hours = inputs.environment.value.hours_per_month
    workloads = {document.value.name: document.value for document in inputs.workloads}
    return tuple(
        DecisionRow(
            decision=decision,
            title=workloads[decision.workload].title,
            industry=workloads[decision.workload].industry,
            model=workloads[decision.workload].model.name,
            data_class=workloads[decision.workload].data_class,
            status=STATUS_WORDS[decision.status],
            where=where(decision),
            shape=shape(decision),
            cost_per_month=usd(decision.cost_usd_per_hour * hours),
            main_reason=main_reason(decision),
            economics=economics(decision),
            service=service(decision),
        )
        for decision in plan.decisions
    )


def traffic_rows(plan: Plan, inputs: Inputs, catalog: Catalog) -> tuple[TrafficRow, ...]:
    """Return the flows of the map as rows, the largest first."""
    told = geography(plan, inputs, catalog)
    places = {users.region: f"{users.place} ({users.region})" for users in told.users}
    flows = sorted(told.flows, key=lambda f: (-f.requests_per_second, f.region, f.cluster or ""))
    return tuple(
        TrafficRow(places.get(f.region, f.region), f.cluster or "nowhere", f"{f.requests_per_second:.3g}")
        for f in flows
    )


def summary_sentence(plan: Plan) -> str:
    """Return the sentence below the title."""
    clusters = {d.cluster for d in plan.decisions if d.cluster}
    if plan.status is SolveStatus.INFEASIBLE:
        return f"No placement keeps every rule: {count(len(plan.conflicts), 'conflict')}, listed below."
    size = f"{count(len(plan.decisions), 'workload')} for {count(len(clusters), 'cluster')}"
    return f"{size}: the cheapest within every rule."
