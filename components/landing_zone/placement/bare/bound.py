"""The Lagrangian bound of the transport problem at given prices of room.

With σ_p ≥ 0 the price of one node's room on pool p:

    L(σ) = Σ_w min(U_w, min_p (c_wp + σ_p·s_wp)) − Σ_p σ_p·N_p   ≤ every answer's cost.

Source: Geoffrion, Lagrangean relaxation for integer programming, 1974. At the optimal σ it is the bound of the linear
relaxation.
"""

from dataclasses import dataclass

import numpy as np

from landing_zone.placement.bare.instance import FloatArray, IntArray
from landing_zone.placement.bare.reduced import Reduced

ROWS = 512
"""Workloads at once: their rows stay in the processor's cache."""


@dataclass(frozen=True)
class Bound:
    """L(σ), and where it comes from."""

    value: float
    sigma: FloatArray
    """σ, P."""
    least: FloatArray
    """Cheapest way of each workload at these prices, W."""
    choice: IntArray
    """Its pool, −1 = unplaced, W."""
    slope: FloatArray
    """∂L/∂σ: nodes that the choices fill, less the limit, P."""


def lagrangian_bound(reduced: Reduced, sigma: FloatArray) -> Bound:
    """Return the bound at ``sigma``."""
    least, choice = cheapest(reduced, sigma)
    placed = np.flatnonzero(choice >= 0)
    filled = np.bincount(choice[placed], weights=reduced.share[placed, choice[placed]], minlength=reduced.pools)
    value = float(least.sum() - sigma @ reduced.limit)
    return Bound(value, sigma, least, choice, filled - reduced.limit)


def cheapest(reduced: Reduced, sigma: FloatArray) -> tuple[FloatArray, IntArray]:
    """Return, for each workload, the least of U and the priced arcs, and the pool that it is on."""
    least, choice = reduced.unplaced.copy(), np.full(reduced.workloads, -1, dtype=np.int64)
    if not reduced.pools:
        return least, choice
    for start in range(0, reduced.workloads, ROWS):
        rows = slice(start, start + ROWS)
        priced = reduced.share[rows] * sigma + reduced.price[rows]
        pools = priced.argmin(axis=1)
        found = priced[np.arange(len(pools)), pools]
        better = found < least[rows]
        least[rows] = np.where(better, found, least[rows])
        choice[rows] = np.where(better, pools, -1)
    return least, choice


def nearest_arcs(reduced: Reduced, sigma: FloatArray, count: int) -> tuple[IntArray, IntArray]:
    """Return the ``count`` cheapest arcs of each workload at ``sigma``, as workloads and pools."""
    count = min(count, reduced.pools)
    found = [np.zeros((0, 2), dtype=np.int64)]
    for start in range(0, reduced.workloads if count else 0, ROWS):
        rows = slice(start, start + ROWS)
        priced = reduced.share[rows] * sigma + reduced.price[rows]
        pools = np.argpartition(priced, count - 1, axis=1)[:, :count]
        row, column = np.nonzero(np.isfinite(np.take_along_axis(priced, pools, axis=1)))
        found.append(np.stack([row + start, pools[row, column]], axis=1))
    pairs = np.concatenate(found)
    return pairs[:, 0], pairs[:, 1]
