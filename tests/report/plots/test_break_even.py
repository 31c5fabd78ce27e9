"""The plot of cost over demand names every way that costs anything, and marks where the cheapest changes."""

import re

from landing_zone.placement.break_even.break_even import BreakEven
from landing_zone.report.plots.break_even import break_even_plot


def test_every_way_is_named(break_even: BreakEven) -> None:
    """With how it is paid; one without a point is left to the table."""
    svg = break_even_plot(break_even)
    assert svg is not None
    texts = re.findall(r">([^<>]+)</text>", svg)
    assert {"phi, by token", "clinic/l4, owned", "now 1/s"} <= set(texts)
    assert not any(text.startswith("clinic/h100") for text in texts)
    assert 'role="img"' in svg


def test_lines_of_use_rise_and_lines_of_nodes_are_level(break_even: BreakEven) -> None:
    """Tokens cost more with every request, an open node does not; up is dearer."""
    svg = break_even_plot(break_even)
    assert svg is not None
    paths = [re.findall(r"(-?[\d.]+),(-?[\d.]+)", d) for d in re.findall(r'<path [^>]*d="(M[^"Z]+)"', svg)]
    drawn = [path for path in paths if len(path) in (9, 2)]
    token, node = (next(path for path in drawn if len(path) == count) for count in (9, 2))
    assert [float(y) for _, y in token] == sorted((float(y) for _, y in token), reverse=True)
    assert len({y for _, y in node}) == 1


def test_nothing_to_draw(break_even: BreakEven) -> None:
    """No way costs anything at any demand: no plot."""
    assert break_even_plot(break_even.model_copy(update={"lines": break_even.lines[2:]})) is None
