"""One pool by itself: which workloads to take on how many nodes, by dynamic programming over capacity.

Demands are rounded down and capacities up to cells of one grid, so an optimum over cells is a bound; where demands and
capacity are whole multiples of a cell, as whole numbers are, it is exact.
"""

from dataclasses import dataclass

import numpy as np

from landing_zone.placement.bare.instance import TOLERANCE, FloatArray, IntArray
from landing_zone.placement.bare.reduced import Reduced

CELLS = 4096
"""Cells of a pool with all its nodes, at most."""


@dataclass(frozen=True)
class Pattern:
    """Workloads on so many nodes of a pool."""

    pool: int
    nodes: int
    workloads: IntArray
    value: float
    """Its cost less the rewards of its workloads."""


@dataclass(frozen=True)
class Knapsack:
    """A pool's workloads in cells."""

    pool: int
    workloads: IntArray
    cost: FloatArray
    """E of each workload."""
    cells: IntArray
    """Cells that each workload takes."""
    capacity: IntArray
    """Cells of 0, 1 … N nodes."""
    node_price: float

    @classmethod
    def of(cls, reduced: Reduced, pool: int) -> "Knapsack":
        """Return the knapsack of a pool."""
        workloads = np.flatnonzero(reduced.allowed[:, pool])
        demand = reduced.instance.demand[workloads, pool]
        nodes = np.arange(int(reduced.limit[pool]) + 1)
        capacity = float(reduced.instance.node_capacity[pool])
        cell = _cell(demand, capacity, capacity * len(nodes))
        cells = np.floor(demand / cell).astype(np.int64)
        room = np.floor(nodes * capacity / cell * (1 + 2 * TOLERANCE)).astype(np.int64)
        price = float(reduced.instance.node_price[pool])
        return cls(pool, workloads, reduced.arc_cost[workloads, pool], cells, room, price)

    def by_nodes(self, rewards: FloatArray) -> FloatArray:
        """Return the least value on 0, 1 … N nodes; ``rewards`` has one number per workload of the instance, W."""
        profit = rewards[self.workloads] - self.cost
        best = np.zeros(self.capacity[-1] + 1)
        for k in np.flatnonzero(profit > 0):
            _take(best, int(self.cells[k]), float(profit[k]))
        return self._values(best)

    def best(self, rewards: FloatArray) -> Pattern:
        """Return a pattern of the least value."""
        profit = rewards[self.workloads] - self.cost
        items = np.flatnonzero(profit > 0)
        best = np.zeros(self.capacity[-1] + 1)
        steps = np.empty((len(items), len(best)))
        for n, k in enumerate(items):
            steps[n] = best
            _take(best, int(self.cells[k]), float(profit[k]))
        values = self._values(best)
        nodes = int(values.argmin())
        taken = self._trace(items, steps, best, int(self.capacity[nodes]))
        return Pattern(self.pool, nodes, self.workloads[taken], float(values[nodes]))

    def _values(self, best: FloatArray) -> FloatArray:
        """Return the least value by nodes from the table of best profits by room."""
        values: FloatArray = np.arange(len(self.capacity)) * self.node_price - best[self.capacity]
        return values

    def _trace(self, items: IntArray, steps: FloatArray, best: FloatArray, room: int) -> IntArray:
        """Return the items that the last table holds at ``room``, from the tables before each item."""
        taken: list[int] = []
        value = best[room]
        for n in range(len(items) - 1, -1, -1):
            before = steps[n]
            if value > before[room]:
                taken.append(int(items[n]))
                room -= int(self.cells[items[n]])
            value = before[room]
        return np.array(taken[::-1], dtype=np.int64)

    def with_each(self, rewards: FloatArray) -> FloatArray:
        """Return, for each workload of the knapsack, the least value with that workload taken; infinite if it can't."""
        profit = rewards[self.workloads] - self.cost
        items = np.flatnonzero(profit > 0)
        whole, without = self._tables(items, profit)
        prices = np.arange(len(self.capacity)) * self.node_price
        found = np.full(len(self.workloads), np.inf)
        for k in range(len(self.workloads)):
            fits = self.capacity >= self.cells[k]
            rest = without.get(k, whole)[self.capacity[fits] - self.cells[k]]
            found[k] = (prices[fits] - rest).min(initial=np.inf) - profit[k]
        return found

    def _tables(self, items: IntArray, profit: FloatArray) -> tuple[FloatArray, dict[int, FloatArray]]:
        """Return the table of all items, and for each item the table without it (divide and conquer)."""
        without: dict[int, FloatArray] = {}

        def split(part: IntArray, table: FloatArray) -> None:
            if len(part) == 1:
                without[int(part[0])] = table
                return
            half = len(part) // 2
            for inside, outside in ((part[:half], part[half:]), (part[half:], part[:half])):
                extended = table.copy()
                for k in outside:
                    _take(extended, int(self.cells[k]), float(profit[k]))
                split(inside, extended)

        whole = np.zeros(self.capacity[-1] + 1)
        if len(items):
            split(items, whole.copy())
        for k in items:
            _take(whole, int(self.cells[k]), float(profit[k]))
        return whole, without


def _take(best: FloatArray, cells: int, profit: float) -> None:
    """Let a table of best profits by room take one more item."""
    if cells == 0:
        best += profit
    elif cells < len(best):
        np.maximum(best[cells:], best[:-cells] + profit, out=best[cells:])


def _cell(demand: FloatArray, capacity: float, total: float) -> float:
    """Return the largest cell that is exact, or the smallest one that the table has room for."""
    smallest = max(total / CELLS, 1e-300)
    whole = np.concatenate([demand, [capacity]])
    if (whole != np.floor(whole)).any() or not capacity:
        return smallest
    common = float(np.gcd.reduce(whole.astype(np.int64)))
    return common if common >= smallest else smallest
