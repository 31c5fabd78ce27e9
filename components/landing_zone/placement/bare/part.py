"""A part of the problem: some workloads are free to use some arcs, everything else stays."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.instance import BoolArray, FloatArray, IntArray
from landing_zone.placement.bare.reduced import Reduced


@dataclass(frozen=True)
class Possible:
    """Bounds of what an answer cheaper than the incumbent can have."""

    arcs: BoolArray
    """W×P."""
    fewest: FloatArray
    """Nodes per pool, P."""
    most: FloatArray
    """Nodes per pool, P."""
    left_out: BoolArray
    """W."""


@dataclass(frozen=True)
class Part:
    """Free workloads and the arcs that they may use. Identical workloads are one kind, of which so many are placed.

    Columns in this order: how many of a kind take each arc, how many are left out, nodes of each pool.
    """

    reduced: Reduced
    incumbent: Incumbent
    workloads: IntArray
    usable: BoolArray
    """Arcs, ``len(workloads)``×P."""
    possible: Possible | None = None
    """What is known of the whole problem, where the part is the whole."""
    apart: bool = False
    """Whether identical workloads are kinds of their own all the same."""

    @cached_property
    def kind(self) -> IntArray:
        """Kind of each workload, as an index."""
        if self.apart:
            return np.arange(len(self.workloads))
        return np.unique(self.reduced.kind[self.workloads], return_inverse=True)[1]

    @cached_property
    def count(self) -> IntArray:
        """Workloads of each kind."""
        return np.bincount(self.kind)

    @cached_property
    def example(self) -> IntArray:
        """A workload of each kind."""
        found = np.zeros(len(self.count), dtype=np.int64)
        found[self.kind[::-1]] = self.workloads[::-1]
        return found

    @cached_property
    def of_kind(self) -> BoolArray:
        """Arcs that a workload of the kind may use, K×P."""
        arcs: BoolArray = np.zeros((len(self.count), self.reduced.pools), dtype=np.bool_)
        np.logical_or.at(arcs, self.kind, self.usable)
        return arcs

    @cached_property
    def pools(self) -> IntArray:
        """Pools of the arcs."""
        return np.flatnonzero(self.usable.any(axis=0))

    @cached_property
    def arcs(self) -> tuple[IntArray, IntArray]:
        """Kind of each arc, and its pool as an index into ``pools``."""
        row, column = np.nonzero(self.of_kind[:, self.pools])
        return row, column

    def staying(self) -> FloatArray:
        """Return the demand on each pool of ``pools`` of the workloads that aren't free."""
        kept = self.incumbent.assignment.copy()
        kept[self.workloads] = -1
        return self.reduced.instance.used(kept)[self.pools]

    def start(self) -> FloatArray:
        """Return the incumbent's values of the columns."""
        current = self.incumbent.assignment[self.workloads]
        on_pool = np.zeros((len(self.count), self.reduced.pools + 1))
        np.add.at(on_pool, (self.kind, current), 1.0)
        row, column = self.arcs
        return np.concatenate([on_pool[row, self.pools[column]], on_pool[:, -1], self.incumbent.nodes[self.pools]])

    def holds_incumbent(self) -> bool:
        """Return whether the incumbent is among the answers of this part."""
        if self.possible is None:
            return True
        current, nodes = self.incumbent.assignment, self.incumbent.nodes
        placed = current[self.workloads] >= 0
        arcs = self.of_kind[self.kind[placed], current[self.workloads[placed]]].all()
        counts = ((self.possible.fewest <= nodes) & (nodes <= self.possible.most)).all()
        return bool(arcs and counts and self.possible.left_out[self.workloads[~placed]].all())

    def assignment(self, values: FloatArray) -> IntArray:
        """Return the whole assignment that values of the columns stand for."""
        found = self.incumbent.assignment.copy()
        found[self.workloads] = -1
        row, column = self.arcs
        taken = np.rint(values[: len(row)]).astype(np.int64)
        pools = np.repeat(self.pools[column], taken)
        kinds = np.repeat(row, taken)
        order = np.argsort(self.kind, kind="stable")
        rank = np.arange(len(kinds)) - np.searchsorted(kinds, kinds)
        first = np.searchsorted(self.kind[order], kinds)
        found[self.workloads[order[first + rank]]] = pools
        return found

    def nodes(self, values: FloatArray) -> FloatArray:
        """Return the open nodes that values of the columns stand for, P."""
        found = self.incumbent.nodes.copy()
        first = len(self.arcs[0]) + len(self.count)
        found[self.pools] = np.rint(values[first : first + len(self.pools)])
        return found
