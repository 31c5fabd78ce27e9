"""The plot of pools shows what is used, open, and possible."""

from landing_zone.placement.plan import Plan
from landing_zone.report.plots.palette import series
from landing_zone.report.plots.pool_use import pool_use_plot


def test_every_pool_has_its_figures(plan: Plan) -> None:
    """Devices in use of those on open nodes, and the nodes."""
    svg = pool_use_plot(plan, series(["clinic", "cloud"]))
    for text in ("clinic/h100", "6 of 8, 1 node", "cloud/cpu", "4 of 64, 1 node"):
        assert f">{text}</text>" in svg


def test_an_empty_pool_is_drawn(plan: Plan) -> None:
    """No node open, none allowed: no division by zero."""
    closed = plan.pools[0].model_copy(update={"nodes": 0, "nodes_max": 0, "devices": 0, "devices_used": 0})
    assert "no node open" in pool_use_plot(plan.model_copy(update={"pools": (closed,)}), {})
