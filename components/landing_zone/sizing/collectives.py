"""Time on the links between the devices of a replica."""

from landing_zone.sizing.constants import Constants
from landing_zone.sizing.device import Device

UNLINKED_GB_PER_S = 16.0
"""Between devices without a link of their own: PCIe 3.0 ×16."""
FABRIC_GB_PER_S = 12.5
"""Between nodes whose network is not known: 100 Gbit/s (inferred)."""
HOP_MS = 0.02
"""Latency of handing activations to the next stage of a pipeline (inferred)."""


def all_reduce_ms(device: Device, devices: int, size_bytes: float, constants: Constants) -> float:
    """Return the time in which ``devices`` add up ``size_bytes``: a ring sends 2 (n − 1) / n of them (NCCL)."""
    if devices == 1:
        return 0.0
    sent = 2 * (devices - 1) / devices * size_bytes
    return constants.collective_ms + sent / (link_bytes_per_ms(device) * constants.link_efficiency)


def hand_over_ms(device: Device, devices: int, size_bytes: float, constants: Constants) -> float:
    """Return the time in which a stage hands ``size_bytes`` to the next, over the fabric where one node is too small.

    ``devices`` are those of all stages.
    """
    rate = link_bytes_per_ms(device) if devices <= device.per_node else fabric_bytes_per_ms(device)
    return HOP_MS + size_bytes / (rate * constants.link_efficiency)


def link_bytes_per_ms(device: Device) -> float:
    """Return the bandwidth to the neighbours, one direction."""
    return (device.link_gb_per_s or UNLINKED_GB_PER_S) * 1e6


def fabric_bytes_per_ms(device: Device) -> float:
    """Return the bandwidth to other nodes, per device and direction."""
    return (device.accelerator.fabric_gb_per_s or FABRIC_GB_PER_S) * 1e6
