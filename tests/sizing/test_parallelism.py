"""Legal splits."""

import dataclasses
from collections.abc import Callable

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import ModelCard
from landing_zone.config.precision import Precision
from landing_zone.sizing.device import Device
from landing_zone.sizing.parallelism import IllegalShape, Rule, Site, illegal, legal_shapes
from landing_zone.sizing.shape import Shape

DeviceOf = Callable[..., Device]
MODELS = load_catalog().models
LLAMA_70B = MODELS["meta-llama/Llama-3.3-70B-Instruct"]
QWEN_30B = dataclasses.replace(MODELS["Qwen/Qwen3-30B-A3B-Instruct-2507"], expert_intermediate_size=768)
QWEN_72B = dataclasses.replace(MODELS["Qwen/Qwen2.5-72B-Instruct"], intermediate_size=29_568)


def widths(model: ModelCard, device: Device) -> tuple[int, ...]:
    """Return the degrees of tensor parallelism alone that are legal in one node."""
    shapes = legal_shapes(model, device, device.per_node)
    return tuple(sorted({s.tensor_parallel for s in shapes if s.pipeline_parallel == s.expert_parallel == 1}))


@pytest.mark.parametrize(
    ("name", "degrees"),
    [
        ("meta-llama/Llama-3.3-70B-Instruct", (1, 2, 4, 8)),
        ("Qwen/Qwen2.5-7B-Instruct", (1, 2, 4)),
        ("Qwen/Qwen2.5-0.5B-Instruct", (1, 2)),
        ("microsoft/phi-4", (1, 2)),
        ("deepseek-ai/DeepSeek-V3", (1, 2, 4, 8)),
        ("BAAI/bge-m3", (1,)),
    ],
)
def test_heads_decide(device: DeviceOf, name: str, degrees: tuple[int, ...]) -> None:
    """64 heads split eight ways, 28 four, 14 two; 10 kv heads are neither split nor repeated evenly four ways."""
    assert widths(MODELS[name], device("H100")) == degrees


def test_a_node_is_the_limit(device: DeviceOf) -> None:
    """No split is wider than a node."""
    assert widths(LLAMA_70B, device("H100", per_node=4)) == (1, 2, 4)


def test_partitions_stay_alone(device: DeviceOf) -> None:
    """A MIG partition has no link to its neighbour."""
    part = device("A100-80GB", partition="3g.40gb")
    assert {s.devices for s in legal_shapes(LLAMA_70B, part, 16)} == {1}


def rule(found: IllegalShape | None) -> Rule | None:
    """The rule that is broken."""
    return None if found is None else found.rule


@pytest.mark.parametrize(
    ("model", "shape", "broken"),
    [
        (LLAMA_70B, Shape(Precision.BF16, 8), None),
        (LLAMA_70B, Shape(Precision.BF16, 16), Rule.NODE),
        (MODELS["Qwen/Qwen2.5-7B-Instruct"], Shape(Precision.BF16, 8), Rule.HEADS),
        (MODELS["microsoft/phi-4"], Shape(Precision.BF16, 4), Rule.KV_HEADS),
        (dataclasses.replace(LLAMA_70B, intermediate_size=28_674), Shape(Precision.BF16, 4), Rule.WIDTH),
        (QWEN_72B, Shape(Precision.INT4, 8), Rule.GROUPS),
        (QWEN_72B, Shape(Precision.BF16, 8), None),
        (QWEN_72B, Shape(Precision.INT4, 1), None),
        (QWEN_30B, Shape(Precision.FP8, 8), Rule.GROUPS),
        (QWEN_30B, Shape(Precision.FP8, 2), None),
        (QWEN_30B, Shape(Precision.FP8, 8, 1, 8), None),
        (QWEN_30B, Shape(Precision.BF16, 4, 1, 3), Rule.EXPERTS),
        (LLAMA_70B, Shape(Precision.BF16, 2, 2), Rule.LINK),
        (LLAMA_70B, Shape(Precision.BF16, 8, 2), Rule.NODE),
        (MODELS["BAAI/bge-m3"], Shape(Precision.BF16, 2), Rule.ONE_DEVICE),
    ],
)
def test_illegal_layouts_name_their_rule(device: DeviceOf, model: ModelCard, shape: Shape, broken: Rule | None) -> None:
    """A layout that vLLM refuses, or that the node can't hold, is refused for that reason."""
    assert rule(illegal(model, shape, Site(device("H100"), 8))) is broken


def test_a_precision_that_the_device_has_not(device: DeviceOf) -> None:
    """A V100 runs no fp8."""
    found = illegal(LLAMA_70B, Shape(Precision.FP8), Site(device("V100"), 8))
    assert found == IllegalShape(Rule.PRECISION, "is at fp8, which V100 does not compute in")


def test_stages_lie_where_the_link_is_slow(device: DeviceOf) -> None:
    """Over PCIe a node's devices may be stages of a pipeline; over NVLink they are not."""
    slow = legal_shapes(LLAMA_70B, device("L40S"), 8)
    fast = legal_shapes(LLAMA_70B, device("H100"), 8)
    assert max(s.pipeline_parallel for s in slow) == 8
    assert {s.pipeline_parallel for s in fast} == {1}


def test_a_link_of_two_leaves_stages_to_the_rest(device: DeviceOf) -> None:
    """NVLink joins an H100 NVL with one other: two are split, more may be stages of two."""
    shapes = legal_shapes(LLAMA_70B, device("H100-NVL", per_node=4), 4)
    layouts = {(s.tensor_parallel, s.pipeline_parallel) for s in shapes}
    assert (2, 2) in layouts
    assert (1, 2) not in layouts


def test_a_link_that_spans_nodes_splits_layers_over_them(device: DeviceOf) -> None:
    """NVLink joins the four devices of each node of a GB200 rack; two H100 nodes have none between them."""
    for name, widest in (("GB200", 16), ("H100", 4)):
        shapes = legal_shapes(LLAMA_70B, device(name, per_node=4), 4, 4)
        assert max(s.tensor_parallel for s in shapes) == widest


def test_nodes_are_joined_by_a_fabric_only(device: DeviceOf) -> None:
    """Two nodes of eight make two stages over 50 GB/s, and none over nothing; no layer is split between nodes."""
    alone = legal_shapes(LLAMA_70B, device("H100"), 8, 2)
    joined = legal_shapes(LLAMA_70B, device("H100"), 8, 2, fabric_gb_per_s=50)
    assert max(s.devices for s in alone) == 8
    assert max(s.devices for s in joined) == 16
    assert max(s.tensor_parallel for s in joined) == 8
    found = illegal(LLAMA_70B, Shape(Precision.BF16, 8, 2), Site(device("H100"), 8, 2))
    assert rule(found) is Rule.FABRIC


def test_stages_need_no_even_number_of_layers(device: DeviceOf) -> None:
    """61 layers make two stages of 31 and 30, and no more stages than layers."""
    model = MODELS["deepseek-ai/DeepSeek-V3"]
    joined = legal_shapes(model, device("H100"), 8, 2, fabric_gb_per_s=50)
    assert Shape(Precision.FP8, 8, 2, 8) in joined
    short = dataclasses.replace(model, layers=1)
    assert {s.pipeline_parallel for s in legal_shapes(short, device("H100"), 8, 2, fabric_gb_per_s=50)} == {1}


def test_every_legal_shape_is_legal(device: DeviceOf) -> None:
    """The list and the rules agree, and no layout is in it twice."""
    for name in ("L40S", "H100", "MI300X", "TPU-v6e"):
        for model in (LLAMA_70B, QWEN_30B, MODELS["google/gemma-3-12b-it"]):
            shapes = legal_shapes(model, device(name), 8, 2, fabric_gb_per_s=50)
            assert len(set(shapes)) == len(shapes)
            assert all(illegal(model, s, Site(device(name), 8, 2, 50)) is None for s in shapes)
