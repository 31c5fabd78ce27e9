"""Reports, made only when they are asked for: their plots need libraries that are slow to import, and optional."""

from importlib import import_module
from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.errors import MissingTool
from landing_zone.placement.plan import Plan
from landing_zone.report.run import Run
from landing_zone.report.study import Study

_EXTRA = ("altair", "markupsafe", "vl_convert")


def report_html(
    plan: Plan, inputs: Inputs, catalog: Catalog, run: Run | None = None, study: Study | None = None
) -> str:
    """Return the page. Raises MissingTool if the libraries of the plots are not installed."""
    html: str = report_module("landing_zone.report.html").render_html(plan, inputs, catalog, run, study)
    return html


def report_module(name: str) -> Any:
    """Return a module of the report. Raises MissingTool if the libraries of the plots are not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name in _EXTRA:
            fix = "run `pip install 'ai-landing-zone[report]'`"
            raise MissingTool(f"the report needs the Python package {error.name}; {fix}") from error
        raise
