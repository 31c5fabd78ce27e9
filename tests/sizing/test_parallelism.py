"""Legal splits."""

from collections.abc import Callable

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.sizing.device import Device
from landing_zone.sizing.parallelism import tensor_parallel_degrees

DeviceOf = Callable[..., Device]


@pytest.mark.parametrize(
    ("name", "degrees"),
    [
        ("meta-llama/Llama-3.3-70B-Instruct", (1, 2, 4, 8)),
        ("Qwen/Qwen2.5-7B-Instruct", (1, 2, 4)),
        ("Qwen/Qwen2.5-0.5B-Instruct", (1, 2)),
        ("microsoft/phi-4", (1, 2)),
        ("BAAI/bge-m3", (1,)),
    ],
)
def test_heads_decide(device: DeviceOf, name: str, degrees: tuple[int, ...]) -> None:
    """64 heads split eight ways, 28 four, 14 two; 10 kv heads are neither split nor repeated evenly four ways."""
    assert tensor_parallel_degrees(load_catalog().models[name], device("H100")) == degrees


def test_a_node_is_the_limit(device: DeviceOf) -> None:
    """No split is wider than a node."""
    model = load_catalog().models["meta-llama/Llama-3.3-70B-Instruct"]
    assert tensor_parallel_degrees(model, device("H100", per_node=4)) == (1, 2, 4)


def test_partitions_stay_alone(device: DeviceOf) -> None:
    """A MIG partition has no link to its neighbour."""
    model = load_catalog().models["meta-llama/Llama-3.3-70B-Instruct"]
    assert tensor_parallel_degrees(model, device("A100-80GB", partition="3g.40gb")) == (1,)
