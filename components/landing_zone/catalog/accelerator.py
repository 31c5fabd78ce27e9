"""Accelerators: memory, bandwidth, dense arithmetic rates, and the partitions they can be cut into."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from landing_zone.catalog.table import Row, Table


class AcceleratorKind(StrEnum):
    """Families that differ in how they are driven."""

    GPU = "gpu"
    TPU = "tpu"
    NEURON = "neuron"
    CPU = "cpu"


@dataclass(frozen=True)
class Partition:
    """A MIG profile and how many of it one whole device holds."""

    profile: str
    per_device: int

    @property
    def compute_slices(self) -> int:
        """Compute slices of the partition (the `3` of `3g.40gb`)."""
        return int(self.profile.split("g.", maxsplit=1)[0])

    @property
    def memory_gib(self) -> float:
        """Memory of the partition, as its name says (the `40` of `3g.40gb`): rounded, and at times up."""
        return float(self.profile.split("g.", maxsplit=1)[1].removesuffix("gb"))


@dataclass(frozen=True)
class Accelerator:
    """One kind of accelerator, whole."""

    name: str
    kind: AcceleratorKind
    vendor: str
    memory_gib: float
    """Device memory; vendors' "GB" of it are binary. 0 for a CPU, whose memory is that of its node."""
    bandwidth_gb_per_s: float
    bf16_tflops: float
    """Dense 16-bit rate (fp16 on devices older than bf16)."""
    fp8_tflops: float | None
    int8_tops: float | None
    fp4_tflops: float | None
    power_w: float | None
    link_gb_per_s: float
    """Bandwidth to its neighbours in the node, one direction; 0 where there is no link."""
    compute_capability: str
    partitions: tuple[Partition, ...]
    source: str
    as_of: date

    def partition(self, profile: str) -> Partition | None:
        """Return the partition of that profile, None if this accelerator has none."""
        return next((p for p in self.partitions if p.profile == profile), None)

    @property
    def compute_slices(self) -> int:
        """Compute slices of the whole device: those of its largest profile."""
        return max((p.compute_slices for p in self.partitions), default=1)


def from_row(row: Row) -> Accelerator:
    """Make an accelerator from a row of `accelerators.csv`."""
    return Accelerator(
        name=row.text("name"),
        kind=AcceleratorKind(row.text("kind")),
        vendor=row.text("vendor"),
        memory_gib=row.number("memory_gib"),
        bandwidth_gb_per_s=row.number("bandwidth_gb_per_s"),
        bf16_tflops=row.number("bf16_tflops"),
        fp8_tflops=row.optional_number("fp8_tflops"),
        int8_tops=row.optional_number("int8_tops"),
        fp4_tflops=row.optional_number("fp4_tflops"),
        power_w=row.optional_number("power_w"),
        link_gb_per_s=row.number("link_gb_per_s"),
        compute_capability=row.text("compute_capability"),
        partitions=_partitions(row),
        source=row.text("source"),
        as_of=row.day("as_of"),
    )


def _partitions(row: Row) -> tuple[Partition, ...]:
    parts = row.items("partitions")
    for part in parts:
        if not re.fullmatch(r"\dg\.\d+gb:\d", part):
            raise row.bad("partitions", f"`{part}` is not a profile with its count", "write it as `3g.40gb:2`")
    return tuple(Partition(p.split(":")[0], int(p.split(":")[1])) for p in parts)


TABLE = Table("accelerators", from_row, lambda a: a.name)
