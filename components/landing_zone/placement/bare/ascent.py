"""Better prices of room from good ones: along a line, and by subgradients.

Step length: Polyak, Minimization of unsmooth functionals, 1969, with a target above the best bound that comes closer
while nothing is found. Directions are scaled by the limits of the pools and averaged with the ones before.
"""

import numpy as np

from landing_zone.placement.bare.bound import Bound, lagrangian_bound
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.instance import FloatArray
from landing_zone.placement.bare.reduced import Reduced

STEPS = 150
TARGET = 5e-4
"""Above the best bound, relative, at first."""
PATIENCE, CLOSER = 5, 0.6
MOMENTUM = 0.5
POINTS = 10
"""Of a line."""


def best_between(reduced: Reduced, bound: Bound, sigma: FloatArray) -> Bound:
    """Return the best bound on the line from one's prices to others; L is concave."""
    parts = np.arange(1, POINTS + 1) / POINTS
    found = [lagrangian_bound(reduced, bound.sigma + part * (sigma - bound.sigma)) for part in parts]
    return max(bound, *found, key=lambda b: b.value)


def ascend(reduced: Reduced, bound: Bound, clock: Clock) -> Bound:
    """Return a bound at least as good, after a fixed number of steps."""
    weight = 1 / np.maximum(reduced.limit, 1.0)
    best = current = bound
    direction, idle, length = np.zeros(reduced.pools), 0, 1.0
    for _ in range(STEPS):
        if clock.over():
            break
        slope = np.where((current.sigma <= 0) & (current.slope < 0), 0.0, current.slope)
        direction = MOMENTUM * direction + (1 - MOMENTUM) * slope * weight
        target = best.value + TARGET * abs(best.value) - current.value
        step = length * target / max(float((slope * slope * weight).sum()), 1e-300)
        current = lagrangian_bound(reduced, np.maximum(current.sigma + step * direction, 0.0))
        idle = 0 if current.value > best.value else idle + 1
        best = max(best, current, key=lambda b: b.value)
        if idle >= PATIENCE:
            length, idle, current = length * CLOSER, 0, best
    return best
