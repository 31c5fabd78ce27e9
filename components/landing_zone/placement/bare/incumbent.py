"""The best answer so far, as an assignment with what it uses."""

from dataclasses import dataclass

import numpy as np

from landing_zone.placement.bare.instance import FloatArray, Instance, IntArray


@dataclass(frozen=True)
class Incumbent:
    """An assignment on the fewest nodes."""

    instance: Instance
    assignment: IntArray
    used: FloatArray
    """Demand per pool, P."""
    nodes: FloatArray
    """Open nodes, P."""
    cost: float

    @classmethod
    def of(cls, instance: Instance, assignment: IntArray) -> "Incumbent":
        """Return the incumbent of an assignment; its cost is infinite if it needs more nodes than there are."""
        used = instance.used(assignment)
        return cls(instance, assignment, used, instance.nodes(used), instance.cost(assignment))

    @property
    def on_pool(self) -> list[IntArray]:
        """Workloads of each pool."""
        return [np.flatnonzero(self.assignment == p) for p in range(self.instance.pools)]
