"""The colour of every cluster, and of every managed endpoint that serves something: the same in all plots of a page."""

from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan
from landing_zone.report.plots.palette import Role, series


def site_colours(plan: Plan, inputs: Inputs) -> dict[str, Role]:
    """Return the colours by name: clusters in the order of the environment, then endpoints by alphabet."""
    used = sorted({decision.endpoint for decision in plan.decisions if decision.endpoint})
    return series([*(cluster.name for cluster in inputs.environment.value.clusters), *used])
