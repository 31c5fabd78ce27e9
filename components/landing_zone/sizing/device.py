"""What one replica counts its devices in: whole accelerators, partitions of them, or CPUs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from landing_zone.catalog.accelerator import Accelerator, AcceleratorKind
from landing_zone.sizing.program_memory import program_memory_gib

if TYPE_CHECKING:
    from landing_zone.catalog.catalog import Catalog
    from landing_zone.config.pool import Pool

CPU = "cpu"
REFERENCE_CPU = "CPU-SapphireRapids-48c"
REFERENCE_CPU_THREADS = 96
"""Hardware threads of that socket; a vCPU is one thread."""

RESOURCES = {
    "nvidia": "nvidia.com/gpu",
    "amd": "amd.com/gpu",
    "aws": "aws.amazon.com/neuron",
    "google": "google.com/tpu",
    "intel": "habana.ai/gaudi",
}


@dataclass(frozen=True)
class Device:
    """One device as a pod sees it; for CPUs, one vCPU."""

    accelerator: Accelerator
    name: str
    memory_gib: float
    """Memory of its own that programs see; 0 for a vCPU, which uses that of the pod."""
    bandwidth_gb_per_s: float
    compute_share: float
    """Part of the accelerator's arithmetic rates."""
    link_gb_per_s: float
    per_node: int
    """Devices of one node; of a CPU node, vCPUs."""
    resource: str | None
    """Kubernetes extended resource; None for CPUs."""
    partitioned: bool = False

    @property
    def is_cpu(self) -> bool:
        """Whether the replica runs on CPUs."""
        return self.accelerator.kind is AcceleratorKind.CPU


def device_of(pool: Pool, catalog: Catalog) -> Device:
    """Return the device that the pods of ``pool`` get."""
    if pool.accelerator == CPU:
        return _vcpu(catalog.accelerators[REFERENCE_CPU], pool.vcpu)
    accelerator = catalog.accelerators[pool.accelerator]
    if pool.partition is not None:
        return _partition(pool, pool.partition, accelerator)
    return device_of_accelerator(accelerator, pool.per_node)


def device_of_accelerator(accelerator: Accelerator, per_node: int = 8) -> Device:
    """Return ``accelerator`` whole, on a node of ``per_node`` of them; a CPU as one of its threads.

    ``per_node`` counts accelerators, or a CPU node's vCPUs.
    """
    if accelerator.kind is AcceleratorKind.CPU:
        return _vcpu(accelerator, per_node)
    return Device(
        accelerator=accelerator,
        name=accelerator.name,
        memory_gib=program_memory_gib(accelerator),
        bandwidth_gb_per_s=accelerator.bandwidth_gb_per_s,
        compute_share=1,
        link_gb_per_s=accelerator.link_gb_per_s,
        per_node=per_node,
        resource=RESOURCES[accelerator.vendor],
    )


def _partition(pool: Pool, profile: str, accelerator: Accelerator) -> Device:
    partition = accelerator.partition(profile)
    if partition is None:
        raise ValueError(f"{accelerator.name} has no profile {profile}")
    return Device(
        accelerator=accelerator,
        name=f"{accelerator.name} {profile}",
        memory_gib=partition.memory_gib,
        bandwidth_gb_per_s=accelerator.bandwidth_gb_per_s * partition.memory_gib / accelerator.visible_memory_gib,
        compute_share=partition.compute_slices / accelerator.compute_slices,
        link_gb_per_s=0,
        per_node=pool.per_node * partition.per_device,
        resource=f"nvidia.com/mig-{profile}",
        partitioned=True,
    )


def _vcpu(cpu: Accelerator, per_node: int) -> Device:
    return Device(
        accelerator=cpu,
        name="vCPU",
        memory_gib=0,
        bandwidth_gb_per_s=cpu.bandwidth_gb_per_s / REFERENCE_CPU_THREADS,
        compute_share=1 / REFERENCE_CPU_THREADS,
        link_gb_per_s=0,
        per_node=per_node,
        resource=None,
    )
