"""What must survive, after every single loss: it stays or goes to its named failover, and is packed onto what is left.

One loss at a time. What need not survive gives way on the nodes; it keeps its part of quotas and of endpoints.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from landing_zone.placement.checks.endpoints import overasked
from landing_zone.placement.checks.losses import Lost, every_loss
from landing_zone.placement.checks.packing import pack
from landing_zone.placement.checks.placed import Placed
from landing_zone.placement.checks.quotas import over_accounts, over_tenants
from landing_zone.placement.checks.scene import Scene


def survival_violations(scene: Scene) -> Iterator[str]:
    """Yield what does not survive a loss, and failovers that can't be meant."""
    losses = list(every_loss(scene.environment, scene.nodes))
    yield from _unmeant(scene, {loss.name for loss in losses})
    for loss in losses:
        yield from (f"when {loss.name} is lost: {text}" for text in _Aftermath(scene, loss).violations())


def _unmeant(scene: Scene, losses: set[str]) -> Iterator[str]:
    for decision in scene.plan.decisions:
        for lost, count in Counter(failover.lost for failover in decision.failovers).items():
            if lost not in losses:
                yield f"{decision.workload} has a failover for {lost}, which is nothing that can be lost"
            if count > 1:
                yield f"{decision.workload} has {count} failovers for {lost}"


@dataclass(frozen=True)
class _Aftermath:
    """The plan with one thing lost."""

    scene: Scene
    loss: Lost

    def violations(self) -> Iterator[str]:
        """Yield what goes wrong."""
        yield from self._homeless()
        yield from self._nodes()
        yield from self._endpoints()
        if self.come:
            yield from over_tenants(self.scene.environment, [*self.stay, *self.come])
        if self.scene.cold:
            yield from over_accounts(self.scene.environment, self._nodes_after)

    @cached_property
    def stay(self) -> list[Placed]:
        """What runs on pools that are not lost whole."""
        return [item for item in self.scene.items if item.place not in self.loss.gone]

    @cached_property
    def threatened(self) -> list[str]:
        """The workloads that must go elsewhere."""
        lost = (item.workload for item in self.scene.items if item.place in self.loss.gone)
        return [workload.name for workload in lost if self.loss.concerns(workload.survives)]

    @cached_property
    def come(self) -> list[Placed]:
        """What goes to other pools."""
        named = (self.scene.to_pools.get((name, self.loss.name)) for name in self.threatened)
        return [item for item in named if item is not None and item.place not in self.loss.gone]

    @cached_property
    def on_pools(self) -> dict[str, list[Placed]]:
        """What must go on, by pool."""
        found: dict[str, list[Placed]] = {}
        for item in (*(i for i in self.stay if self.loss.concerns(i.workload.survives)), *self.come):
            found.setdefault(item.place, []).append(item)
        return found

    def _homeless(self) -> Iterator[str]:
        for name in self.threatened:
            key = (name, self.loss.name)
            there = self.scene.to_pools.get(key)
            if there is None and key not in self.scene.to_endpoints:
                yield f"{name} must go on and has no failover"
            elif there is not None and there.place in self.loss.gone:
                yield f"{name} goes to {there.place}, which is lost with it"

    def _nodes(self) -> Iterator[str]:
        for place, items in self.on_pools.items():
            left = self.loss.left.get(place, self.scene.nodes[place])
            packed = pack(self.scene.pools[place], items, left, self.scene.devices[place])
            if packed.homeless is not None:
                yield f"a replica of {packed.homeless} does not fit the {left} nodes that are left of {place}"

    @property
    def _nodes_after(self) -> dict[str, int]:
        """Nodes that count for quotas: those open before, which a loss need not close, and those opened for it."""
        found = dict(self.scene.open)
        for place, items in self.on_pools.items():
            packed = pack(self.scene.pools[place], items, self.scene.pools[place].nodes.max, self.scene.devices[place])
            found[place] = max(found[place], packed.nodes)
        return found

    def _endpoints(self) -> Iterator[str]:
        come = [(name, self.scene.to_endpoints.get((name, self.loss.name))) for name in self.threatened]
        for use in self.scene.plan.endpoints:
            more = [name for name, endpoint in come if endpoint == use.endpoint]
            if more:
                yield from overasked(self.scene, use, more)
