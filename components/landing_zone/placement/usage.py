"""What an answer uses of each pool and endpoint, what that costs, and what moving one workload would change."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from landing_zone.config.resilience import Standby, Survives
from landing_zone.placement.arc import Arc, EndpointArc, PoolArc
from landing_zone.placement.optimise import Answer
from landing_zone.placement.packing import node_room, nodes_needed
from landing_zone.placement.problem import Problem


@dataclass(frozen=True)
class Usage:
    """An answer and its problem."""

    problem: Problem
    answer: Answer

    @property
    def taken(self) -> list[PoolArc | EndpointArc]:
        """The arcs of all workloads that are served."""
        return [arc for arc in self.answer.arcs if arc is not None]

    def on_pool(self, pool: int, *, without: int | None = None) -> list[PoolArc]:
        """Return the arcs that run on a pool, one workload left out."""
        found = (a for a in self.taken if isinstance(a, PoolArc))
        return [a for a in found if a.pool == pool and a.workload != without]

    def by_endpoint(self, endpoint: int, *, without: int | None = None) -> list[EndpointArc]:
        """Return the arcs that an endpoint serves, one workload left out."""
        found = (a for a in self.taken if isinstance(a, EndpointArc))
        return [a for a in found if a.endpoint == endpoint and a.workload != without]

    def nodes(self, pool: int, arcs: Iterable[PoolArc]) -> int:
        """Return the open nodes of a pool that runs ``arcs``, with as many to spare as the answer keeps."""
        site = self.problem.pools[pool]
        return max(self._least(pool, list(arcs)) + self._spare(pool), site.pool.nodes.min)

    def slots_used(self, pool: int) -> int:
        """Return the slots that run something."""
        return sum(a.slots for a in self.on_pool(pool))

    def pool_cost_usd_per_hour(self, pool: int) -> float:
        """Return what the open nodes of a pool cost."""
        return self.answer.nodes[pool] * self.problem.pools[pool].node_price_usd_per_hour

    def endpoint_cost_usd_per_hour(self, endpoint: int) -> float:
        """Return what an endpoint costs: its reserved units, or the tokens."""
        tokens = sum(a.costs.tokens for a in self.by_endpoint(endpoint))
        return tokens + self.answer.units[endpoint] * self.problem.endpoints[endpoint].unit_price_usd_per_hour

    def cost_usd_per_hour(self) -> float:
        """Return what is paid: nodes, units, tokens, egress."""
        pools = sum(self.pool_cost_usd_per_hour(p) for p in range(len(self.problem.pools)))
        endpoints = sum(self.endpoint_cost_usd_per_hour(e) for e in range(len(self.problem.endpoints)))
        return pools + endpoints + sum(a.costs.egress for a in self.taken)

    def carbon_usd_per_hour(self) -> float:
        """Return what the emissions of the open nodes are priced at."""
        return sum(n * s.node_carbon_usd_per_hour for n, s in zip(self.answer.nodes, self.problem.pools, strict=True))

    def share_usd_per_hour(self, arc: PoolArc | EndpointArc) -> float:
        """Return a workload's share of what it runs on, by slots or units, its tokens and its egress."""
        if isinstance(arc, PoolArc):
            shared = self.pool_cost_usd_per_hour(arc.pool) * arc.slots / self.slots_used(arc.pool)
            return shared + arc.costs.paid
        if not arc.use.units:
            return arc.costs.paid
        units = sum(a.use.units for a in self.by_endpoint(arc.endpoint))
        price = self.problem.endpoints[arc.endpoint].unit_price_usd_per_hour
        return self.answer.units[arc.endpoint] * price * arc.use.units / units + arc.costs.paid

    def value_usd_per_hour(self, arc: PoolArc) -> float:
        """Return the price of the slots that an arc takes, on nodes without idle ones."""
        site = self.problem.pools[arc.pool]
        return arc.candidate.cost_usd_per_hour(site.node_price_usd_per_hour, site.node_slots)

    def extra_usd_per_hour(self, arc: PoolArc | EndpointArc) -> float | None:
        """Return what the plan would cost more with the arc's workload there; None where it has no room.

        Everything else stays where it is, and pools keep what they have to spare for a loss.
        """
        current = self.answer.arcs[arc.workload]
        there = self._with(arc)
        if there is None or not self.within_quota(arc):
            return None
        if current is None:
            return there
        saved = 0.0 if current.venue == arc.venue else self._without(current)
        return there - saved - current.costs.total

    def free_slots(self, pool: int, size: int, *, without: int) -> int:
        """Return the slots that replicas of ``size`` slots would find on all nodes of a pool."""
        site = self.problem.pools[pool]
        used = sum(a.slots for a in self.on_pool(pool, without=without))
        return max(0, site.pool.nodes.max * node_room(site.node_slots, size) - used)

    def within_quota(self, arc: Arc) -> bool:
        """Return whether the tenant may use the arc's devices, too. An arc counts for one quota at most."""
        if not isinstance(arc, PoolArc):
            return True
        others = {a.index: a.slots for a in self.taken if isinstance(a, PoolArc) and a.workload != arc.workload}
        for quota in self.problem.quotas:
            if arc.index in quota.arcs:
                return sum(others.get(index, 0) for index in quota.arcs) + arc.slots <= quota.devices
        return True

    def _needed(self, pool: int, arcs: Iterable[PoolArc]) -> int:
        site = self.problem.pools[pool]
        return nodes_needed([(a.candidate.slots, a.candidate.replicas) for a in arcs], site.node_slots)

    def _spare(self, pool: int) -> int:
        least = max(self._least(pool, self.on_pool(pool)), self.problem.pools[pool].pool.nodes.min)
        return max(0, self.answer.nodes[pool] - least)

    def _least(self, pool: int, arcs: list[PoolArc]) -> int:
        """Return the fewest nodes: with hot standby, one more than those need that must survive the loss of one."""
        needed = self._needed(pool, arcs)
        if self.problem.environment.value.resilience.standby is not Standby.HOT:
            return needed
        lost = [loss for loss in self.problem.losses if loss.level is Survives.NODE and pool in loss.shrunk]
        surviving = [a for a in arcs if any(self.problem.must_survive(a.workload, loss) for loss in lost)]
        return max(needed, self._needed(pool, surviving) + 1) if surviving else needed

    def _with(self, arc: PoolArc | EndpointArc) -> float | None:
        """Return what the arc's venue costs more with it, and the arc itself; None where there is no room."""
        if isinstance(arc, EndpointArc):
            more = self._units(arc.endpoint, [*self.by_endpoint(arc.endpoint, without=arc.workload), arc])
            if more is None:
                return None
            price = self.problem.endpoints[arc.endpoint].unit_price_usd_per_hour
            return (more - self.answer.units[arc.endpoint]) * price + arc.costs.total
        site = self.problem.pools[arc.pool]
        there = self.nodes(arc.pool, [*self.on_pool(arc.pool, without=arc.workload), arc])
        if there > site.pool.nodes.max:
            return None
        return (there - self.answer.nodes[arc.pool]) * self._node_usd_per_hour(arc.pool) + arc.costs.total

    def _without(self, arc: PoolArc | EndpointArc) -> float:
        """Return what the arc's venue costs less without it, itself not counted."""
        if isinstance(arc, EndpointArc):
            left = self._units(arc.endpoint, self.by_endpoint(arc.endpoint, without=arc.workload)) or 0
            return (self.answer.units[arc.endpoint] - left) * self.problem.endpoints[
                arc.endpoint
            ].unit_price_usd_per_hour
        left = self.nodes(arc.pool, self.on_pool(arc.pool, without=arc.workload))
        return (self.answer.nodes[arc.pool] - left) * self._node_usd_per_hour(arc.pool)

    def _node_usd_per_hour(self, pool: int) -> float:
        site = self.problem.pools[pool]
        return site.node_price_usd_per_hour + site.node_carbon_usd_per_hour

    def _units(self, endpoint: int, arcs: list[EndpointArc]) -> int | None:
        """Return the units that an endpoint needs for ``arcs``; None where its quota is too small."""
        site = self.problem.endpoints[endpoint]
        tokens = sum(a.use.tokens_per_minute for a in arcs)
        if site.tokens_per_minute is not None and tokens > site.tokens_per_minute + 1e-6:
            return None
        units = sum(a.use.units for a in arcs)
        if not units:
            return 0
        steps = max(0, math.ceil((units - site.units_min) / site.step - 1e-9))
        return site.units_min + steps * site.step if steps <= site.steps_max else None
