"""Parts of a device for models that need no whole one: MIG partitions, and turns on a shared device."""

from collections.abc import Sequence
from dataclasses import dataclass

from landing_zone.catalog.accelerator import Accelerator
from landing_zone.catalog.model import ModelCard
from landing_zone.catalog.partition import Partition
from landing_zone.sizing.adapter_memory import Ranked
from landing_zone.sizing.memory import MemoryUse, memory_use
from landing_zone.sizing.shape import Shape


@dataclass(frozen=True, slots=True)
class Slice:
    """A partition that holds the model, with memory and arithmetic of its own."""

    partition: Partition
    use: MemoryUse


def fitting_slices(
    model: ModelCard,
    shape: Shape,
    accelerator: Accelerator,
    *,
    tokens: float,
    concurrency: int = 1,
    adapters: Sequence[Ranked] = (),
) -> tuple[Slice, ...]:
    """Return the partitions that hold the model, smallest first; () where it is split, which a partition can't be."""
    if shape.devices > 1:
        return ()
    sized = [
        Slice(p, memory_use(model, shape, p.memory_gib, tokens=tokens, concurrency=concurrency, adapters=adapters))
        for p in accelerator.partitions
    ]
    fitting = [s for s in sized if s.use.fits]
    return tuple(sorted(fitting, key=lambda s: (s.use.usable_gib, s.partition.compute_slices)))


def time_slices(use: MemoryUse) -> int:
    """Return how many such replicas a device's memory holds at once.

    They take turns: memory is not kept apart, and each computes at its part of the device's rate when all work.
    """
    return max(0, int(use.usable_gib // use.total_gib))
