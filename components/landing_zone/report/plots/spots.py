"""The spots of a map: places that coincide on it become one spot, with one label."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from landing_zone.report.geography import Geography, Point
from landing_zone.report.plots.bars import CHARACTER_PX
from landing_zone.report.plots.projection import Projection
from landing_zone.report.wording import count

MERGE_PX = 16.0
SITE_PX = 7.0
LINE_PX = 15.0
APART_PX = 2 * SITE_PX + 6
"""Least distance between two sites."""


@dataclass
class Spot:
    """One place on the map: a site, users, or both."""

    x: float
    y: float
    site: str | None = None
    """Cluster or endpoint that is here."""
    endpoint: bool = False
    requests_per_second: float = 0.0
    """Of the users that are here."""
    title: str = ""
    lines: list[str] = field(default_factory=list)
    """Further lines of the label."""
    ring_px: float = 0.0

    @property
    def radius(self) -> float:
        """Pixels that the spot's marks take around its middle."""
        return max(self.ring_px, SITE_PX if self.site else 0.0)

    @property
    def label_size(self) -> tuple[float, float]:
        """Width and height of the label in pixels."""
        longest = max(len(line) for line in (self.title, *self.lines))
        return CHARACTER_PX * longest + 4, LINE_PX * (1 + len(self.lines))


def spots(geography: Geography, projection: Projection) -> tuple[list[Spot], dict[str, Spot]]:
    """Return the spots, and the spot of every user region and of every site by name."""
    found: list[Spot] = []
    by_name: dict[str, Spot] = {}
    for site in geography.sites:
        spot = _free(found, projection, site.point)
        spot.site, spot.title, spot.endpoint = site.name, site.name, site.endpoint
        spot.lines.append(f"{site.place}, {count(site.workloads, 'workload')}")
        by_name[site.name] = spot
    for users in geography.users:
        spot = _take(found, projection, users.point)
        spot.title = spot.title or users.place
        spot.requests_per_second += users.requests_per_second
        by_name[users.region] = spot
    _size_rings(found)
    return found, by_name


def _free(found: list[Spot], projection: Projection, point: Point) -> Spot:
    """Add a spot for a site; beside another site where that stands in the same place."""
    x, y = projection.pixels(point.latitude, point.longitude)
    while any(math.dist((spot.x, spot.y), (x, y)) < APART_PX for spot in found):
        x += APART_PX
    return _add(found, x, y)


def _take(found: list[Spot], projection: Projection, point: Point) -> Spot:
    """Return the nearest spot that is near enough to stand for a place, or add one."""
    x, y = projection.pixels(point.latitude, point.longitude)
    near = [spot for spot in found if math.dist((spot.x, spot.y), (x, y)) < MERGE_PX]
    return min(near, key=lambda spot: math.dist((spot.x, spot.y), (x, y))) if near else _add(found, x, y)


def _add(found: list[Spot], x: float, y: float) -> Spot:
    spot = Spot(round(x, 2), round(y, 2))
    found.append(spot)
    return spot


def _size_rings(found: Sequence[Spot]) -> None:
    most = max((spot.requests_per_second for spot in found), default=0.0)
    for spot in found:
        if spot.requests_per_second:
            least = SITE_PX + 4 if spot.site else 4.0
            spot.ring_px = round(least + 12 * math.sqrt(spot.requests_per_second / most), 2)
            spot.lines.append(f"users: {spot.requests_per_second:.3g} req/s")
