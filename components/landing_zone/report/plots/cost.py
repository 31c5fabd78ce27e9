"""Cost by workload: one bar each, the dearest first, in the colour of the cluster or endpoint that serves it."""

from collections.abc import Mapping

from markupsafe import Markup

from landing_zone.placement.plan import Decision, Plan, Status
from landing_zone.report.plots.bars import bars, shorten
from landing_zone.report.plots.marks import Row
from landing_zone.report.plots.palette import NOWHERE, Role
from landing_zone.report.plots.svg import inline_svg
from landing_zone.report.wording import count, usd


def cost_plot(plan: Plan, hours_per_month: float, colours: Mapping[str, Role]) -> Markup:
    """Draw the cost per month of every workload that runs."""
    running = [d for d in plan.decisions if d.status is not Status.UNPLACED]
    running.sort(key=lambda d: (-d.cost_usd_per_hour, d.workload))
    rows = [_row(d, hours_per_month, colours) for d in running]
    label = (
        f"Cost per month of {count(len(rows), 'workload')}, the dearest first; the table of decisions has the figures"
    )
    return inline_svg(bars(rows, [("reach", "colour")]), key="cost", label=label)


def _row(decision: Decision, hours_per_month: float, colours: Mapping[str, Role]) -> Row:
    cost = decision.cost_usd_per_hour * hours_per_month
    colour = colours.get(decision.cluster or decision.endpoint or "", NOWHERE).light
    return {"name": shorten(decision.workload), "reach": cost, "figure": usd(cost), "colour": colour}
