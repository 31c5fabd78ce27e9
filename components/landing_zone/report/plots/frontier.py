"""What nearness costs: each point the cheapest plan at its distance from the users, this plan marked."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import altair as alt
from markupsafe import Markup

from landing_zone.placement.frontier import FrontierPoint
from landing_zone.report.plots.axes import HEIGHT_PX, WIDTH_PX, Axes
from landing_zone.report.plots.bars import CHARACTER_PX
from landing_zone.report.plots.labels import Anchor, Box, place
from landing_zone.report.plots.linear import LinearScale
from landing_zone.report.plots.marks import Row, at, marks
from landing_zone.report.plots.palette import INK, PAPER, SERIES
from landing_zone.report.plots.svg import inline_svg
from landing_zone.report.wording import count, usd

LINE_PX = 15.0
MARK_PX = 6.0
STEP_PX = 8.0
THIS_PLAN = "this plan"


def frontier_plot(points: Sequence[FrontierPoint]) -> Markup:
    """Draw the points, of which there is one at least."""
    axes = Axes(
        x=LinearScale.around([p.round_trip_ms for p in points], (0, WIDTH_PX)),
        y=LinearScale.around([p.cost_usd_per_hour for p in points], (HEIGHT_PX, 0)),
        x_title="mean round trip of the workloads' users, ms",
        y_title="USD per hour, all that is counted",
    )
    label = f"Cost against round trip of {count(len(points), 'plan')}; the table has the figures"
    return inline_svg(
        axes.chart([*_line(points, axes), *_marks(points, axes), *_labels(points, axes)]), key="frontier", label=label
    )


def _rows(points: Sequence[FrontierPoint], axes: Axes) -> list[Row]:
    return [
        {"x": axes.x.pixels(p.round_trip_ms), "y": axes.y.pixels(p.cost_usd_per_hour), "step": n}
        for n, p in enumerate(points)
    ]


def _line(points: Sequence[FrontierPoint], axes: Axes) -> Iterator[alt.Chart]:
    look = {"color": SERIES[0].light, "strokeWidth": 1.5, "strokeDash": [4, 3]}
    yield marks(_rows(points, axes), "line", {**at(), "order": "step:Q"}, **look)


def _marks(points: Sequence[FrontierPoint], axes: Axes) -> Iterator[alt.Chart]:
    rows = _rows(points, axes)
    for current, shape, size in ((False, "circle", 60), (True, "diamond", 150)):
        here = [row for row, point in zip(rows, points, strict=True) if point.current is current]
        look = {"shape": shape, "size": size, "filled": True, "opacity": 1, "color": SERIES[int(current)].light}
        yield marks(here, "point", at(), stroke=PAPER.light, strokeWidth=1, **look)


def _labels(points: Sequence[FrontierPoint], axes: Axes) -> Iterator[alt.Chart]:
    texts = [f"{THIS_PLAN}, {usd(p.cost_usd_per_hour)}" if p.current else usd(p.cost_usd_per_hour) for p in points]
    anchors = [
        Anchor(row["x"], row["y"], MARK_PX, CHARACTER_PX * len(text), LINE_PX)
        for row, text in zip(_rows(points, axes), texts, strict=True)
    ]
    boxes = place(anchors, list(_along(points, axes)), Box(2, 2, WIDTH_PX - 2, HEIGHT_PX - 2))
    rows: list[Row] = [
        {"x": round(b.left, 1), "y": round((b.top + b.bottom) / 2, 1), "text": text}
        for b, text in zip(boxes, texts, strict=True)
    ]
    look = {"fontSize": 12, "align": "left", "baseline": "middle"}
    halo = {"color": PAPER.light, "stroke": PAPER.light, "strokeWidth": 3, "strokeJoin": "round"}
    yield marks(rows, "text", {**at(), "text": "text:N"}, **halo, **look)
    yield marks(rows, "text", {**at(), "text": "text:N"}, color=INK.light, **look)


def _along(points: Sequence[FrontierPoint], axes: Axes) -> Iterator[Box]:
    """Yield boxes along the line, to keep labels off it."""
    for a, b in pairwise(_rows(points, axes)):
        steps = max(1, round(math.dist((a["x"], a["y"]), (b["x"], b["y"])) / STEP_PX))
        for n in range(steps + 1):
            x, y = a["x"] + (b["x"] - a["x"]) * n / steps, a["y"] + (b["y"] - a["y"]) * n / steps
            yield Box(x - 2, y - 2, x + 2, y + 2)
