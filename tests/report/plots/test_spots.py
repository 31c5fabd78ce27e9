"""Places that coincide on the map share one spot and one label."""

import math

import pytest

from landing_zone.report.geography import Geography, Point, Site, UserRegion
from landing_zone.report.plots.projection import Projection
from landing_zone.report.plots.spots import SITE_PX, spots

HERE, NEAR, FAR = Point(50.0, 8.0), Point(50.1, 8.1), Point(40.0, -75.0)
PROJECTION = Projection(scale=360, x0=500, y0=500)


def test_users_at_a_site_are_told_on_its_label() -> None:
    """One label: the site, its place, its users."""
    geography = Geography((Site("clinic", "Frankfurt, DE", HERE, 2),), (UserRegion("a", "Frankfurt", NEAR, 12.5),), ())
    (spot,), by_name = spots(geography, PROJECTION)
    assert by_name["clinic"] is by_name["a"] is spot
    assert (spot.title, spot.lines) == ("clinic", ["Frankfurt, DE, 2 workloads", "users: 12.5 req/s"])


def test_two_sites_in_one_city_stay_two() -> None:
    """A site is never hidden by another: the second stands beside the first."""
    geography = Geography((Site("one", "Frankfurt, DE", HERE, 1), Site("two", "Frankfurt, DE", NEAR, 1)), (), ())
    found, _ = spots(geography, PROJECTION)
    assert math.dist((found[0].x, found[0].y), (found[1].x, found[1].y)) >= 2 * SITE_PX
    assert [spot.site for spot in found] == ["one", "two"]


def test_the_area_of_a_ring_grows_with_the_requests() -> None:
    """More requests, larger ring."""
    users = (UserRegion("a", "Frankfurt", HERE, 100), UserRegion("b", "Ashburn", FAR, 1))
    large, small = spots(Geography((), users, ()), PROJECTION)[0]
    assert large.ring_px > 2 * small.ring_px


@pytest.mark.parametrize("requests_per_second", [1e-6, 1e6])
def test_any_rate_has_a_ring_of_sensible_size(requests_per_second: float) -> None:
    """One region alone is the largest, whatever its rate."""
    (spot,), _ = spots(Geography((), (UserRegion("a", "Ashburn", FAR, requests_per_second),), ()), PROJECTION)
    assert 4 < spot.ring_px < 30


def test_users_near_two_sites_are_told_at_the_nearer() -> None:
    """An endpoint that was moved aside does not take the users of the clinic in the same city."""
    sites = (Site("clinic", "Frankfurt, DE", HERE, 2), Site("gpt", "Frankfurt, DE", HERE, 1, endpoint=True))
    found, by_name = spots(Geography(sites, (UserRegion("a", "Frankfurt, DE", HERE, 5),), ()), PROJECTION)
    assert by_name["a"] is by_name["clinic"]
    assert [spot.endpoint for spot in found] == [False, True]
