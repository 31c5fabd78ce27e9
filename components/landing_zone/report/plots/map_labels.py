"""The labels of the map: what each spot is called, written where it covers nothing."""

from collections.abc import Iterator, Sequence

import altair as alt

from landing_zone.report.plots.arcs import Arc
from landing_zone.report.plots.labels import Anchor, Box, place
from landing_zone.report.plots.marks import Row, at, marks
from landing_zone.report.plots.palette import INK, MUTED, SEA
from landing_zone.report.plots.spots import LINE_PX, Spot

EDGE_PX = 4.0


def labels(found: Sequence[Spot], arcs: Sequence[Arc], size: tuple[float, float]) -> list[alt.Chart]:
    """Label every spot inside a map of `size`: sites first, then users by their requests."""
    ordered = sorted(found, key=lambda s: (s.site is None, -s.requests_per_second))
    anchors = [Anchor(s.x, s.y, s.radius, *s.label_size) for s in ordered]
    covered = [box for drawn in arcs for box in _room(drawn)]
    boxes = place(anchors, covered, Box(EDGE_PX, EDGE_PX, size[0] - EDGE_PX, size[1] - EDGE_PX))
    rows = [row for spot, box in zip(ordered, boxes, strict=True) for row in _rows(spot, box)]
    titles, details = [r for r in rows if r["title"]], [r for r in rows if not r["title"]]
    return [*_texts(titles, INK.light, "bold"), *_texts(details, MUTED.light, "normal")]


def _room(drawn: Arc) -> Iterator[Box]:
    for x, y in drawn.points:
        yield Box(x - 3, y - 3, x + 3, y + 3)
    x, y = drawn.head
    yield Box(x - 9, y - 9, x + 9, y + 9)


def _rows(spot: Spot, box: Box) -> list[Row]:
    side = "left" if box.left >= spot.x else "right" if box.right <= spot.x else "center"
    x = {"left": box.left, "right": box.right, "center": (box.left + box.right) / 2}[side]
    return [
        {"x": round(x, 1), "y": round(box.top + LINE_PX * (n + 0.5), 1), "text": text, "side": side, "title": n == 0}
        for n, text in enumerate((spot.title, *spot.lines))
    ]


def _texts(rows: Sequence[Row], colour: str, weight: str) -> Iterator[alt.Chart]:
    channels = {**at(), "text": "text:N"}
    for side in ("left", "right", "center"):
        here = [row for row in rows if row["side"] == side]
        look = {"align": side, "baseline": "middle", "fontSize": 12, "fontWeight": weight}
        halo = {"stroke": SEA.light, "strokeWidth": 3.5, "strokeJoin": "round", "opacity": 0.85}
        yield marks(here, "text", channels, color=SEA.light, **halo, **look)
        yield marks(here, "text", channels, color=colour, **look)
