"""What the plots with horizontal bars share: names left, figures right, and a layout that knows no font metrics."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from landing_zone.report.plots.marks import Row, colour, marks
from landing_zone.report.plots.palette import INK, MUTED

WIDTH_PX = 500
ROW_PX = 26
BAR_PX = 12
CHARACTER_PX = 7.2
"""Mean width of a character of 12 px, a little on the wide side."""
MAX_CHARACTERS = 28


def shorten(text: str) -> str:
    """Cut a name that would take the room of the bars."""
    return text if len(text) <= MAX_CHARACTERS else f"{text[: MAX_CHARACTERS - 1]}…"


def bars(rows: Sequence[Row], ends: Sequence[tuple[str, str]]) -> alt.LayerChart:
    """Draw, over each other, one bar per row for each (field of its end, field of its colour).

    A row also has `name`, `figure` (what is written behind the bars) and `reach` (where the longest bar ends).
    """
    left, right = _room(rows, "name") + 10, _room(rows, "figure") + 10
    drawn = [
        marks(rows, "bar", {**_channels(rows, end), **colour(field)}, height=BAR_PX, cornerRadius=2)
        for end, field in ends
    ]
    look = {"align": "left", "baseline": "middle", "dx": 7, "fontSize": 12, "color": MUTED.light}
    figures = marks(rows, "text", {**_channels(rows, "reach"), "text": "figure:N"}, **look)
    return alt.LayerChart(
        layer=[*drawn, figures],
        width=max(120, WIDTH_PX - left - right),
        height=ROW_PX * max(1, len(rows)),
        padding={"left": left, "right": right, "top": 2, "bottom": 2},
    )


def _channels(rows: Sequence[Row], end: str) -> dict[str, Any]:
    longest = max((row["reach"] for row in rows), default=0) or 1
    names = alt.Axis(
        title=None, domain=False, ticks=False, labelPadding=8, labelLimit=0, labelFontSize=12, labelColor=INK.light
    )
    return {
        "x": alt.X(f"{end}:Q", axis=None, scale=alt.Scale(domain=[0, longest], nice=False)),
        "y": alt.Y("name:N", sort=None, axis=names),
    }


def _room(rows: Sequence[Row], field: str) -> int:
    return round(CHARACTER_PX * max((len(row[field]) for row in rows), default=0))
