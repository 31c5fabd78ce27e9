"""Cost over demand: a line per way to serve one workload, both axes by factors, and where the cheapest changes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import altair as alt
from markupsafe import Markup

from landing_zone.placement.break_even.break_even import BreakEven, Line
from landing_zone.report.plots.marks import Row, at, colour, marks
from landing_zone.report.plots.palette import INK, MUTED, RULE, Role, series
from landing_zone.report.plots.scale import LogScale
from landing_zone.report.plots.svg import inline_svg
from landing_zone.report.wording import count

WIDTH_PX, HEIGHT_PX = 640, 380
LEFT_PX, RIGHT_PX, TOP_PX, BOTTOM_PX = 72, 330, 34, 52
DASHES = ((1, 0), (6, 3), (2, 3), (8, 3, 2, 3))
"""By turns, so that lines of one colour differ, too."""
NAME_CHARACTERS = 34


@dataclass(frozen=True)
class Frame:
    """The axes."""

    x: LogScale
    y: LogScale


def break_even_plot(found: BreakEven) -> Markup | None:
    """Draw the lines; None where nothing costs anything at any demand."""
    drawn = [line for line in found.lines if any(p.usd_per_hour > 0 for p in line.points)]
    if not drawn:
        return None
    label = (
        f"Cost per hour over demand for {count(len(drawn), 'way')} to serve {found.workload}; the tables have figures"
    )
    return inline_svg(_chart(found, drawn), key="break-even", label=label)


def _chart(found: BreakEven, drawn: Sequence[Line]) -> alt.LayerChart:
    rates = [p.requests_per_second for line in drawn for p in line.points]
    costs = [p.usd_per_hour for line in drawn for p in line.points if p.usd_per_hour > 0]
    frame = Frame(LogScale.around(rates, (0, WIDTH_PX)), LogScale.around(costs, (HEIGHT_PX, 0)))
    colours = series([line.name for line in drawn])
    layers = [*_grid(frame), *_now(found, frame), *_lines(drawn, frame, colours), *_switches(found, frame), *_titles()]
    padding = {"left": LEFT_PX, "right": RIGHT_PX, "top": TOP_PX, "bottom": BOTTOM_PX}
    return alt.LayerChart(layer=layers, width=WIDTH_PX, height=HEIGHT_PX, padding=padding)


def _grid(frame: Frame) -> Iterator[alt.Chart]:
    ys, xs = [(t, frame.y.pixels(t)) for t in frame.y.ticks()], [(t, frame.x.pixels(t)) for t in frame.x.ticks()]
    across = [{"x": 0, "x2": WIDTH_PX, "y": y, "y2": y, "text": f"${t:,g}"} for t, y in ys]
    down = [{"x": x, "x2": x, "y": 0, "y2": HEIGHT_PX, "text": f"{t:,g}"} for t, x in xs]
    for rows in (across, down):
        yield marks(rows, "rule", {**at(), "x2": "x2", "y2": "y2"}, color=RULE.light, strokeWidth=1)
    look = {"fontSize": 11, "color": MUTED.light, "baseline": "middle"}
    yield marks([{**r, "x": -8} for r in across], "text", {**at(), "text": "text:N"}, align="right", **look)
    yield marks([{**r, "y": HEIGHT_PX + 14} for r in down], "text", {**at(), "text": "text:N"}, align="center", **look)


def _now(found: BreakEven, frame: Frame) -> Iterator[alt.Chart]:
    x = frame.x.pixels(found.requests_per_second)
    row: Row = {"x": x, "x2": x, "y": 0, "y2": HEIGHT_PX, "text": f"now {found.requests_per_second:g}/s"}
    yield marks([row], "rule", {**at(), "x2": "x2", "y2": "y2"}, color=MUTED.light, strokeWidth=1, strokeDash=[3, 3])
    look = {"fontSize": 11, "color": MUTED.light, "align": "left", "baseline": "middle", "dx": 4}
    yield marks([{**row, "y": 10}], "text", {**at(), "text": "text:N"}, **look)


def _lines(drawn: Sequence[Line], frame: Frame, colours: Mapping[str, Role]) -> Iterator[alt.Chart]:
    for number, line in enumerate(drawn):
        role, dash = colours[line.name].light, list(DASHES[number % len(DASHES)])
        rows: list[Row] = [
            {
                "x": frame.x.pixels(p.requests_per_second),
                "y": frame.y.pixels(p.usd_per_hour),
                "step": n,
                "colour": role,
            }
            for n, p in enumerate(line.points)
            if p.usd_per_hour > 0
        ]
        look = {"strokeWidth": 2.2, "strokeDash": dash, "opacity": 0.9}
        yield marks(rows, "line", {**at(), **colour(), "order": "step:Q"}, **look)
        yield from _key(number, line, role, dash)


def _key(number: int, line: Line, role: str, dash: list[int]) -> Iterator[alt.Chart]:
    y, start = 10 + 20 * number, WIDTH_PX + 16
    name = line.name if len(line.name) <= NAME_CHARACTERS else f"{line.name[: NAME_CHARACTERS - 1]}…"
    row: Row = {"x": start, "x2": start + 26, "y": y, "y2": y, "colour": role, "text": f"{name}, {line.payment}"}
    ends = {**at(), "x2": "x2", "y2": "y2", **colour()}
    yield marks([row], "rule", ends, strokeWidth=2.2, strokeDash=dash)
    look = {"align": "left", "baseline": "middle", "fontSize": 11.5, "color": INK.light}
    yield marks([{**row, "x": start + 34}], "text", {**at(), "text": "text:N"}, **look)


def _switches(found: BreakEven, frame: Frame) -> Iterator[alt.Chart]:
    """Mark where the cheapest changes."""
    rows: list[Row] = [
        {"x": frame.x.pixels(s.requests_per_second), "y": frame.y.pixels(s.usd_per_hour)}
        for s in found.switches
        if s.usd_per_hour
    ]
    yield marks(rows, "point", at(), shape="circle", filled=False, size=90, strokeWidth=2, color=INK.light, opacity=1)


def _titles() -> Iterator[alt.Chart]:
    rows: list[Row] = [
        {"x": -LEFT_PX + 6, "y": -18, "text": "USD per hour; circles: the cheapest changes"},
        {"x": WIDTH_PX, "y": HEIGHT_PX + 36, "text": "requests per second in the busy hour"},
    ]
    for row, align in zip(rows, ("left", "right"), strict=True):
        look = {"align": align, "baseline": "middle", "fontSize": 12, "color": INK.light}
        yield marks([row], "text", {**at(), "text": "text:N"}, **look)
