"""Circles: workloads that wait for each other's place. One of them is held elsewhere meanwhile, or goes down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from landing_zone.config.workload import Criticality
from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.migration.item import Item, parked, paused
from landing_zone.placement.migration.load import Load, load_of_arc
from landing_zone.placement.migration.order import fits
from landing_zone.placement.migration.state import State

RANK = {Criticality.BEST_EFFORT: 0, Criticality.STANDARD: 1, Criticality.CRITICAL: 2}


class Detour(NamedTuple):
    """A place that can hold a workload meanwhile; the least is the best."""

    usd_per_hour: float
    rank: int
    workload: str
    arc: int
    nodes: int
    """Nodes that have to be opened for it."""


@dataclass
class Circles:
    """Breaks the circles of one migration."""

    state: State
    held: set[str] = field(default_factory=set)
    """Workloads that were held elsewhere already; none is twice."""

    def broken(self, stuck: Sequence[Item]) -> tuple[Item, Item]:
        """Return what is done now, which has room, and what is then left to do of the same workload.

        The cheapest place within the pools' nodes that can hold one of the workloads, by its rules, is taken; where
        there is none, the least critical workload that sets another free goes down.
        """
        if detours := list(self._detours(stuck)):
            best = min(detours)
            self.held.add(best.workload)
            item = next(i for i in stuck if i.workload == best.workload)
            return parked(item, load_of_arc(self.state.problem.arcs[best.arc], self.state.problem), _note(best))
        item = min((i for i in stuck if i.old is not None), key=lambda i: self._harm(i, stuck))
        return paused(item, self._way_out(item))

    def _detours(self, stuck: Sequence[Item]) -> Iterator[Detour]:
        for item in stuck:
            if item.old is None or item.new is None or item.workload in self.held:
                continue
            for arc in self._arcs[item.workload]:
                place = load_of_arc(arc, self.state.problem)
                if place.venue not in (item.old.venue, item.new.venue) and self._helps(item, place, stuck):
                    usd_per_hour, nodes = self._extra(item, place, arc)
                    yield Detour(usd_per_hour, self._rank(item), item.workload, arc.index, nodes)

    def _helps(self, item: Item, place: Load, stuck: Sequence[Item]) -> bool:
        """Whether the workload has room there beside what runs, and a step has room once it is there."""
        there, back = parked(item, place, "")
        return fits(self.state, there) and self._sets_free(item, (place,), [back, *_others(stuck, item)])

    def _sets_free(self, item: Item, runs: tuple[Load, ...], then: Sequence[Item]) -> bool:
        before = self.state.put(item.workload, runs)
        free = any(fits(self.state, other) for other in then)
        self.state.put(item.workload, before)
        return free

    def _extra(self, item: Item, place: Load, arc: PoolArc | EndpointArc) -> tuple[float, int]:
        """Return what the place costs per hour beside what runs, and the nodes that are opened for it."""
        if isinstance(arc, EndpointArc):
            site = self.state.problem.endpoints[arc.endpoint]
            return arc.costs.paid + arc.use.units * site.unit_price_usd_per_hour, 0
        now = self.state.nodes(place.venue)
        before = self.state.put(item.workload, (*self.state.running[item.workload], place))
        nodes = self.state.nodes(place.venue) - now
        self.state.put(item.workload, before)
        return nodes * self.state.problem.pools[arc.pool].node_price_usd_per_hour + arc.costs.paid, nodes

    def _harm(self, item: Item, stuck: Sequence[Item]) -> tuple[bool, int, bool, str]:
        """Rate a break before make: it should free others, be no critical one, and be over soon."""
        _, start = paused(item, "")
        frees = self._sets_free(item, (), _others(stuck, item))
        short = self._sets_free(item, (), [start])
        return not (frees or short), self._rank(item), not short, item.workload

    def _way_out(self, item: Item) -> str:
        """Say what would have spared the workload."""
        before = self.state.put(item.workload, item.during())
        lack = self.state.lack(item.workload, item.after())
        self.state.put(item.workload, before)
        return f"down until its new place is free; {lack} would spare that" if lack else "down until what it needs runs"

    def _rank(self, item: Item) -> int:
        return RANK[self._criticality[item.workload]]

    @cached_property
    def _criticality(self) -> Mapping[str, Criticality]:
        return {document.value.name: document.value.criticality for document in self.state.problem.workloads}

    @cached_property
    def _arcs(self) -> Mapping[str, list[PoolArc | EndpointArc]]:
        problem = self.state.problem
        names = [document.value.name for document in problem.workloads]
        return {name: [problem.arcs[a] for a in problem.arcs_of(w)] for w, name in enumerate(names)}


def _others(stuck: Sequence[Item], item: Item) -> list[Item]:
    return [other for other in stuck if other.workload != item.workload]


def _note(detour: Detour) -> str:
    if not detour.nodes:
        return f"held there meanwhile, on what is open, for {detour.usd_per_hour:.2f} USD/h"
    more = f"{detour.nodes} more {'node' if detour.nodes == 1 else 'nodes'}"
    return f"held there meanwhile, on {more} for {detour.usd_per_hour:.2f} USD/h"
