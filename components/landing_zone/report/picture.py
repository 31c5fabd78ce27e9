"""A plot as a file of its own: SVG or PNG."""

from typing import Any

import altair as alt
import vl_convert

from landing_zone.report.plots.palette import PAPER
from landing_zone.report.plots.svg import FONT

PNG_SCALE = 2.0
"""Pixels of the PNG per pixel of the chart."""


def svg_document(chart: alt.LayerChart) -> str:
    """Return the chart as an SVG file in plain colours, which every viewer knows."""
    return f"{vl_convert.vegalite_to_svg(_framed(chart), allowed_base_urls=[])}\n"


def png_image(chart: alt.LayerChart) -> bytes:
    """Return the chart as a PNG."""
    return vl_convert.vegalite_to_png(_framed(chart), scale=PNG_SCALE, allowed_base_urls=[])


def _framed(chart: alt.LayerChart) -> dict[str, Any]:
    """Return the chart on the light page's ground."""
    layout = chart.properties(autosize=alt.AutoSizeParams(type="none"), background=PAPER.light)
    framed: dict[str, Any] = layout.configure(font=FONT).configure_view(stroke=None).to_dict()
    return framed
