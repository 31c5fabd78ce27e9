"""A first answer for the program of a large problem, by way of the bare problem that it contains.

Near and apart, losses, quotas and further shapes on a pool are not in the bare problem, so that its answer is only a
proposal: the program completes it, or drops it.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.instance import FloatArray, Instance
from landing_zone.placement.bare.solve import solve
from landing_zone.placement.preference import USD_PER_NODE
from landing_zone.placement.problem import Problem

GAP = 0.02
"""At which the proposal is good enough."""
LEAVING_OUT_USD_PER_HOUR = 1e6
"""Price of leaving out a workload that must run."""
UNLIMITED = 1e12


def proposal(problem: Problem, *, seed: int, clock: Clock) -> tuple[int, ...]:
    """Return the arcs to begin with, at most one per workload.

    The same problem and seed give the same arcs unless the clock runs out.
    """
    bare = _Bare(problem)
    if not bare.best:
        return ()
    answer = solve(bare.instance(), gap=GAP, seed=seed, clock=clock)
    return tuple(bare.best[w, int(v)] for w, v in enumerate(answer.assignment) if v >= 0)


@dataclass(frozen=True)
class _Bare:
    """Workloads and venues, with the best arc of each pair."""

    problem: Problem

    @cached_property
    def prices(self) -> FloatArray:
        """Price of one node of each pool, then of one step of units of each endpoint."""
        pools = [s.node_price_usd_per_hour + s.node_carbon_usd_per_hour + USD_PER_NODE for s in self.problem.pools]
        units = [s.step * s.unit_price_usd_per_hour for s in self.problem.endpoints]
        return np.array([*pools, *units], dtype=np.float64)

    @cached_property
    def capacities(self) -> FloatArray:
        """Slots of one node of each pool, then units of a step, or tokens a minute, of each endpoint."""
        pools = [s.node_slots for s in self.problem.pools]
        endpoints = [s.step if s.by_unit else s.tokens_per_minute or UNLIMITED for s in self.problem.endpoints]
        return np.array([*pools, *endpoints], dtype=np.float64)

    @cached_property
    def best(self) -> dict[tuple[int, int], int]:
        """The arc of a workload at a venue that costs least with its part of the nodes; of equals the first."""
        found: dict[tuple[int, int], int] = {}
        for arc in self.problem.arcs:
            pair = (arc.workload, arc.venue)
            if pair not in found or self._whole(arc) < self._whole(self.problem.arcs[found[pair]]):
                found[pair] = arc.index
        return found

    def instance(self) -> Instance:
        """Return the bare problem."""
        problem, size = self.problem, (len(self.problem.workloads), len(self.problem.venues))
        demand, cost, allowed = np.zeros(size), np.zeros(size), np.zeros(size, dtype=np.bool_)
        for pair, index in self.best.items():
            arc = problem.arcs[index]
            demand[pair], cost[pair], allowed[pair] = _demand(arc), _own(arc), True
        limits = [*(s.pool.nodes.max for s in problem.pools), *(max(1, s.steps_max) for s in problem.endpoints)]
        weights = [0.0 if problem.best_effort(w) else 1.0 for w in range(len(problem.workloads))]
        left_out = LEAVING_OUT_USD_PER_HOUR * (0.01 + np.array(weights))
        limit = np.array(limits, dtype=np.float64)
        return Instance(demand, cost, allowed, self.prices, self.capacities, limit, left_out)

    def _whole(self, arc: PoolArc | EndpointArc) -> float:
        return _own(arc) + _demand(arc) * float(self.prices[arc.venue] / self.capacities[arc.venue])


def _demand(arc: PoolArc | EndpointArc) -> float:
    if isinstance(arc, PoolArc):
        return float(arc.slots)
    return arc.use.units or arc.use.tokens_per_minute


def _own(arc: PoolArc | EndpointArc) -> float:
    return arc.costs.total + arc.preference_usd_per_hour
