"""The gap over time lies between the best plan and the bound."""

import re
from itertools import pairwise

from landing_zone.placement.trace import Moment
from landing_zone.report.plots.gap import gap_plot

TRACE = (Moment(0.4, 356.0, 300.0), Moment(1.0, 320.0, 301.0), Moment(2.5, 313.0, 313.0))


def test_both_lines_are_named() -> None:
    """With axes in seconds and dollars, and the last gap for who can't see it."""
    svg = gap_plot(TRACE)
    for text in ("best plan found", "proven bound", "seconds since the solve began"):
        assert f">{text}</text>" in svg
    assert 'aria-label="Cost of the best plan and proven bound over time; the last gap is 0 %"' in svg


def test_a_value_holds_until_the_next() -> None:
    """Lines are steps: only horizontal and vertical pieces, which end at the same place."""
    paths = re.findall(r'<path d="(M[^"]+)"[^>]*stroke-width="2"', gap_plot(TRACE))
    lines = [[tuple(map(float, p.split(","))) for p in re.split("[ML]", path) if p] for path in paths]
    assert len(lines) == 2
    for line in lines:
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line))
    assert lines[0][-1] == lines[1][-1]
