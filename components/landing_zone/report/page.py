"""What the page tells, from the plan, the inputs and the catalog: plain values, formatted, in a fixed order."""

from collections.abc import Sequence
from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.frontier import FrontierPoint
from landing_zone.placement.plan import Decision, EndpointUse, Plan, SolveStatus, Status
from landing_zone.placement.trace import Moment
from landing_zone.report.geography import geography
from landing_zone.report.wording import (
    SOLVE_WORDS,
    STATUS_WORDS,
    count,
    economics,
    failovers,
    main_reason,
    missed,
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
    site: str | None
    """Cluster or endpoint that serves it."""
    notes: tuple[str, ...]
    """Objectives that are missed, and where it goes after a loss."""


@dataclass(frozen=True)
class TrafficRow:
    """Requests from one region to one place."""

    users: str
    site: str
    requests_per_second: str


@dataclass(frozen=True)
class EndpointRow:
    """A managed endpoint and how much of it is used."""

    use: EndpointUse
    offer: str
    region: str


@dataclass(frozen=True)
class FrontierRow:
    """A plan of the frontier."""

    round_trip: str
    cost: str
    moved: str


@dataclass(frozen=True)
class GapRow:
    """A moment of the solve."""

    seconds: str
    cost: str
    bound: str
    gap: str


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
            site=decision.cluster or decision.endpoint,
            notes=tuple(filter(None, (missed(decision), *failovers(decision)))),
        )
        for decision in plan.decisions
    )


def endpoint_rows(plan: Plan, inputs: Inputs) -> tuple[EndpointRow, ...]:
    """Return the managed endpoints of the environment, those that serve nothing too."""
    known = {endpoint.name: endpoint for endpoint in inputs.environment.value.managed}
    return tuple(EndpointRow(u, known[u.endpoint].offer, known[u.endpoint].region) for u in plan.endpoints)


def frontier_rows(points: Sequence[FrontierPoint]) -> tuple[FrontierRow, ...]:
    """Return the points of the frontier as rows."""
    return tuple(
        FrontierRow(
            f"{p.round_trip_ms:.1f} ms",
            f"{usd(p.cost_usd_per_hour)}{'' if p.proven else ' or less'}",
            "this plan" if p.current else ", ".join(p.moved),
        )
        for p in points
    )


def gap_rows(trace: Sequence[Moment]) -> tuple[GapRow, ...]:
    """Return the moments at which a better plan was found, and the last one."""
    kept = [m for n, m in enumerate(trace) if n == 0 or m.cost != trace[n - 1].cost or n == len(trace) - 1]
    return tuple(GapRow(f"{m.seconds:.2f} s", f"{m.cost:,.2f}", f"{m.bound:,.2f}", percent(m.gap)) for m in kept)


def traffic_rows(plan: Plan, inputs: Inputs, catalog: Catalog) -> tuple[TrafficRow, ...]:
    """Return the flows of the map as rows, the largest first."""
    told = geography(plan, inputs, catalog)
    places = {users.region: f"{users.place} ({users.region})" for users in told.users}
    flows = sorted(told.flows, key=lambda f: (-f.requests_per_second, f.region, f.site or ""))
    return tuple(
        TrafficRow(places.get(f.region, f.region), f.site or "nowhere", f"{f.requests_per_second:.3g}") for f in flows
    )


def summary_sentence(plan: Plan) -> str:
    """Return the sentence below the title."""
    clusters = {d.cluster for d in plan.decisions if d.cluster}
    endpoints = {d.endpoint for d in plan.decisions if d.endpoint}
    if plan.status is SolveStatus.INFEASIBLE:
        return f"No placement keeps every rule: {count(len(plan.conflicts), 'conflict')}, listed below."
    size = f"{count(len(plan.decisions), 'workload')} for {count(len(clusters), 'cluster')}"
    managed = f" and {count(len(endpoints), 'managed endpoint')}" if endpoints else ""
    return f"{size}{managed}: the cheapest within every rule."
