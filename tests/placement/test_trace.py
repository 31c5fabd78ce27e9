"""The gap of a moment of a solve."""

import math

import pytest

from landing_zone.placement.trace import Moment


@pytest.mark.parametrize(
    ("cost", "bound", "gap"),
    [(10.0, 9.0, 0.1), (10.0, 10.0, 0.0), (10.0, 10.1, 0.0), (10.0, -math.inf, 1.0), (0.0, 0.0, 0.0)],
)
def test_the_gap_is_a_part_of_the_cost(cost: float, bound: float, gap: float) -> None:
    """(cost − bound) / cost, never below 0, and 1 where nothing is proven."""
    assert Moment(1.0, cost, bound).gap == pytest.approx(gap)
