"""Nodes: every replica put on one by one, in devices, CPUs and memory at once; and the tenants' quotas."""

from collections.abc import Iterator
from dataclasses import dataclass

from landing_zone.config.document import Inputs
from landing_zone.config.pool import Pool
from landing_zone.placement.checks.placed import Placed
from landing_zone.placement.plan import Plan, PoolUse
from landing_zone.sizing.node import SYSTEM_RESERVE

ROUNDING = 1e-6


@dataclass
class Node:
    """What is left of one node."""

    devices: float
    vcpu: float
    memory_gib: float

    def take(self, item: Placed) -> bool:
        """Put one replica on the node; False, and nothing changed, if it doesn't fit."""
        shape = item.shape
        left = (self.devices - shape.devices, self.vcpu - shape.vcpu, self.memory_gib - shape.memory_gib)
        if min(left) < -ROUNDING:
            return False
        self.devices, self.vcpu, self.memory_gib = left
        return True


def node_violations(plan: Plan, inputs: Inputs, items: list[Placed], devices: dict[str, int]) -> Iterator[str]:
    """Yield the pools whose replicas don't fit their open nodes, and the quotas that are exceeded.

    ``devices`` holds the devices of one node by `<cluster>/<pool>`.
    """
    pools = {(c.name, p.name): p for c in inputs.environment.value.clusters for p in c.pools}
    for use in plan.pools:
        pool, here = pools[use.cluster, use.pool], [i for i in items if _on(i, use)]
        name = f"{use.cluster}/{use.pool}"
        if not pool.nodes.min <= use.nodes <= pool.nodes.max:
            yield f"{name} has {use.nodes} nodes, allowed are {pool.nodes.min} to {pool.nodes.max}"
        if (lost := _does_not_fit(pool, here, use.nodes, devices[name])) is not None:
            yield f"a replica of {lost} does not fit the {use.nodes} nodes of {name}"
    yield from _quota_violations(inputs, items)


def _on(item: Placed, use: PoolUse) -> bool:
    return (item.cluster.name, item.pool.name) == (use.cluster, use.pool)


def _does_not_fit(pool: Pool, items: list[Placed], count: int, devices: int) -> str | None:
    """First fit, largest first; return the workload of the first replica that finds no node."""
    vcpu, memory_gib = pool.vcpu * (1 - SYSTEM_RESERVE), pool.memory_gib * (1 - SYSTEM_RESERVE)
    nodes = [Node(devices, vcpu, memory_gib) for _ in range(count)]
    for item in sorted(items, key=lambda i: (-i.shape.devices, -i.shape.vcpu, i.workload.name)):
        for _ in range(item.decision.replicas):
            if not any(node.take(item) for node in nodes):
                return item.workload.name
    return None


def _quota_violations(inputs: Inputs, items: list[Placed]) -> Iterator[str]:
    used: dict[tuple[str, str], int] = {}
    for item in items:
        key = (item.workload.tenant, item.cluster.name)
        used[key] = used.get(key, 0) + item.decision.replicas * item.shape.devices
    allowed = {t.name: t.accelerators for t in inputs.environment.value.tenants}
    for (tenant, cluster), count in sorted(used.items()):
        if count > allowed[tenant]:
            yield f"tenant `{tenant}` uses {count} accelerators in {cluster}, its quota is {allowed[tenant]}"
