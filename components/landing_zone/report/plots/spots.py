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


@dataclass
class Spot:
    """One place on the map: a site, users, or both."""

    x: float
    y: float
    cluster: str | None = None
    requests_per_second: float = 0.0
    """Of the users that are here."""
    title: str = ""
    lines: list[str] = field(default_factory=list)
    """Further lines of the label."""
    ring_px: float = 0.0

    @property
    def radius(self) -> float:
        """Pixels that the spot's marks take around its middle."""
        return max(self.ring_px, SITE_PX if self.cluster else 0.0)

    @property
    def label_size(self) -> tuple[float, float]:
        """Width and height of the label in pixels."""
        longest = max(len(line) for line in (self.title, *self.lines))
        return CHARACTER_PX * longest + 4, LINE_PX * (1 + len(self.lines))


def spots(geography: Geography, projection: Projection) -> tuple[list[Spot], dict[str, Spot]]:
    """Return the spots, and the spot of every user region and of every cluster by name."""
    found: list[Spot] = []
    by_name: dict[str, Spot] = {}
    for site in geography.sites:
        spot = _take(found, projection, site.point, may_hold_site=False)
        spot.cluster, spot.title = site.cluster, site.cluster
        spot.lines.append(f"{site.place}, {count(site.workloads, 'workload')}")
        by_name[site.cluster] = spot
    for users in geography.users:
        spot = _take(found, projection, users.point, may_hold_site=True)
        spot.title = spot.title or users.place
        spot.requests_per_second += users.requests_per_second
        by_name[users.region] = spot
    _size_rings(found)
    return found, by_name


def _take(found: Sequence[Spot], projection: Projection, point: Point, *, may_hold_site: bool) -> Spot:
    x, y = projection.pixels(point.latitude, point.longitude)
    for spot in found:
        if math.dist((spot.x, spot.y), (x, y)) < MERGE_PX and (may_hold_site or not spot.cluster):
            return spot
    spot = Spot(round(x, 2), round(y, 2))
    assert isinstance(found, list)
    found.append(spot)
    return spot


def _size_rings(found: Sequence[Spot]) -> None:
    most = max((spot.requests_per_second for spot in found), default=0.0)
    for spot in found:
        if spot.requests_per_second:
            least = SITE_PX + 4 if spot.cluster else 4.0
            spot.ring_px = round(least + 12 * math.sqrt(spot.requests_per_second / most), 2)
            spot.lines.append(f"users: {spot.requests_per_second:.3g} req/s")
