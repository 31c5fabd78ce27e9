"""Arcs run from users to site, clear of both, and opposite ones part."""

import math

import pytest

from landing_zone.report.plots.arcs import arc

WEST, EAST = (0.0, 100.0), (200.0, 100.0)


def test_an_arc_keeps_clear_of_its_ends() -> None:
    """No line is drawn over the marks."""
    drawn = arc(WEST, EAST, clear_start=10, clear_end=20)
    assert drawn
    assert min(math.dist(point, WEST) for point in drawn.points) >= 10
    assert min(math.dist(point, EAST) for point in drawn.points) >= 20


def test_opposite_arcs_lie_on_opposite_sides() -> None:
    """There and back don't cover each other."""
    there, back = (arc(a, b, clear_start=0, clear_end=0) for a, b in ((WEST, EAST), (EAST, WEST)))
    assert there
    assert back
    assert max(y for _, y in there.points) <= 100 <= min(y for _, y in back.points)


@pytest.mark.parametrize("end", [(0.0, -100.0), (100.0, 0.0), (0.0, 100.0), (-70.0, 30.0)])
def test_the_head_points_at_the_site(end: tuple[float, float]) -> None:
    """From the head, straight on in its direction (clockwise from up), is the site."""
    drawn = arc((0.0, 0.0), end, clear_start=0, clear_end=10)
    assert drawn
    distance, angle = math.dist(drawn.head, end), math.radians(drawn.head_degrees)
    ahead = (drawn.head[0] + distance * math.sin(angle), drawn.head[1] - distance * math.cos(angle))
    assert ahead == pytest.approx(end, abs=0.1)


def test_places_that_touch_have_no_arc() -> None:
    """There is no room to draw one."""
    assert arc(WEST, (5.0, 100.0), clear_start=10, clear_end=10) is None
