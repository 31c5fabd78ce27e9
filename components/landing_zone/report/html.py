"""The report: one HTML file that needs nothing else, no network and no script."""

from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan
from landing_zone.report import page
from landing_zone.report.colours import site_colours
from landing_zone.report.geography import geography
from landing_zone.report.numbers import number_rows
from landing_zone.report.plots.cost import cost_plot
from landing_zone.report.plots.frontier import frontier_plot
from landing_zone.report.plots.gap import gap_plot
from landing_zone.report.plots.map import map_plot
from landing_zone.report.plots.palette import ROLES
from landing_zone.report.plots.pool_use import pool_use_plot
from landing_zone.report.run import Run
from landing_zone.report.study import Study
from landing_zone.report.templating import page_templates
from landing_zone.report.wording import beside, changed, usd


def render_html(
    plan: Plan, inputs: Inputs, catalog: Catalog, run: Run | None = None, study: Study | None = None
) -> str:
    """Return the page; the same arguments give the same bytes. `plan` must be made from `inputs`."""
    return (
        page_templates()
        .get_template("report.html")
        .render(
            plan=plan,
            run=run or Run(),
            roles=ROLES,
            usd=usd,
            changed=changed,
            verdict=page.verdict(plan),
            sentence=page.summary_sentence(plan),
            figures=page.figures(plan),
            beside=beside(plan),
            decisions=page.decision_rows(plan, inputs),
            traffic=page.traffic_rows(plan, inputs, catalog),
            endpoints=page.endpoint_rows(plan, inputs),
            endpoint_names={use.endpoint for use in plan.endpoints},
            numbers=number_rows(plan, inputs, catalog),
            frontier_rows=page.frontier_rows(study.frontier if study else ()),
            gap_rows=page.gap_rows(study.trace if study else ()),
            **_plots(plan, inputs, catalog),
            **_pictures(study or Study()),
        )
    )


def _plots(plan: Plan, inputs: Inputs, catalog: Catalog) -> dict[str, Any]:
    colours = site_colours(plan, inputs)
    told = geography(plan, inputs, catalog)
    drawable = bool(told.sites or told.users)
    return {
        "colours": colours,
        "map": map_plot(told, colours) if drawable else None,
        "cost": cost_plot(plan, inputs.environment.value.hours_per_month, colours),
        "pool_use": pool_use_plot(plan, colours),
    }


def _pictures(study: Study) -> dict[str, Any]:
    """Return the pictures of the solve; a line needs two points."""
    return {
        "frontier": frontier_plot(study.frontier) if len(study.frontier) > 1 else None,
        "gap": gap_plot(study.trace) if len(study.trace) > 1 else None,
    }
