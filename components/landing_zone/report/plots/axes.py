"""Grid, ticks and titles of a small plot with two linear axes."""

from collections.abc import Iterator
from dataclasses import dataclass

import altair as alt

from landing_zone.report.plots.linear import LinearScale
from landing_zone.report.plots.marks import Row, at, marks
from landing_zone.report.plots.palette import INK, MUTED, RULE

WIDTH_PX, HEIGHT_PX = 410, 220
LEFT_PX, RIGHT_PX, TOP_PX, BOTTOM_PX = 66, 24, 30, 46


@dataclass(frozen=True)
class Axes:
    """Two scales with their titles; `y` is in US dollars."""

    x: LinearScale
    y: LinearScale
    x_title: str
    y_title: str

    def layers(self) -> Iterator[alt.Chart]:
        """Yield grid, ticks and titles."""
        across = [{"x": 0, "x2": WIDTH_PX, "y": p, "y2": p, "text": f"${t:,g}"} for t, p in _placed(self.y)]
        down = [{"x": p, "x2": p, "y": 0, "y2": HEIGHT_PX, "text": f"{t:,g}"} for t, p in _placed(self.x)]
        for rows in (across, down):
            yield marks(rows, "rule", {**at(), "x2": "x2", "y2": "y2"}, color=RULE.light, strokeWidth=1)
        look = {"fontSize": 11, "color": MUTED.light, "baseline": "middle"}
        text = {**at(), "text": "text:N"}
        yield marks([{**r, "x": -8} for r in across], "text", text, align="right", **look)
        yield marks([{**r, "y": HEIGHT_PX + 14} for r in down], "text", text, align="center", **look)
        yield from self._titles()

    def chart(self, layers: list[alt.Chart]) -> alt.LayerChart:
        """Return the plot with its marks."""
        padding = {"left": LEFT_PX, "right": RIGHT_PX, "top": TOP_PX, "bottom": BOTTOM_PX}
        return alt.LayerChart(layer=[*self.layers(), *layers], width=WIDTH_PX, height=HEIGHT_PX, padding=padding)

    def _titles(self) -> Iterator[alt.Chart]:
        rows: list[Row] = [
            {"x": -LEFT_PX + 6, "y": -16, "text": self.y_title},
            {"x": WIDTH_PX, "y": HEIGHT_PX + 34, "text": self.x_title},
        ]
        for row, align in zip(rows, ("left", "right"), strict=True):
            look = {"align": align, "baseline": "middle", "fontSize": 12, "color": INK.light}
            yield marks([row], "text", {**at(), "text": "text:N"}, **look)


def _placed(scale: LinearScale) -> list[tuple[float, float]]:
    return [(tick, scale.pixels(tick)) for tick in scale.ticks()]
