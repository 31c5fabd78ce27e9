"""What an answer uses of each pool, what that costs, and what moving one workload would change."""

from collections.abc import Iterable
from dataclasses import dataclass

from landing_zone.placement.optimise import Answer
from landing_zone.placement.packing import node_room, nodes_needed
from landing_zone.placement.problem import Arc, Problem


@dataclass(frozen=True)
class Usage:
    """An answer and its problem."""

    problem: Problem
    answer: Answer

    def on_pool(self, pool: int, *, without: int | None = None) -> list[Arc]:
        """Return the arcs that run on a pool, one workload left out."""
        arcs = (a for a in self.answer.arcs if a is not None)
        return [a for a in arcs if a.pool == pool and a.workload != without]

    def nodes(self, pool: int, arcs: Iterable[Arc]) -> int:
        """Return the open nodes of a pool that runs ``arcs``."""
        site = self.problem.pools[pool]
        needed = nodes_needed([(a.candidate.slots, a.candidate.replicas) for a in arcs], site.node_slots)
        return max(needed, site.pool.nodes.min)

    def slots_used(self, pool: int) -> int:
        """Return the slots that run something."""
        return sum(a.slots for a in self.on_pool(pool))

    def pool_cost_usd_per_hour(self, pool: int) -> float:
        """Return what the open nodes of a pool cost."""
        return self.answer.nodes[pool] * self.problem.pools[pool].node_price_usd_per_hour

    def cost_usd_per_hour(self) -> float:
        """Return what all open nodes cost."""
        return sum(self.pool_cost_usd_per_hour(p) for p in range(len(self.problem.pools)))

    def share_usd_per_hour(self, arc: Arc) -> float:
        """Return a workload's share of the nodes it runs on, by slots."""
        return self.pool_cost_usd_per_hour(arc.pool) * arc.slots / self.slots_used(arc.pool)

    def value_usd_per_hour(self, arc: Arc) -> float:
        """Return the price of the slots that an arc takes, on nodes without idle ones."""
        site = self.problem.pools[arc.pool]
        return arc.slots * site.node_price_usd_per_hour / site.node_slots

    def extra_usd_per_hour(self, arc: Arc) -> float | None:
        """Return what the plan would cost more with the arc's workload there; None where it has no room.

        Everything else stays where it is.
        """
        site = self.problem.pools[arc.pool]
        there = self.nodes(arc.pool, [*self.on_pool(arc.pool, without=arc.workload), arc])
        if there > site.pool.nodes.max or not self._within_quota(arc):
            return None
        extra = (there - self.answer.nodes[arc.pool]) * site.node_price_usd_per_hour
        current = self.answer.arcs[arc.workload]
        if current is None or current.pool == arc.pool:
            return extra
        left = self.nodes(current.pool, self.on_pool(current.pool, without=arc.workload))
        saved = self.answer.nodes[current.pool] - left
        return extra - saved * self.problem.pools[current.pool].node_price_usd_per_hour

    def free_slots(self, pool: int, size: int, *, without: int) -> int:
        """Return the slots that replicas of ``size`` slots would find on all nodes of a pool."""
        site = self.problem.pools[pool]
        used = sum(a.slots for a in self.on_pool(pool, without=without))
        return max(0, site.pool.nodes.max * node_room(site.node_slots, size) - used)

    def _within_quota(self, arc: Arc) -> bool:
        """Return whether the tenant may use the arc's devices, too. An arc counts for one quota at most."""
        others = {a.index: a.slots for a in self.answer.arcs if a is not None and a.workload != arc.workload}
        for quota in self.problem.quotas:
            if arc.index in quota.arcs:
                used = sum(others.get(int(index), 0) for index in quota.arcs)
                return used + arc.slots <= quota.devices
        return True
