"""The plot of price against time per token."""

import re
from itertools import pairwise

from landing_zone.report.plots.cost_latency import Spot, cost_latency_chart
from landing_zone.report.plots.svg import inline_svg

CURVES = {
    "H100": [Spot(6, 30, "TP8, 1 at once"), Spot(9, 8, "TP8, 16 at once"), Spot(40, 0.5, "TP2, 256 at once")],
    "MI300X": [Spot(7, 18, "TP8, 1 at once"), Spot(45, 0.35, "TP1, 256 at once")],
    "none": [],
}


def texts(svg: str) -> list[str]:
    """What is written in the plot."""
    return re.findall(r">([^<>]+)</text>", svg)


def test_curves_ends_and_axes_are_named() -> None:
    """Every accelerator with a point, the ends of its curve, both axes with their units, round ticks."""
    written = texts(inline_svg(cost_latency_chart(CURVES), key="k", label="l"))
    for text in (
        "H100",
        "MI300X",
        "TP2, 256 at once",
        "USD per million output tokens",
        "milliseconds per output token",
    ):
        assert text in written
    assert {"$0.5", "$1", "$10", "10", "20"} <= set(written)
    assert "none" not in written
    assert "TP8, 16 at once" not in written


def test_each_accelerator_has_its_symbol_and_colour() -> None:
    """Told apart without colour, too."""
    svg = inline_svg(cost_latency_chart(CURVES), key="k", label="l")
    assert {"var(--series-1)", "var(--series-2)"} <= set(re.findall(r"var\(--series-\d\)", svg))


def test_one_point_is_a_plot() -> None:
    """A curve of one point has a name once."""
    written = texts(inline_svg(cost_latency_chart({"L4": [Spot(20, 1, "TP1, 1 at once")]}), key="k", label="l"))
    assert set(written) >= {"L4", "TP1, 1 at once"}


def test_labels_of_neighbours_do_not_cover_each_other() -> None:
    """Ten curves that begin in the same corner."""
    curves = {f"A{n}": [Spot(6 + n / 9, 30 - n, f"first {n}"), Spot(30 + n, 1, f"last {n}")] for n in range(6)}
    svg = inline_svg(cost_latency_chart(curves), key="k", label="l")
    found = re.findall(r'translate\(([\d.]+),([\d.]+)\)"[^>]*>(?:first|last) \d<', svg)
    places = sorted({(round(float(y)), round(float(x))) for x, y in found})
    assert len(places) == 12
    assert all(b[0] - a[0] > 8 or abs(b[1] - a[1]) > 40 for a, b in pairwise(places))
