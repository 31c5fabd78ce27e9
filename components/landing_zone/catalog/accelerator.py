"""Accelerators: memory, bandwidth, dense arithmetic rates, links, and the partitions they can be cut into."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from landing_zone.catalog.partition import Partition, parse_partition
from landing_zone.catalog.table import Row, Table


class AcceleratorKind(StrEnum):
    """Families that differ in how they are driven."""

    GPU = "gpu"
    TPU = "tpu"
    NEURON = "neuron"
    CPU = "cpu"


class Link(StrEnum):
    """What joins a device to its neighbours."""

    NVLINK = "nvlink"
    XGMI = "xgmi"
    ICI = "ici"
    NEURONLINK = "neuronlink"
    ROCE = "roce"
    PCIE = "pcie"
    UPI = "upi"


@dataclass(frozen=True)
class Accelerator:
    """One kind of accelerator, whole."""

    name: str
    aliases: tuple[str, ...]
    """Other names that are understood, as data sheets and device plugins write them, without the vendor."""
    kind: AcceleratorKind
    vendor: str
    memory_gib: float
    """Size on the data sheet: vendors write GB, and the chips hold that many GiB. 0 for a CPU, whose memory is that of
    its node."""
    visible_memory_gib: float
    """What the driver reports as the total: less where error correction or firmware keep some. 0 for a CPU."""
    bandwidth_gb_per_s: float
    bf16_tflops: float
    """Dense 16-bit rate (fp16 on devices older than bf16)."""
    fp8_tflops: float | None
    int8_tops: float | None
    fp4_tflops: float | None
    power_w: float | None
    link: Link
    link_gb_per_s: float
    """Bandwidth to its neighbours, one direction; 0 where there is no link."""
    link_devices: int
    """Devices that such links join; 1 where the link is the bus of the node."""
    fabric_gb_per_s: float | None
    """Network to other nodes for each device, one direction, in the usual server or instance."""
    compute_capability: str
    precisions: tuple[str, ...]
    """Formats of weights that serving engines run on it; those without a rate are widened to 16 bit first."""
    partitions: tuple[Partition, ...]
    notes: str
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
        aliases=row.items("aliases"),
        kind=AcceleratorKind(row.text("kind")),
        vendor=row.text("vendor"),
        memory_gib=row.number("memory_gib"),
        visible_memory_gib=row.number("visible_memory_gib"),
        bandwidth_gb_per_s=row.number("bandwidth_gb_per_s"),
        bf16_tflops=row.number("bf16_tflops"),
        fp8_tflops=row.optional_number("fp8_tflops"),
        int8_tops=row.optional_number("int8_tops"),
        fp4_tflops=row.optional_number("fp4_tflops"),
        power_w=row.optional_number("power_w"),
        link=Link(row.text("link")),
        link_gb_per_s=row.number("link_gb_per_s"),
        link_devices=row.integer("link_devices"),
        fabric_gb_per_s=row.optional_number("fabric_gb_per_s"),
        compute_capability=row.text("compute_capability"),
        precisions=row.items("precisions"),
        partitions=tuple(_partition(row, text) for text in row.items("partitions")),
        notes=row.optional_text("notes") or "",
        source=row.text("source"),
        as_of=row.day("as_of"),
    )


def _partition(row: Row, text: str) -> Partition:
    partition = parse_partition(text, row.number("visible_memory_gib"))
    if partition is None:
        fix = "write it as `3g.40gb:2`, with the count on a device, or `3g.40gb:2:39.5`, with the memory too"
        raise row.bad("partitions", f"`{text}` is not a profile with its count", fix)
    return partition


TABLE = Table("accelerators", from_row, lambda a: a.name)
