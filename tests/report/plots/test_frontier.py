"""The frontier marks this plan and names every point's price."""

from landing_zone.placement.frontier import FrontierPoint
from landing_zone.report.plots.frontier import frontier_plot

POINTS = (
    FrontierPoint(75.0, 330.1, (), proven=True, current=True),
    FrontierPoint(49.2, 344.19, ("a to b/c",), proven=True),
    FrontierPoint(42.0, 474.13, ("a to b/d",), proven=False),
)


def test_every_point_is_named() -> None:
    """By its price; the plan's own is told apart."""
    svg = frontier_plot(POINTS)
    for text in ("this plan, $330.10", "$344.19", "$474.13", "USD per hour, all that is counted"):
        assert f">{text}</text>" in svg


def test_the_same_points_give_the_same_bytes() -> None:
    """Nothing depends on fonts, time or order."""
    assert frontier_plot(POINTS) == frontier_plot(POINTS)


def test_points_of_one_price_are_drawn() -> None:
    """Nearer for nothing: the axis still has a height."""
    assert "this plan" in frontier_plot((POINTS[0], FrontierPoint(50, 330.1, ("a to b/c",), proven=True)))
