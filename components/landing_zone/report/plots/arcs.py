"""The flows of a map as arcs: each bends to its left, so that two opposite ones do not cover each other."""

import math
from dataclasses import dataclass

BEND = 0.16
"""Height of an arc over its chord, as a share of the chord."""
STEPS = 80

XY = tuple[float, float]


@dataclass(frozen=True)
class Arc:
    """A curve from where requests come to the head of its arrow."""

    points: tuple[XY, ...]
    head: XY
    head_degrees: float
    """Direction of the arrow's head, clockwise from up."""


def arc(start: XY, end: XY, *, clear_start: float, clear_end: float) -> Arc | None:
    """Return the arc between two places, leaving `clear_…` pixels free around them; None if that leaves nothing."""
    curve = [_bezier(start, _control(start, end), end, step / STEPS) for step in range(STEPS + 1)]
    free = [p for p in curve if math.dist(p, start) >= clear_start and math.dist(p, end) >= clear_end]
    if len(free) < 2:
        return None
    points = tuple((round(x, 2), round(y, 2)) for x, y in free)
    head = points[-1]
    return Arc(points, head, round(math.degrees(math.atan2(end[0] - head[0], head[1] - end[1])), 1))


def _control(start: XY, end: XY) -> XY:
    dx, dy = end[0] - start[0], end[1] - start[1]
    return (start[0] + end[0]) / 2 + 2 * BEND * dy, (start[1] + end[1]) / 2 - 2 * BEND * dx


def _bezier(a: XY, b: XY, c: XY, t: float) -> XY:
    u = 1 - t
    return (u * u * a[0] + 2 * u * t * b[0] + t * t * c[0], u * u * a[1] + 2 * u * t * b[1] + t * t * c[1])
