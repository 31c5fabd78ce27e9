"""Over how many devices one replica may be split, and why not over others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from landing_zone.catalog.accelerator import Link
from landing_zone.catalog.model import ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.device import Device
from landing_zone.sizing.precision import tflops
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.stored_weights import CACHED

DEGREES = (1, 2, 4, 8, 16)
STAGES = (1, 2, 3, 4, 6, 8)
LARGEST_NODE = 16
"""Devices of the largest node (Trainium). Links that join more of them span nodes: NVLink of a GB200 rack, ICI."""
FABRIC_GB_PER_S = 12.5
"""Least bandwidth between nodes for the stages of a pipeline: 100 Gbit/s (inferred from vLLM's advice to use InfiniBand
or the like across nodes)."""
GROUP_SIZES = {Precision.FP8: 128, Precision.INT4: 128, Precision.FP4: 16}
"""Neighbouring weights of one scale: DeepSeek's fp8 blocks, GPTQ and AWQ, NVFP4. A split may not cut a group."""


class Rule(StrEnum):
    """What a layout breaks."""

    PRECISION = "precision"
    ONE_DEVICE = "one-device"
    NODE = "node"
    HEADS = "heads"
    KV_HEADS = "kv-heads"
    WIDTH = "width"
    GROUPS = "groups"
    EXPERTS = "experts"
    LAYERS = "layers"
    LINK = "link"
    FABRIC = "fabric"


@dataclass(frozen=True, slots=True)
class IllegalShape:
    """A layout that can't be run, and why."""

    rule: Rule
    text: str
    """A clause without its subject: "cuts 28 heads into 8"."""


@dataclass(frozen=True)
class Site:
    """Where a replica would run. Sites are equal where the same layouts are legal."""

    device: Device = field(compare=False)
    devices_per_node: int
    nodes: int = 1
    fabric_gb_per_s: float = 0.0
    """Bandwidth between nodes, per device and direction; 0 = no fabric."""
    alone: bool = field(init=False)
    """Whether a replica runs on one device whatever its model."""
    linked: int = field(init=False)
    """Devices that one fast link joins; 1 where the bus of the node is all there is."""

    def __post_init__(self) -> None:
        """Derive what depends on the device."""
        alone = self.device.partitioned or self.device.is_cpu
        object.__setattr__(self, "alone", alone)
        object.__setattr__(self, "linked", 1 if alone else self._linked())

    def _linked(self) -> int:
        accelerator = self.device.accelerator
        if accelerator.link is Link.PCIE:
            return 1
        nodes = self.nodes if accelerator.link_devices > LARGEST_NODE else 1
        return min(accelerator.link_devices, self.devices_per_node * nodes)

    @property
    def reach(self) -> int:
        """Devices over which a layer may be split: a node's, or those of a fast link that spans nodes."""
        return max(self.devices_per_node, self.linked)


def legal_shapes(
    model: ModelCard, device: Device, devices_per_node: int, nodes: int = 1, *, fabric_gb_per_s: float = 0.0
) -> tuple[Shape, ...]:
    """Return the layouts that the architecture, the node and the fabric allow, at every number format of the device.

    Tensor parallelism stays within a node, or among the devices that one fast link joins (NVLink of a GB200 rack, ICI).
    Stages of a pipeline lie across nodes, and within a node beyond its fast link: vLLM advises them where devices have
    no NVLink (Parallelism and Scaling).
    """
    precisions = tuple(p for p in Precision if tflops(device.accelerator, p) is not None)
    return _legal(model, precisions, Site(device, devices_per_node, nodes, fabric_gb_per_s))


@lru_cache(CACHED)
def _legal(model: ModelCard, precisions: tuple[Precision, ...], site: Site) -> tuple[Shape, ...]:
    layouts = [s for s in _layouts(model, site) if _illegal_layout(model, s, site) is None]
    return tuple(
        shape
        for precision in precisions
        for layout in layouts
        if _cut_group(model, shape := _at(layout, precision)) is None
    )


def illegal(model: ModelCard, shape: Shape, site: Site) -> IllegalShape | None:
    """Return the first rule that a layout breaks, None if it is legal."""
    if tflops(site.device.accelerator, shape.precision) is None:
        return IllegalShape(Rule.PRECISION, f"is at {shape.precision}, which {site.device.name} does not compute in")
    return _illegal_layout(model, shape, site) or _cut_group(model, shape)


def _at(layout: Shape, precision: Precision) -> Shape:
    return Shape(precision, layout.tensor_parallel, layout.pipeline_parallel, layout.expert_parallel)


def _layouts(model: ModelCard, site: Site) -> Iterator[Shape]:
    """Every layout worth a look: those with experts spread whole over their stage, too."""
    for width in DEGREES:
        for stages in STAGES:
            if width * stages <= site.devices_per_node * site.nodes:
                yield Shape(Precision.BF16, width, stages)
                if model.experts and width > 1:
                    yield Shape(Precision.BF16, width, stages, width)


def _illegal_layout(model: ModelCard, shape: Shape, site: Site) -> IllegalShape | None:
    return _illegal_place(model, shape, site) or _illegal_cut(model, shape) or _illegal_stages(model, shape, site)


def _illegal_place(model: ModelCard, shape: Shape, site: Site) -> IllegalShape | None:
    if (site.alone or not model.generates_tokens) and shape.devices > 1:
        what = f"a {model.kind} model" if not model.generates_tokens else site.device.name
        return IllegalShape(Rule.ONE_DEVICE, f"splits {what}, which runs on one device")
    if shape.tensor_parallel > site.reach:
        return IllegalShape(Rule.NODE, f"is {shape.tensor_parallel} wide, a node has {site.reach} {site.device.name}")
    if shape.devices > site.devices_per_node * site.nodes:
        return IllegalShape(Rule.NODE, f"needs {shape.devices} devices of {site.devices_per_node * site.nodes}")
    return None


def _illegal_cut(model: ModelCard, shape: Shape) -> IllegalShape | None:
    """Heads, widths and experts have to divide; kv heads divide or are repeated evenly."""
    n, heads, kv_heads = shape.tensor_parallel, model.attention_heads or 1, model.kv_heads or 1
    if heads % n and n > 1:
        return IllegalShape(Rule.HEADS, f"cuts {heads} heads into {n}")
    if kv_heads % n and n % kv_heads and model.kv_lora_rank is None:
        return IllegalShape(Rule.KV_HEADS, f"cuts {kv_heads} kv heads into {n}")
    if (model.intermediate_size or 0) % n:
        return IllegalShape(Rule.WIDTH, f"cuts a width of {model.intermediate_size} into {n}")
    return _illegal_experts(model, shape)


def _illegal_experts(model: ModelCard, shape: Shape) -> IllegalShape | None:
    n, experts = shape.expert_parallel, model.experts or 1
    if experts % n or shape.tensor_parallel % n:
        return IllegalShape(Rule.EXPERTS, f"spreads {experts} experts over {n} of {shape.tensor_parallel} devices")
    if (model.expert_intermediate_size or 0) % (shape.tensor_parallel // n):
        return IllegalShape(Rule.WIDTH, f"cuts an expert's width of {model.expert_intermediate_size} into {n}")
    return None


def _illegal_stages(model: ModelCard, shape: Shape, site: Site) -> IllegalShape | None:
    stages, layers = shape.pipeline_parallel, model.layers or 1
    if stages == 1:
        return None
    if stages > layers:
        return IllegalShape(Rule.LAYERS, f"has {stages} stages for {layers} layers")
    if shape.devices <= site.linked:
        text = f"makes {stages} stages of devices whose link of {site.device.link_gb_per_s:g} GB/s lets layers be split"
        return IllegalShape(Rule.LINK, text)
    if shape.devices > site.devices_per_node and site.fabric_gb_per_s < FABRIC_GB_PER_S:
        text = f"spans nodes with {site.fabric_gb_per_s:g} GB/s between them, {FABRIC_GB_PER_S:g} are needed"
        return IllegalShape(Rule.FABRIC, text)
    return None


def _cut_group(model: ModelCard, shape: Shape) -> IllegalShape | None:
    """Return the fault where a split cuts weights that share a scale.

    vLLM refuses it: "The input size is not aligned with the quantized weight shape", as for Qwen2.5-72B at four bits
    over 8 devices and the fp8 experts of Qwen3-30B-A3B over 8.
    """
    group, n = GROUP_SIZES.get(shape.precision), shape.tensor_parallel
    if group is None or n == 1:
        return None
    if model.experts and model.expert_intermediate_size:
        width, n = model.expert_intermediate_size, n // shape.expert_parallel
    elif shape.precision is Precision.FP8:
        return None
    else:
        width = model.intermediate_size or 0
    if width // n % group:
        return IllegalShape(Rule.GROUPS, f"cuts groups of {group} weights: {width} in {n} parts")
    return None
