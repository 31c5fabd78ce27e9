"""The map shows sites, users and flows."""

import re

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan
from landing_zone.report.geography import Geography, Point, UserRegion, geography
from landing_zone.report.plots.map import map_plot
from landing_zone.report.plots.palette import series


def test_the_map_names_every_place(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Both sites with their workloads, and users without a site."""
    svg = map_plot(geography(plan, inputs, catalog), series(["clinic", "cloud"]))
    for text in ("clinic", "Frankfurt, DE, 1 workload", "cloud", "Zurich, CH", "users: 10 req/s"):
        assert f">{text}</text>" in svg


def test_a_flow_has_the_colour_of_where_it_ends(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Virginia to the clinic, Frankfurt to the cloud; what is served in place, or nowhere, has no line."""
    svg = map_plot(geography(plan, inputs, catalog), series(["clinic", "cloud"]))
    lines = re.findall(r'stroke="(var\(--series-\d\))"[^>]*stroke-linecap="butt"', svg)
    assert sorted(lines) == ["var(--series-1)", "var(--series-2)"]


def test_users_alone_are_a_map() -> None:
    """Nothing placed, nothing flows."""
    svg = map_plot(Geography((), (UserRegion("a", "Oslo, NO", Point(59.9, 10.7), 1.0),), ()), {})
    assert ">Oslo, NO</text>" in svg
