"""Logarithmic axes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.report.plots.scale import LogScale

VALUES = st.lists(st.floats(1e-3, 1e5), min_size=1, max_size=9)


@given(values=VALUES)
def test_all_values_are_inside_and_in_order(values: list[float]) -> None:
    """Larger is farther along; the ends stay free."""
    scale = LogScale.around(values, (0, 600))
    pixels = [scale.pixels(v) for v in sorted(values)]
    assert pixels == sorted(pixels)
    assert pixels[0] > 0
    assert pixels[-1] < 600


def test_equal_factors_are_equal_distances() -> None:
    """Downwards, too."""
    scale = LogScale(1, 100, 400, 0)
    assert [scale.pixels(v) for v in (1, 10, 100)] == [400, 200, 0]


@pytest.mark.parametrize(("high", "ticks"), [(12, [1, 2, 5, 10]), (2e4, [1, 10, 100, 1000, 10000])])
def test_ticks_are_round(high: float, ticks: list[float]) -> None:
    """1, 2 and 5 of each decade; of many decades only 1."""
    assert LogScale(1, high, 0, 1).ticks() == ticks
