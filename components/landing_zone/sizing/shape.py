"""How one replica is laid out: number formats, and the devices it is split over."""

from dataclasses import dataclass

from landing_zone.config.workload import Precision


@dataclass(frozen=True, slots=True)
class Shape:
    """Layout of one replica."""

    precision: Precision
    """Number format of the weights."""
    tensor_parallel: int = 1
    """Devices over which each layer is split."""
    pipeline_parallel: int = 1
    """Stages over which the layers are spread."""
    expert_parallel: int = 1
    """Devices of a stage over which whole experts are spread; divides `tensor_parallel`. 1 = experts are split."""
    kv_precision: Precision = Precision.BF16
    """Number format of keys and values: bf16 or fp8."""

    @property
    def devices(self) -> int:
        """Devices of the replica. Experts lie on the devices of their stage and add none."""
        return self.tensor_parallel * self.pipeline_parallel
