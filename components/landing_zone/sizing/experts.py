"""Whole experts spread over devices: the device that is sent the most."""

import math
from functools import lru_cache
from statistics import NormalDist


def imbalance(share: float, experts: int, devices: int) -> float:
    """Return the touched experts of the fullest device over those of the average one, at least 1.

    Each device holds E ÷ n experts, of which each is touched with probability ``share``: a binomial number, whose
    largest of n draws lies as many deviations above the mean as that of normal draws (Blom 1958).
    """
    held = experts / devices
    if devices == 1 or not 0 < share < 1:
        return 1.0
    deviation = math.sqrt((1 - share) / (share * held))
    return min(1 / share, 1 + _largest_of(devices) * deviation)


@lru_cache(64)
def _largest_of(draws: int) -> float:
    """Return the expected largest of standard normal draws."""
    return NormalDist().inv_cdf((draws - 0.375) / (draws + 0.25))
