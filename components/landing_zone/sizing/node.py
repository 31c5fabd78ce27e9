"""What a node gives its pods, and the part of it that goes with each device."""

import math
from dataclasses import dataclass

from landing_zone.config.pool import Pool
from landing_zone.sizing.device import Device

SYSTEM_RESERVE = 0.10
"""Part of a node's CPUs and memory that the kubelet, the system and the node's own agents keep."""


@dataclass(frozen=True)
class NodeShare:
    """Allocatable capacity of one node, cut into equal shares, one per slot.

    A replica on n slots asks for at most n shares of CPU and memory. So whatever fits by slots fits by CPU and memory.
    """

    slots: int
    """Devices of the node; of a CPU node, allocatable vCPUs."""
    vcpu_per_slot: float
    memory_gib_per_slot: float


def node_share(pool: Pool, device: Device) -> NodeShare:
    """Return the shares of a node of ``pool``."""
    vcpu, memory_gib = pool.vcpu * (1 - SYSTEM_RESERVE), pool.memory_gib * (1 - SYSTEM_RESERVE)
    slots = math.floor(vcpu) if device.is_cpu else device.per_node
    if slots == 0:
        return NodeShare(0, 0, 0)
    return NodeShare(slots, vcpu / slots, memory_gib / slots)
