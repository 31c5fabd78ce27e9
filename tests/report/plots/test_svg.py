"""An SVG for the page has its own ids, the page's colours, and text that is text."""

import altair as alt
import pytest

from landing_zone.report.plots.marks import at, marks
from landing_zone.report.plots.palette import INK
from landing_zone.report.plots.svg import inline_svg


@pytest.fixture
def chart() -> alt.LayerChart:
    """A text at a place."""
    row = {"x": 10, "y": 10, "text": "<b>&</b>"}
    text = marks([row], "text", {**at(), "text": "text:N"}, color=INK.light)
    return alt.LayerChart(layer=[text], width=100, height=50, padding=0)


def test_colours_are_the_page_s(chart: alt.LayerChart) -> None:
    """A dark page makes dark plots."""
    svg = inline_svg(chart, key="k", label="Plot")
    assert 'fill="var(--ink)"' in svg
    assert INK.light not in svg


def test_text_and_label_are_escaped(chart: alt.LayerChart) -> None:
    """Neither can end the picture."""
    svg = inline_svg(chart, key="k", label='"><script>')
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in svg
    assert "<script>" not in svg


def test_the_size_is_the_chart_s(chart: alt.LayerChart) -> None:
    """It scales with the page."""
    assert 'viewBox="0 0 100 50"' in inline_svg(chart, key="k", label="Plot")


def test_drawing_again_gives_the_same(chart: alt.LayerChart) -> None:
    """The renderer counts ids up; the page does not."""
    assert inline_svg(chart, key="k", label="Plot") == inline_svg(chart, key="k", label="Plot")
