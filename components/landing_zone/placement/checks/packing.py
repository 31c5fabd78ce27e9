"""Replicas put on nodes one by one, in devices, CPUs and memory at once: an assignment, not a count."""

from collections.abc import Iterable
from dataclasses import dataclass

from landing_zone.config.pool import Pool
from landing_zone.placement.checks.placed import Placed
from landing_zone.placement.plan import Shape
from landing_zone.sizing.node import SYSTEM_RESERVE

ROUNDING = 1e-6


@dataclass
class Node:
    """What is left of one node."""

    devices: float
    vcpu: float
    memory_gib: float
    used: bool = False

    def take(self, shape: Shape) -> bool:
        """Put one replica on the node; False, and nothing changed, if it doesn't fit."""
        left = (self.devices - shape.devices, self.vcpu - shape.vcpu, self.memory_gib - shape.memory_gib)
        if min(left) < -ROUNDING:
            return False
        self.devices, self.vcpu, self.memory_gib = left
        self.used = True
        return True


@dataclass(frozen=True)
class Packed:
    """How an attempt to put everything on a pool's nodes ended."""

    homeless: str | None
    """The workload of the first replica that found no node; None where all did."""
    nodes: int
    """Nodes that hold a replica."""


def pack(pool: Pool, items: Iterable[Placed], count: int, devices: int) -> Packed:
    """Put all replicas on ``count`` nodes of ``devices`` devices each: first fit, largest first."""
    vcpu, memory_gib = pool.vcpu * (1 - SYSTEM_RESERVE), pool.memory_gib * (1 - SYSTEM_RESERVE)
    nodes = [Node(devices, vcpu, memory_gib) for _ in range(count)]
    for item in sorted(items, key=lambda i: (-i.shape.devices, -i.shape.vcpu, i.workload.name)):
        for _ in range(item.replicas):
            if not any(node.take(item.shape) for node in nodes):
                return Packed(item.workload.name, sum(node.used for node in nodes))
    return Packed(None, sum(node.used for node in nodes))
