"""Which workloads and pools to free next: a pool that wastes much, pools that compete with it, and who could move."""

from dataclasses import dataclass

import numpy as np

from landing_zone.placement.bare.bound import ROWS, Bound
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.instance import FloatArray, IntArray
from landing_zone.placement.bare.part import Part
from landing_zone.placement.bare.reduced import Reduced

RIVALS = 5
"""Cheapest arcs of a workload that make their pools rivals."""
ARCS = 5
"""Arcs of a free workload."""


@dataclass(frozen=True)
class Neighbourhoods:
    """Parts around an incumbent, drawn at random with weights from the bound at hand.

    An answer costs L(σ) plus what it loses: Σ (priced arc − cheapest way) + Σ f_p·(idle part of the open nodes) +
    Σ σ_p·(unused limit).
    """

    reduced: Reduced
    bound: Bound
    rivalry: FloatArray
    """P×P: workloads that have both pools among their cheapest."""

    @classmethod
    def of(cls, reduced: Reduced, bound: Bound) -> "Neighbourhoods":
        """Return the neighbourhoods at the prices of ``bound``."""
        rivalry = np.zeros((reduced.pools, reduced.pools))
        count = min(RIVALS, reduced.pools)
        for start in range(0, reduced.workloads, ROWS):
            rows = np.arange(start, min(start + ROWS, reduced.workloads))
            near = np.argpartition(_losses(reduced, bound, rows), count - 1, axis=1)[:, :count]
            for a in range(count):
                for b in range(count):
                    np.add.at(rivalry, (near[:, a], near[:, b]), 1.0)
        return cls(reduced, bound, rivalry)

    def draw(self, incumbent: Incumbent, random: np.random.Generator, workloads: int, pools: int) -> Part:
        """Return a part of at most so many workloads and pools."""
        chosen = self._pools(incumbent, random, pools)
        inside = np.isin(incumbent.assignment, chosen)
        outside = (incumbent.assignment < 0) & self.reduced.allowed[:, chosen].any(axis=1)
        candidates = np.flatnonzero(inside | outside)
        losses = _losses(self.reduced, self.bound, candidates)[:, chosen]
        movable = np.partition(losses, min(1, len(chosen) - 1), axis=1)[:, min(1, len(chosen) - 1)]
        ease = movable / np.maximum(self.bound.least[candidates], 1e-300) * random.random(len(candidates))
        picked = np.sort(np.argsort(ease, kind="stable")[:workloads])
        free = candidates[picked]
        row, column = np.nonzero(self._arcs(losses[picked], incumbent.assignment[free], chosen))
        return Part(self.reduced, incumbent, free, chosen, row, column)

    def _pools(self, incumbent: Incumbent, random: np.random.Generator, count: int) -> IntArray:
        weight = self._waste(incumbent)
        first = int(random.choice(len(weight), p=weight / weight.sum()))
        rank = (self.rivalry[first] + 1e-6) * random.random(len(weight)) * (0.2 + weight / weight.mean())
        rank[first] = np.inf
        return np.sort(np.argsort(-rank, kind="stable")[:count])

    def _waste(self, incumbent: Incumbent) -> FloatArray:
        instance, placed = self.reduced.instance, np.flatnonzero(incumbent.assignment >= 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            filled = np.where(incumbent.used > 0, incumbent.used / instance.node_capacity, 0.0)
        idle = instance.node_price * (incumbent.nodes - filled) + self.bound.sigma * (self.reduced.limit - filled)
        pools = incumbent.assignment[placed]
        shares, prices = self.reduced.share[placed, pools], self.reduced.price[placed, pools]
        lost = np.maximum(prices + self.bound.sigma[pools] * shares - self.bound.least[placed], 0.0)
        waste = np.maximum(idle, 0.0) + np.bincount(pools, weights=lost, minlength=self.reduced.pools)
        return waste + 1e-3 * waste.mean() + 1e-300

    def _arcs(
        self, losses: FloatArray, current: IntArray, pools: IntArray
    ) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
        count = min(ARCS, len(pools))
        limit = np.partition(losses, count - 1, axis=1)[:, count - 1 : count]
        return ((losses <= limit) & np.isfinite(losses)) | (current[:, None] == pools[None, :])


def _losses(reduced: Reduced, bound: Bound, rows: IntArray) -> FloatArray:
    return reduced.price[rows] + bound.sigma * reduced.share[rows] - bound.least[rows, None]
