"""The cost plot puts the dearest workload first."""

import re

from landing_zone.placement.plan import Plan
from landing_zone.report.plots.cost import cost_plot
from landing_zone.report.plots.palette import series


def test_the_dearest_first_and_nothing_left_out_but_the_unplaced(plan: Plan) -> None:
    """Cost per month, of what runs."""
    svg = cost_plot(plan, 730, series(["clinic", "cloud"]))
    texts = re.findall(r">([^<>]+)</text>", svg)
    assert texts == ["notes", "risk", "$8,760", "$365.00"]


def test_the_colour_is_the_cluster_s(plan: Plan) -> None:
    """As on the map."""
    svg = cost_plot(plan, 730, series(["clinic", "cloud"]))
    assert "var(--series-1)" in svg
    assert "var(--series-2)" in svg
