"""What a node of one kind has, as its kubelet, device plugin and feature discovery would say."""

import math
from dataclasses import dataclass
from typing import Any

from landing_zone.catalog.accelerator import Accelerator, AcceleratorKind
from landing_zone.sizing.device import RESOURCES

MARK = "ai-landing-zone/simulated-node"


@dataclass(frozen=True)
class Machine:
    """Hardware of one node."""

    vcpu: int
    memory_gib: float
    accelerator: Accelerator | None = None
    """None where it has none."""
    devices: float = 0
    """Accelerators; below 1 where it gets a slice of one, which shows as one."""
    profile: str | None = None
    """MIG profile that every accelerator is cut into."""

    def amounts(self) -> dict[str, str]:
        """Return capacity by resource name."""
        base = {"cpu": str(self.vcpu), "memory": f"{self.memory_gib:g}Gi", "ephemeral-storage": "2Ti", "pods": "110"}
        return base | self._devices()

    def discovered(self) -> dict[str, str]:
        """Return the labels that GPU feature discovery and the MIG manager give; none on other vendors' devices."""
        if self._present is None or self._present.vendor != "nvidia":
            return {}
        labels = {
            "nvidia.com/gpu.present": "true",
            "nvidia.com/gpu.count": str(math.ceil(self.devices)),
            "nvidia.com/gpu.product": f"NVIDIA-{self._present.name}",
            "nvidia.com/gpu.memory": str(round(self._present.visible_memory_gib * 1024)),
        }
        return labels | ({"nvidia.com/mig.config.state": "success"} if self.profile else {})

    def _devices(self) -> dict[str, str]:
        """Return extended resources, as the device plugin advertises them (strategy `mixed` for partitions)."""
        if self._present is None:
            return {}
        count = math.ceil(self.devices)
        if self.profile is None:
            return {RESOURCES[self._present.vendor]: str(count)}
        partition = self._present.partition(self.profile)
        return {f"nvidia.com/mig-{self.profile}": str(count * (partition.per_device if partition else 0))}

    @property
    def _present(self) -> Accelerator | None:
        is_there = (
            self.accelerator is not None and self.devices > 0 and self.accelerator.kind is not AcceleratorKind.CPU
        )
        return self.accelerator if is_there else None


def node(
    name: str,
    machine: Machine,
    labels: dict[str, str],
    taints: list[dict[str, Any]],
    annotations: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Return the object of a simulated node; ``labels`` stand over those that its kubelet would give."""
    amounts = machine.amounts()
    own = {MARK: "true", "kubernetes.io/hostname": name, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64"}
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {
            "name": name,
            "labels": own | machine.discovered() | labels,
            "annotations": {"kwok.x-k8s.io/node": "fake", **(annotations or {})},
        },
        "spec": {"taints": taints} if taints else {},
        "status": {"capacity": amounts, "allocatable": amounts, "nodeInfo": _INFO},
    }


_INFO = {
    "architecture": "amd64",
    "operatingSystem": "linux",
    "kubeletVersion": "v1.36.3",
    "osImage": "simulated",
    "kernelVersion": "simulated",
    "containerRuntimeVersion": "simulated",
    "bootID": "",
    "machineID": "",
    "systemUUID": "",
    "kubeProxyVersion": "",
}
