"""Good prices of room for any size: exact on up to a few thousand workloads, from a sample beyond."""

import dataclasses

import numpy as np

from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.instance import FloatArray, IntArray
from landing_zone.placement.bare.reduced import Reduced
from landing_zone.placement.bare.transport import room_prices

WHOLE = 3000
"""Up to so many workloads the relaxation is solved as it is."""
SAMPLE = 2500


def relaxation_prices(reduced: Reduced, seed: int, clock: Clock) -> FloatArray:
    """Return prices of room at or near the optimum of the linear relaxation."""
    sigma = np.zeros(reduced.pools)
    if reduced.workloads <= WHOLE:
        return room_prices(reduced, sigma, seed, clock)
    rows = np.sort(np.random.default_rng(seed).choice(reduced.workloads, SAMPLE, replace=False))
    return room_prices(_sample(reduced, rows), sigma, seed, clock)


def _sample(reduced: Reduced, rows: IntArray) -> Reduced:
    """Return the problem of some workloads, with their part of the nodes."""
    part = len(rows) / reduced.workloads
    return dataclasses.replace(
        reduced,
        allowed=reduced.allowed[rows],
        share=reduced.share[rows],
        price=reduced.price[rows],
        limit=reduced.limit * part,
        unplaced=reduced.unplaced[rows],
    )
