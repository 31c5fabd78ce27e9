"""A chart as an SVG that can stand inside the page: no script, no reference to the outside, colours of the page."""

import re

import altair as alt
import vl_convert
from markupsafe import Markup, escape

from landing_zone.report.plots.palette import ROLES

FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif"
_OPEN = re.compile(r'<svg [^>]*?width="(\d+)" height="(\d+)"[^>]*>')
_ID = re.compile(r'(?<= id=")[^"]+(?=")')
_NOTHING_DRAWN = re.compile(r'<path (?=[^>]*class="(?:background|foreground)")[^>]*/>|<path (?![^>]*\bd=)[^>]*/>')
_ROLES_OF_GROUPS = re.compile(r' (?:class|role|aria-[a-z]+|xmlns(?::xlink)?)="[^"]*"')


def inline_svg(chart: alt.LayerChart, *, key: str, label: str) -> Markup:
    """Render `chart`; `key` makes its ids unique in the page, `label` is what a screen reader says.

    The layout is the chart's own (fixed padding, no automatic size), so that it does not depend on installed fonts.
    """
    framed = (
        chart.properties(autosize=alt.AutoSizeParams(type="none"), background="transparent")
        .configure(aria=False, font=FONT)
        .configure_view(stroke=None)
    )
    drawn = vl_convert.vegalite_to_svg(framed.to_dict(), allowed_base_urls=[])
    clean = _ROLES_OF_GROUPS.sub("", _NOTHING_DRAWN.sub("", drawn))
    named = _OPEN.sub(lambda m: _opening(int(m[1]), int(m[2]), label), clean, count=1)
    return Markup(_page_colours(_own_ids(named, key)))  # noqa: S704 (the renderer escapes text)


def _opening(width: int, height: int, label: str) -> str:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg role="img" aria-label="{escape(label)}" {size}>'


def _own_ids(svg: str, key: str) -> str:
    for number, old in enumerate(dict.fromkeys(_ID.findall(svg))):
        svg = svg.replace(f' id="{old}"', f' id="{key}-{number}"').replace(f"url(#{old})", f"url(#{key}-{number})")
    return svg


def _page_colours(svg: str) -> str:
    for role in ROLES:
        svg = svg.replace(f'"{role.light}"', f'"{role.css}"')
    return svg
