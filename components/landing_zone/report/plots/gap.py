"""How a solve went: the cost of the best plan found and the proven bound, over time; the gap is what lies between."""

from collections.abc import Iterator, Sequence

import altair as alt
from markupsafe import Markup

from landing_zone.placement.trace import Moment
from landing_zone.report.plots.axes import HEIGHT_PX, WIDTH_PX, Axes
from landing_zone.report.plots.linear import LinearScale
from landing_zone.report.plots.marks import Row, at, marks
from landing_zone.report.plots.palette import INK, PAPER, SERIES, Role
from landing_zone.report.plots.svg import inline_svg
from landing_zone.report.wording import percent

NAME_PX = 14.0
"""Distance of a line's name from it."""


def gap_plot(trace: Sequence[Moment]) -> Markup:
    """Draw the moments, of which there are two at least."""
    axes = Axes(
        x=LinearScale.around([m.seconds for m in trace], (0, WIDTH_PX), from_zero=True),
        y=LinearScale.around([value for m in trace for value in (m.cost, m.bound)], (HEIGHT_PX, 0)),
        x_title="seconds since the solve began",
        y_title="USD per hour, preferences counted",
    )
    cost = _steps([(m.seconds, m.cost) for m in trace], axes)
    bound = _steps([(m.seconds, m.bound) for m in trace], axes)
    layers = [*_between(cost, bound), *_line(cost, SERIES[1]), *_line(bound, SERIES[0])]
    layers += [*_name("best plan found", cost[0], -NAME_PX), *_name("proven bound", bound[0], NAME_PX)]
    label = f"Cost of the best plan and proven bound over time; the last gap is {percent(trace[-1].gap)}"
    return inline_svg(axes.chart(layers), key="gap", label=label)


def _steps(values: Sequence[tuple[float, float]], axes: Axes) -> list[Row]:
    """Return the corners of a line that keeps its value until the next."""
    corners: list[tuple[float, float]] = []
    for seconds, value in values:
        if corners:
            corners.append((seconds, corners[-1][1]))
        corners.append((seconds, value))
    return [{"x": axes.x.pixels(x), "y": axes.y.pixels(y), "step": n} for n, (x, y) in enumerate(corners)]


def _between(cost: Sequence[Row], bound: Sequence[Row]) -> Iterator[alt.Chart]:
    """Fill the gap: a rectangle from each corner to the next."""
    rows = [
        {"x": a["x"], "x2": b["x"], "y": a["y"], "y2": low["y"]}
        for a, b, low in zip(cost, cost[1:], bound, strict=False)
        if a["x"] != b["x"]
    ]
    yield marks(rows, "rect", {**at(), "x2": "x2", "y2": "y2"}, color=SERIES[1].light, opacity=0.12)


def _line(rows: Sequence[Row], role: Role) -> Iterator[alt.Chart]:
    yield marks(rows, "line", {**at(), "order": "step:Q"}, color=role.light, strokeWidth=2)


def _name(text: str, row: Row, dy: float) -> Iterator[alt.Chart]:
    y = min(max(row["y"] + dy, NAME_PX / 2), HEIGHT_PX - NAME_PX / 2)
    late = row["x"] > WIDTH_PX / 2
    here: list[Row] = [{"x": row["x"] + (-6 if late else 6), "y": y, "text": text}]
    look = {"fontSize": 12, "align": "right" if late else "left", "baseline": "middle"}
    halo = {"color": PAPER.light, "stroke": PAPER.light, "strokeWidth": 3, "strokeJoin": "round"}
    yield marks(here, "text", {**at(), "text": "text:N"}, **halo, **look)
    yield marks(here, "text", {**at(), "text": "text:N"}, color=INK.light, **look)
