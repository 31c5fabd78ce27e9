"""The map's projection: Mercator, fitted to the points that it must show."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

DEGREES_AROUND = 4.0
"""Least distance, in degrees, between a point and the edge of the fitted area."""
MOST_PX_PER_RADIAN = 1800.0
"""Beyond it the coast lines of the 1:110 m map are too coarse to look at."""


@dataclass(frozen=True)
class Projection:
    """x = `scale` · λ + `x0`, y = `y0` − `scale` · ln tan(π/4 + φ/2), in pixels, angles in radians."""

    scale: float
    x0: float
    y0: float

    def pixels(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return the place of a point, in degrees, on the map."""
        x, y = _plane(latitude, longitude)
        return self.scale * x + self.x0, self.y0 - self.scale * y


def fit(points: Sequence[tuple[float, float]], size: tuple[float, float], margin: tuple[float, float]) -> Projection:
    """Return the largest projection that shows all `points` (latitude, longitude).

    `size` and `margin`, which stays free around the points, are width and height in pixels.
    """
    width, height = size
    lowest, highest = _corners(points)
    span_x, span_y = highest[0] - lowest[0], highest[1] - lowest[1]
    scale = min((width - 2 * margin[0]) / span_x, (height - 2 * margin[1]) / span_y, MOST_PX_PER_RADIAN)
    middle_x, middle_y = (lowest[0] + highest[0]) / 2, (lowest[1] + highest[1]) / 2
    return Projection(scale, width / 2 - scale * middle_x, height / 2 + scale * middle_y)


def _corners(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], tuple[float, float]]:
    latitudes = [latitude for latitude, _ in points]
    longitudes = [longitude for _, longitude in points]
    south = _plane(min(latitudes) - DEGREES_AROUND, min(longitudes) - DEGREES_AROUND)
    north = _plane(max(latitudes) + DEGREES_AROUND, max(longitudes) + DEGREES_AROUND)
    return south, north


def _plane(latitude: float, longitude: float) -> tuple[float, float]:
    phi = math.radians(max(-84.0, min(84.0, latitude)))
    return math.radians(longitude), math.log(math.tan(math.pi / 4 + phi / 2))
