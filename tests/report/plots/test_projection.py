"""The projection shows every place, north up, east right."""

import pytest

from landing_zone.report.plots.projection import MOST_PX_PER_RADIAN, fit

SIZE, MARGIN = (1000.0, 400.0), (100.0, 40.0)
FRANKFURT, VIRGINIA, SYDNEY, TROMSO = (50.1, 8.7), (38.9, -77.4), (-33.9, 151.2), (69.6, 19.0)


@pytest.mark.parametrize(
    "places", [[FRANKFURT], [FRANKFURT, VIRGINIA], [VIRGINIA, SYDNEY, TROMSO], [FRANKFURT, FRANKFURT]]
)
def test_all_places_are_inside_the_margin(places: list[tuple[float, float]]) -> None:
    """One place, two, or the world."""
    projection = fit(places, SIZE, MARGIN)
    for x, y in (projection.pixels(*place) for place in places):
        assert MARGIN[0] <= x <= SIZE[0] - MARGIN[0]
        assert MARGIN[1] <= y <= SIZE[1] - MARGIN[1]


def test_north_is_up_and_east_is_right() -> None:
    """As on every map."""
    projection = fit([FRANKFURT, VIRGINIA], SIZE, MARGIN)
    (frankfurt_x, frankfurt_y), (virginia_x, virginia_y) = (projection.pixels(*p) for p in (FRANKFURT, VIRGINIA))
    assert frankfurt_x > virginia_x
    assert frankfurt_y < virginia_y


def test_one_place_is_not_enlarged_beyond_the_coast_lines() -> None:
    """The outlines are too coarse for it."""
    assert fit([FRANKFURT], SIZE, MARGIN).scale <= MOST_PX_PER_RADIAN


def test_a_pole_is_no_fault() -> None:
    """Mercator has no poles; they are taken as 84 degrees."""
    assert fit([(90.0, 0.0), (-90.0, 0.0)], SIZE, MARGIN).scale > 0
