"""What a program gets of an accelerator's memory."""

from landing_zone.catalog.accelerator import Accelerator, AcceleratorKind

DRIVER_GIB = 0.5
"""What NVIDIA's driver keeps of the total that it reports. PyTorch names 79.1 to 79.3 GiB of 79.6 and 80, 39.4 of 40,
139.7 of 140.4, 44.4 of 45.0, 22.0 of 22.5, 14.6 of 15 (logs in issues of vLLM); of partitions, all."""


def program_memory_gib(accelerator: Accelerator) -> float:
    """Return the total that a program sees, of which a serving engine takes its part; 0 for a CPU."""
    nvidia = accelerator.kind is AcceleratorKind.GPU and accelerator.vendor == "nvidia"
    return accelerator.visible_memory_gib - (DRIVER_GIB if nvidia else 0)
