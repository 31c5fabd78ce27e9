"""A plan and a run as tables for the terminal; the caller prints them."""

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from landing_zone.placement.plan import Decision, EndpointUse, Plan, PoolUse, Status
from landing_zone.report.changes import Change
from landing_zone.report.run import Run
from landing_zone.report.wording import (
    STATUS_WORDS,
    beside,
    changed,
    failovers,
    headline,
    main_reason,
    missed,
    shape,
    where,
)

_STYLES = {Status.PLACED: "green", Status.MANAGED: "cyan", Status.UNPLACED: "yellow"}


def plan_summary(plan: Plan) -> Group:
    """Tell a plan: headline, conflicts, decisions with what decided them, pools, warnings."""
    return Group(*_plan_parts(plan))


def changes_summary(changes: Iterable[Change]) -> Group:
    """Tell what changed against the plan before."""
    lines = [Text(f"  {change}") for change in changes]
    return Group(Text("Against the plan before:", style="bold"), *(lines or [Text("  nothing changes")]))


def run_summary(run: Run) -> Group:
    """Tell a run: what was changed, the endpoints, and what the sandbox did not validate."""
    return Group(*_run_parts(run))


def _plan_parts(plan: Plan) -> Iterator[RenderableType]:
    yield Text(headline(plan), style="bold")
    if plan.conflicts:
        yield Text("These rules cannot hold together:")
        yield from (Text(f"  {conflict}", style="red") for conflict in plan.conflicts)
    if plan.decisions:
        yield _decisions(plan)
    if counted := beside(plan):
        yield Text(f"Counted beside what is paid: {counted}")
    if plan.pools:
        yield _pools(plan.pools)
    if plan.endpoints:
        yield _endpoints(plan.endpoints)
    yield from (Text(f"{d.workload} {note}") for d in plan.decisions for note in _notes(d))
    yield from (Text(f"warning: {warning}", style="yellow") for warning in plan.warnings)


def _decisions(plan: Plan) -> Table:
    table = _table("Workload", "Status", "Where", "Shape")
    table.add_column("$/h", justify="right", no_wrap=True)
    table.add_column("Reason", ratio=1)
    for decision in plan.decisions:
        table.add_row(
            Text(decision.workload),
            Text(STATUS_WORDS[decision.status], style=_STYLES[decision.status]),
            Text(where(decision)),
            Text(shape(decision)),
            f"{decision.cost_usd_per_hour:,.2f}",
            Text(main_reason(decision)),
        )
    return table


def _pools(pools: Iterable[PoolUse]) -> Table:
    table = _table("Pool", "Accelerator")
    for header in ("Nodes", "Devices in use", "$/h"):
        table.add_column(header, justify="right", no_wrap=True)
    for use in pools:
        table.add_row(
            Text(f"{use.cluster}/{use.pool}"),
            Text(use.accelerator),
            f"{use.nodes} of {use.nodes_max}",
            f"{use.devices_used} of {use.devices}",
            f"{use.cost_usd_per_hour:,.2f}",
        )
    return table


def _endpoints(endpoints: Iterable[EndpointUse]) -> Table:
    table = _table("Managed endpoint")
    for header in ("Tokens a minute", "Units", "$/h"):
        table.add_column(header, justify="right", no_wrap=True)
    for use in endpoints:
        units = f"{use.units:,}" if use.units else "—"
        table.add_row(Text(use.endpoint), f"{use.tokens_per_minute:,.0f}", units, f"{use.cost_usd_per_hour:,.2f}")
    return table


def _notes(decision: Decision) -> Iterator[str]:
    """What the table has no room for: objectives that are missed, and where the workload goes after a loss."""
    if text := missed(decision):
        yield text
    yield from failovers(decision)


def _run_parts(run: Run) -> Iterator[RenderableType]:
    time = f" in {run.seconds:.0f} s" if run.seconds is not None else ""
    yield Text(f"Resources: {changed(run.changes)}{time}", style="bold")
    if run.endpoints:
        table = _table("Workload", "Endpoint")
        for workload, address in sorted(run.endpoints.items()):
            table.add_row(Text(workload), Text(address))
        yield table
    if run.not_validated:
        yield Text("The sandbox did not validate:", style="bold")
        yield from (Text(f"  {sentence}") for sentence in run.not_validated)


def _table(*headers: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in headers:
        table.add_column(header, overflow="fold", no_wrap=header in {"Status"})
    return table
