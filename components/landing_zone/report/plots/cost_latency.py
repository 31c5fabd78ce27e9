"""Cost against latency: per accelerator the curve of its unbeaten shapes and loads, both axes by factors."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import altair as alt

from landing_zone.report.plots.labels import Anchor, Box, place
from landing_zone.report.plots.marks import Row, at, colour, marks
from landing_zone.report.plots.palette import INK, MUTED, PAPER, RULE, Role, series
from landing_zone.report.plots.scale import LogScale

WIDTH_PX, HEIGHT_PX = 640, 400
LEFT_PX, RIGHT_PX, TOP_PX, BOTTOM_PX = 62, 150, 34, 52
CHARACTER_PX = 6.6
"""Mean width of a character of 11 px, a little on the wide side."""
LINE_PX = 14.0
STEP_PX = 24.0
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down")


@dataclass(frozen=True)
class Spot:
    """One point of a curve: time per output token, price of a million of them, and what it is."""

    per_token_ms: float
    usd_per_million_tokens: float
    label: str


Curves = Mapping[str, Sequence[Spot]]


def cost_latency_chart(curves: Curves) -> alt.LayerChart:
    """Draw a curve per accelerator; at least one needs a point. The cheap and fast corner is bottom left."""
    drawn = {name: spots for name, spots in curves.items() if spots}
    all_spots = [s for spots in drawn.values() for s in spots]
    x = LogScale.around([s.per_token_ms for s in all_spots], (0, WIDTH_PX))
    y = LogScale.around([s.usd_per_million_tokens for s in all_spots], (HEIGHT_PX, 0))
    colours = series(list(drawn))
    layers = [*_grid(x, y), *_curves(drawn, x, y, colours), *_ends(drawn, x, y, colours), *_legend(colours), *_titles()]
    padding = {"left": LEFT_PX, "right": RIGHT_PX, "top": TOP_PX, "bottom": BOTTOM_PX}
    return alt.LayerChart(layer=layers, width=WIDTH_PX, height=HEIGHT_PX, padding=padding)


def _grid(x: LogScale, y: LogScale) -> Iterator[alt.Chart]:
    across = [{"x": 0, "x2": WIDTH_PX, "y": y.pixels(t), "y2": y.pixels(t), "text": f"${t:g}"} for t in y.ticks()]
    down = [{"x": x.pixels(t), "x2": x.pixels(t), "y": 0, "y2": HEIGHT_PX, "text": f"{t:g}"} for t in x.ticks()]
    for rows in (across, down):
        yield marks(rows, "rule", {**at(), "x2": "x2", "y2": "y2"}, color=RULE.light, strokeWidth=1)
    look = {"fontSize": 11, "color": MUTED.light, "baseline": "middle"}
    yield marks([{**r, "x": -8} for r in across], "text", {**at(), "text": "text:N"}, align="right", **look)
    yield marks([{**r, "y": HEIGHT_PX + 14} for r in down], "text", {**at(), "text": "text:N"}, align="center", **look)


def _curves(drawn: Curves, x: LogScale, y: LogScale, colours: Mapping[str, Role]) -> Iterator[alt.Chart]:
    for number, (name, spots) in enumerate(drawn.items()):
        rows = [{**_place(s, x, y), "step": step, "colour": colours[name].light} for step, s in enumerate(spots)]
        yield marks(rows, "line", {**at(), **colour(), "order": "step:Q"}, strokeWidth=2, opacity=0.8)
        look = {"shape": SYMBOLS[number % len(SYMBOLS)], "filled": True, "size": 48, "opacity": 1}
        yield marks(rows, "point", {**at(), **colour()}, stroke=PAPER.light, strokeWidth=1, **look)


def _ends(drawn: Curves, x: LogScale, y: LogScale, colours: Mapping[str, Role]) -> Iterator[alt.Chart]:
    """Name the fastest and the cheapest point of every curve."""
    named = [(s, colours[name]) for name, spots in drawn.items() for s in dict.fromkeys((spots[0], spots[-1]))]
    ends = [spot for spot, _ in named]
    anchors = [Anchor(*_xy(s, x, y), 5, CHARACTER_PX * len(s.label), LINE_PX) for s in ends]
    covered = [Box(px - 3, py - 3, px + 3, py + 3) for spots in drawn.values() for px, py in _along(spots, x, y)]
    boxes = place(anchors, covered, Box(4, 4, WIDTH_PX - 4, HEIGHT_PX - 4))
    rows = [
        {"x": round(b.left, 1), "y": round((b.top + b.bottom) / 2, 1), "text": s.label, "colour": role.light}
        for (s, role), b in zip(named, boxes, strict=True)
    ]
    look = {"fontSize": 11, "align": "left", "baseline": "middle"}
    halo = {"color": PAPER.light, "stroke": PAPER.light, "strokeWidth": 3, "strokeJoin": "round"}
    yield marks(rows, "text", {**at(), "text": "text:N"}, **halo, **look)
    yield marks(rows, "text", {**at(), **colour(), "text": "text:N"}, **look)


def _legend(colours: Mapping[str, Role]) -> Iterator[alt.Chart]:
    for number, (name, role) in enumerate(colours.items()):
        row: Row = {"x": WIDTH_PX + 22, "y": 10 + 22 * number, "text": name, "colour": role.light}
        shape = SYMBOLS[number % len(SYMBOLS)]
        yield marks([row], "point", {**at(), **colour()}, shape=shape, filled=True, size=64, opacity=1)
        look = {"align": "left", "baseline": "middle", "dx": 12, "fontSize": 12, "color": INK.light}
        yield marks([row], "text", {**at(), "text": "text:N"}, **look)


def _titles() -> Iterator[alt.Chart]:
    rows: list[Row] = [
        {"x": -LEFT_PX + 6, "y": -18, "text": "USD per million output tokens"},
        {"x": WIDTH_PX, "y": HEIGHT_PX + 36, "text": "milliseconds per output token"},
    ]
    for row, align in zip(rows, ("left", "right"), strict=True):
        look = {"align": align, "baseline": "middle", "fontSize": 12, "color": INK.light}
        yield marks([row], "text", {**at(), "text": "text:N"}, **look)


def _along(spots: Sequence[Spot], x: LogScale, y: LogScale) -> Iterator[tuple[float, float]]:
    """Yield points on a curve, close enough to keep labels off it."""
    for (ax, ay), (bx, by) in pairwise(_xy(s, x, y) for s in spots):
        steps = max(1, round(math.hypot(bx - ax, by - ay) / STEP_PX))
        yield from ((ax + (bx - ax) * n / steps, ay + (by - ay) * n / steps) for n in range(steps + 1))


def _xy(spot: Spot, x: LogScale, y: LogScale) -> tuple[float, float]:
    return x.pixels(spot.per_token_ms), y.pixels(spot.usd_per_million_tokens)


def _place(spot: Spot, x: LogScale, y: LogScale) -> Row:
    px, py = _xy(spot, x, y)
    return {"x": px, "y": py}
