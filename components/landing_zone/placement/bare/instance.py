"""An instance: frozen arrays."""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

TOLERANCE = 1e-9
"""Relative: nodes are full at capacity · (1 + TOLERANCE), so that ten times 0.1 fit into 1. Whole numbers need none."""


@dataclass(frozen=True)
class Instance:
    """W workloads and P pools. Costs are in one currency, demands and capacities in one unit."""

    demand: FloatArray
    """D, W×P: capacity that a workload takes of a pool."""
    arc_cost: FloatArray
    """E, W×P: cost of a workload on a pool, beside the nodes."""
    allowed: BoolArray
    """A, W×P."""
    node_price: FloatArray
    """f, P."""
    node_capacity: FloatArray
    """n, P."""
    node_limit: FloatArray
    """N, P, whole numbers."""
    unplaced_price: FloatArray
    """U, W; infinite = must be placed."""

    def __post_init__(self) -> None:
        for field in fields(self):
            getattr(self, field.name).setflags(write=False)

    @property
    def workloads(self) -> int:
        """W."""
        return int(self.demand.shape[0])

    @property
    def pools(self) -> int:
        """P."""
        return int(self.demand.shape[1])

    @cached_property
    def whole(self) -> BoolArray:
        """Pools whose capacity and demands are whole numbers, P: sums are exact there."""
        demands = ((self.demand == np.floor(self.demand)) | ~self.allowed).all(axis=0)
        return np.asarray(demands & (self.node_capacity == np.floor(self.node_capacity)))

    @property
    def slack(self) -> FloatArray:
        """Part of a node's capacity that may be taken beyond it, P."""
        return np.where(self.whole, 0.0, TOLERANCE)

    def used(self, assignment: IntArray) -> FloatArray:
        """Return the demand on each pool; −1 = unplaced."""
        placed = np.flatnonzero(assignment >= 0)
        pools = assignment[placed]
        return np.bincount(pools, weights=self.demand[placed, pools], minlength=self.pools).astype(np.float64)

    def nodes(self, used: FloatArray) -> FloatArray:
        """Return the fewest nodes that hold ``used``, P; infinite where nodes have no capacity."""
        return nodes_for(used, self.node_capacity, self.slack)

    def cost(self, assignment: IntArray) -> float:
        """Return the objective of an assignment on the fewest nodes; infinite if it needs more than there are."""
        nodes = self.nodes(self.used(assignment))
        if (nodes > self.node_limit).any():
            return float("inf")
        placed = np.flatnonzero(assignment >= 0)
        on_arcs = self.arc_cost[placed, assignment[placed]].sum()
        return float(nodes @ self.node_price + on_arcs + self.unplaced_price[assignment < 0].sum())


def nodes_for(used: FloatArray, capacity: FloatArray, slack: FloatArray | float = TOLERANCE) -> FloatArray:
    """Return the fewest nodes with room for ``used``; 0 for nothing used, infinite for capacity 0.

    ``slack`` is the part of a capacity that may be taken beyond it.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(used > 0, used / capacity, 0.0)
        return np.where(np.isfinite(ratio), np.ceil(ratio * (1 - slack)), np.inf)
