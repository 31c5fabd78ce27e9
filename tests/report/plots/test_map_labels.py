"""A label reads away from its spot."""

from landing_zone.report.plots.map_labels import labels
from landing_zone.report.plots.spots import Spot


def _sides(x: float) -> set[str]:
    spot = Spot(x, 100, title="Frankfurt, DE", lines=["users: 1 req/s"], ring_px=5)
    return {chart.mark.align for chart in labels([spot], [], (400, 200)) if chart.data.values}


def test_a_label_on_the_right_starts_at_its_spot_and_one_on_the_left_ends_there() -> None:
    """At the right edge of the map it goes to the left."""
    assert (_sides(100), _sides(390)) == ({"left"}, {"right"})
