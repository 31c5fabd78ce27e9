"""The device that is sent the most experts."""

import random
from statistics import mean

import pytest

from landing_zone.sizing.experts import imbalance


@pytest.mark.parametrize(("share", "devices"), [(0.1, 4), (0.1, 8), (0.5, 8), (0.9, 2)])
def test_it_is_as_uneven_as_chance_makes_it(share: float, devices: int) -> None:
    """The formula is within 5 % of the mean of drawn experts."""
    draw = random.Random(0)
    held = 256 // devices
    most = mean(max(sum(draw.random() < share for _ in range(held)) for _ in range(devices)) for _ in range(2000))
    assert imbalance(share, 256, devices) == pytest.approx(most / (held * share), rel=0.05)


def test_nothing_is_uneven_on_one_device_or_when_all_are_touched() -> None:
    """Then the fullest is the average."""
    assert imbalance(0.3, 128, 1) == 1
    assert imbalance(1.0, 128, 8) == 1


def test_no_device_touches_more_than_it_holds() -> None:
    """Whatever the formula says of small numbers."""
    assert 0.9 * imbalance(0.9, 16, 8) <= 1
