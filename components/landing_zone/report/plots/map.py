"""The map: sites, users, and the requests that flow from the ones to the others."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import altair as alt
from markupsafe import Markup

from landing_zone.report.geography import Flow, Geography
from landing_zone.report.plots.arcs import Arc, arc
from landing_zone.report.plots.map_labels import labels
from landing_zone.report.plots.marks import Row, at, colour, marks, size
from landing_zone.report.plots.palette import LAND, MUTED, NOWHERE, PAPER, SEA, Role
from landing_zone.report.plots.projection import Projection, fit
from landing_zone.report.plots.spots import SITE_PX, Spot, spots
from landing_zone.report.plots.svg import inline_svg
from landing_zone.report.wording import count

WIDTH_PX, HEIGHT_PX = 1040, 440
MARGIN_PX = (130, 56)
"""Room for labels beside and above the outermost places."""
THINNEST_PX, THICKEST_PX = 1.5, 7.0


def map_plot(geography: Geography, colours: Mapping[str, Role]) -> Markup:
    """Draw the map. Needs at least one place."""
    points = [site.point for site in geography.sites] + [users.point for users in geography.users]
    projection = fit([(p.latitude, p.longitude) for p in points], (WIDTH_PX, HEIGHT_PX), MARGIN_PX)
    found, by_name = spots(geography, projection)
    arcs = _arcs(geography.flows, by_name)
    layers = [_sea(), _land(projection), *_flows(arcs, colours), *_rings(found), *_sites(found, colours)]
    texts = labels(found, [drawn for _, drawn in arcs], (WIDTH_PX, HEIGHT_PX))
    chart = alt.LayerChart(layer=[*layers, *texts], width=WIDTH_PX, height=HEIGHT_PX, padding=0)
    sites, users = count(len(geography.sites), "site"), count(len(geography.users), "user region")
    label = f"Map of {sites} and {users} with the flow of requests; the table of traffic has the figures"
    return inline_svg(chart, key="map", label=label)


@cache
def _countries() -> dict[str, Any]:
    """Return the countries' outlines: Natural Earth 4.1, 1:110 m (public domain), by way of world-atlas 2.0.2."""
    text = files("landing_zone.report").joinpath("data", "countries.json").read_text(encoding="utf-8")
    topology: dict[str, Any] = json.loads(text)
    return topology


def _sea() -> alt.Chart:
    frame = [{"x": 0, "y": 0, "x2": WIDTH_PX, "y2": HEIGHT_PX}]
    return marks(frame, "rect", {**at(), "x2": "x2", "y2": "y2"}, color=SEA.light)


def _land(projection: Projection) -> alt.Chart:
    data = alt.InlineData(values=_countries(), format=alt.TopoDataFormat(type="topojson", feature="countries"))
    look = alt.MarkDef(type="geoshape", fill=LAND.light, stroke=SEA.light, strokeWidth=0.7)
    chart: alt.Chart = alt.Chart(data, mark=look).project(
        type="mercator",
        scale=projection.scale,
        translate=[projection.x0, projection.y0],
        clipExtent=[[0, 0], [WIDTH_PX, HEIGHT_PX]],
    )
    return chart


def _arcs(flows: Sequence[Flow], by_name: Mapping[str, Spot]) -> list[tuple[Flow, Arc]]:
    """Return an arc for every flow that goes somewhere else; the widest first, so that thin ones stay visible."""
    drawn = []
    for flow in sorted(flows, key=lambda f: -f.requests_per_second):
        start, end = by_name.get(flow.region), by_name.get(flow.site or "")
        if start and end and start is not end:
            clear = {"clear_start": start.radius + 2, "clear_end": end.radius + 10}
            drawn.append((flow, arc((start.x, start.y), (end.x, end.y), **clear)))
    return [(flow, found) for flow, found in drawn if found]


def _flows(arcs: Sequence[tuple[Flow, Arc]], colours: Mapping[str, Role]) -> list[alt.Chart]:
    most = max((flow.requests_per_second for flow, _ in arcs), default=1.0)
    lines: list[Row] = []
    heads: list[Row] = []
    for number, (flow, drawn) in enumerate(arcs):
        width = THINNEST_PX + (THICKEST_PX - THINNEST_PX) * math.sqrt(flow.requests_per_second / most)
        look = {"colour": colours.get(flow.site or "", NOWHERE).light, "width": round(width, 2), "arc": number}
        lines += [{"x": x, "y": y, "step": step, **look} for step, (x, y) in enumerate(drawn.points)]
        area = round((width + 9) ** 2)
        heads.append({"x": drawn.head[0], "y": drawn.head[1], "angle": drawn.head_degrees, "size": area, **look})
    return [_lines(lines), _heads(heads)]


def _lines(rows: Sequence[Row]) -> alt.Chart:
    width = {"strokeWidth": alt.StrokeWidth("width:Q", scale=None, legend=None)}
    channels = {**at(), **colour(), **width, "order": "step:Q", "detail": "arc:N"}
    return marks(rows, "line", channels, strokeCap="butt", opacity=0.75)


def _heads(rows: Sequence[Row]) -> alt.Chart:
    channels = {**at(), **colour(), **size(), "angle": alt.Angle("angle:Q", scale=None)}
    return marks(rows, "point", channels, shape="triangle", filled=True, opacity=1)


def _rings(found: Sequence[Spot]) -> list[alt.Chart]:
    rows = [{"x": s.x, "y": s.y, "size": round(math.pi * s.ring_px**2, 1)} for s in found if s.ring_px]
    channels = {**at(), **size()}
    fill = marks(rows, "point", channels, filled=True, color=PAPER.light, opacity=0.6)
    return [fill, marks(rows, "point", channels, filled=False, color=MUTED.light, strokeWidth=1.5, opacity=1)]


def _sites(found: Sequence[Spot], colours: Mapping[str, Role]) -> Iterator[alt.Chart]:
    """Clusters are squares, managed endpoints diamonds."""
    for shape, endpoint in (("square", False), ("diamond", True)):
        here = [s for s in found if s.site and s.endpoint is endpoint]
        rows = [{"x": s.x, "y": s.y, "colour": colours.get(s.site or "", NOWHERE).light} for s in here]
        look = {"shape": shape, "filled": True, "size": (2 * SITE_PX) ** 2, "opacity": 1}
        yield marks(rows, "point", {**at(), **colour()}, stroke=PAPER.light, strokeWidth=1.5, **look)
