"""Which workloads to free next: those on a pool that wastes much and on its rivals, and some that would come there."""

from dataclasses import dataclass

import numpy as np

from landing_zone.placement.bare.bound import Bound, nearest_arcs
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.instance import BoolArray, FloatArray, IntArray
from landing_zone.placement.bare.part import Part
from landing_zone.placement.bare.reduced import Reduced

NEAR = 5
"""Arcs of a free workload: its cheapest ones. Pools that share workloads by them are rivals."""
POOLS = 3
"""Pools whose workloads are freed together."""
FLOOR = 0.1
"""Weight of a pool that wastes nothing, in parts of the mean."""


@dataclass(frozen=True)
class Neighbourhoods:
    """Parts around an incumbent, drawn at random with weights from the bound at hand.

    An answer costs L(σ) plus what it loses: Σ (priced arc − cheapest way) + Σ f_p·(idle part of the open nodes) +
    Σ σ_p·(unused limit).
    """

    reduced: Reduced
    bound: Bound
    near: BoolArray
    """W×P: the cheapest arcs of each workload."""
    rivalry: FloatArray
    """P×P: workloads that have both pools near."""

    @classmethod
    def of(cls, reduced: Reduced, bound: Bound) -> "Neighbourhoods":
        """Return the neighbourhoods at the prices of ``bound``."""
        near: BoolArray = np.zeros(reduced.allowed.shape, dtype=np.bool_)
        workloads, pools = nearest_arcs(reduced, bound.sigma, NEAR)
        near[workloads, pools] = True
        rivalry = np.zeros((reduced.pools, reduced.pools))
        for pool in range(reduced.pools):
            rivalry[pool] = near[near[:, pool]].sum(axis=0)
        return cls(reduced, bound, near, rivalry)

    def draw(self, incumbent: Incumbent, random: np.random.Generator, size: int) -> Part:
        """Return a part of at most about ``size`` workloads."""
        chosen = self._pools(incumbent, random)
        inside = np.flatnonzero(np.isin(incumbent.assignment, chosen))
        coming: BoolArray = np.asarray(self.near[:, chosen].any(axis=1))
        coming[inside] = False
        inside = random.permutation(inside)[:size]
        others = random.permutation(np.flatnonzero(coming))[: max(size // 6, size - len(inside)) // 2]
        return self.part(incumbent, np.sort(np.concatenate([inside, others])))

    def part(self, incumbent: Incumbent, free: IntArray) -> Part:
        """Return the part of these workloads, with their near arcs and the ones they are on."""
        arcs: BoolArray = self.near[free]
        current = incumbent.assignment[free]
        placed = np.flatnonzero(current >= 0)
        arcs[placed, current[placed]] = True
        return Part(self.reduced, incumbent, free, arcs)

    def _pools(self, incumbent: Incumbent, random: np.random.Generator) -> IntArray:
        waste = self._waste(incumbent)
        weight = waste + FLOOR * waste.mean() + 1e-300
        first = int(random.choice(len(weight), p=weight / weight.sum()))
        rank = (self.rivalry[first] + 1e-6) * random.random(len(weight)) * weight / weight.mean()
        rank[first] = np.inf
        return np.argsort(-rank, kind="stable")[:POOLS]

    def _waste(self, incumbent: Incumbent) -> FloatArray:
        instance, placed = self.reduced.instance, np.flatnonzero(incumbent.assignment >= 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            filled = np.where(incumbent.used > 0, incumbent.used / instance.node_capacity, 0.0)
        idle = instance.node_price * (incumbent.nodes - filled) + self.bound.sigma * (self.reduced.limit - filled)
        pools = incumbent.assignment[placed]
        shares, prices = self.reduced.share[placed, pools], self.reduced.price[placed, pools]
        lost = np.maximum(prices + self.bound.sigma[pools] * shares - self.bound.least[placed], 0.0)
        return np.maximum(idle, 0.0) + np.bincount(pools, weights=lost, minlength=self.reduced.pools)
