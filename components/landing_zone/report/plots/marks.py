"""Marks at places in pixels: the one way in which the plots put rows of data into a chart."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import altair as alt

Row = Mapping[str, Any]
Kind = Literal["bar", "line", "point", "rect", "rule", "text"]


def marks(rows: Sequence[Row], kind: Kind, channels: Mapping[str, Any], **look: Any) -> alt.Chart:
    """Return a mark of a kind per row; `channels` map fields to the look, `look` is the same for all."""
    chart = alt.Chart(alt.InlineData(values=list(rows)), mark=alt.MarkDef(type=kind, **look))
    encoded: alt.Chart = chart.encode(**channels)
    return encoded


def at(x: str = "x", y: str = "y") -> dict[str, Any]:
    """Return the channels of a place, from fields that hold pixels."""
    return {"x": alt.X(f"{x}:Q", scale=None, axis=None), "y": alt.Y(f"{y}:Q", scale=None, axis=None)}


def colour(field: str = "colour") -> dict[str, Any]:
    """Return the channel of a colour, from a field that holds it."""
    return {"color": alt.Color(f"{field}:N", scale=None, legend=None)}


def size(field: str = "size") -> dict[str, Any]:
    """Return the channel of a size, from a field that holds an area in square pixels."""
    return {"size": alt.Size(f"{field}:Q", scale=None, legend=None)}
