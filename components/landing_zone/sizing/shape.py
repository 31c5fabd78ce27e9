"""How one replica is laid out: number formats, and the devices it is split over."""

from dataclasses import dataclass

from landing_zone.config.precision import Precision


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


def layout(shape: Shape) -> str:
    """Write how a replica is split: `TP4`, `TP8 PP2 EP8`."""
    degrees = (("TP", shape.tensor_parallel), ("PP", shape.pipeline_parallel), ("EP", shape.expert_parallel))
    return " ".join(f"{name}{degree}" for name, degree in degrees if degree > 1 or name == "TP")
