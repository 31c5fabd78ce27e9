"""A linear axis shows its values between round ticks."""

import pytest

from landing_zone.report.plots.linear import LinearScale


@pytest.mark.parametrize("values", [(12.0, 57.0), (0.0, 3.0), (1e-4, 2e-4), (5.0, 5.0), (1e6, 1.0001e6), (0.0, 0.0)])
def test_values_and_ticks_lie_on_the_axis(values: tuple[float, float]) -> None:
    """Every value within its pixels; a few round ticks, all in view."""
    scale = LinearScale.around(values, (0, 400))
    assert all(0 <= scale.pixels(v) <= 400 for v in values)
    assert 2 <= len(scale.ticks()) <= 12
    assert all(scale.low - 1e-9 <= t <= scale.high + 1e-9 for t in scale.ticks())


def test_ticks_are_round() -> None:
    """Multiples of 1, 2 or 5 times a power of ten."""
    assert LinearScale.around((1.0, 2.0), (0, 400)).ticks() == pytest.approx([1.0, 1.5, 2.0], abs=0)
    assert LinearScale.around((12.0, 57.0), (0, 400)).ticks() == [20, 40, 60]


def test_an_axis_may_begin_at_nothing() -> None:
    """And never goes below where no value does."""
    assert LinearScale.around((4.0, 9.0), (0, 400), from_zero=True).low == 0
    assert LinearScale.around((0.1, 9.0), (0, 400)).low == 0
