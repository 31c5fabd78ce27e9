"""What fits, and how long and how many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.config.workload import Precision
from landing_zone.sizing.memory import cache_gib_per_device, concurrency, longest_context, memory_use

MODELS = load_catalog().models
TOKEN_MODELS = sorted(name for name, model in MODELS.items() if model.generates_tokens)


@pytest.mark.parametrize(
    ("name", "precision", "tensor_parallel", "device_gib", "fits"),
    [
        ("meta-llama/Llama-3.3-70B-Instruct", Precision.BF16, 1, 80, False),
        ("meta-llama/Llama-3.3-70B-Instruct", Precision.BF16, 2, 80, False),
        ("meta-llama/Llama-3.3-70B-Instruct", Precision.BF16, 4, 80, True),
        ("meta-llama/Llama-3.3-70B-Instruct", Precision.BF16, 2, 141, True),
        ("meta-llama/Llama-3.3-70B-Instruct", Precision.FP8, 2, 80, True),
        ("meta-llama/Llama-3.1-8B-Instruct", Precision.BF16, 1, 24, True),
        ("meta-llama/Llama-3.1-8B-Instruct", Precision.BF16, 1, 16, False),
        ("deepseek-ai/DeepSeek-V3", Precision.FP8, 8, 80, False),
        ("deepseek-ai/DeepSeek-V3", Precision.FP8, 8, 141, True),
        ("Qwen/Qwen3-32B", Precision.BF16, 1, 80, True),
        ("mistralai/Mistral-7B-Instruct-v0.3", Precision.BF16, 1, 40, True),
    ],
)
def test_known_deployments(
    name: str, precision: Precision, tensor_parallel: int, device_gib: float, fits: bool
) -> None:
    """Deployments that are documented to run, or not to."""
    use = memory_use(MODELS[name], precision, tensor_parallel, device_gib)
    assert (use.cache_room_gib > 0) is fits


@given(name=st.sampled_from(TOKEN_MODELS), gib=st.floats(1, 300), more=st.floats(0, 100))
def test_more_memory_never_fits_less(name: str, gib: float, more: float) -> None:
    """Room, context and concurrency grow with the device's memory."""
    model = MODELS[name]
    small, large = (memory_use(model, Precision.BF16, 1, size) for size in (gib, gib + more))
    rooms = (small.cache_room_gib, large.cache_room_gib)
    assert rooms[0] <= rooms[1]
    assert longest_context(model, 1, rooms[0]) <= longest_context(model, 1, rooms[1])
    assert concurrency(model, 1, rooms[0], 1000, 256) <= concurrency(model, 1, rooms[1], 1000, 256)


@given(name=st.sampled_from(TOKEN_MODELS), room=st.floats(0, 100))
def test_the_longest_context_fits_and_one_more_does_not(name: str, room: float) -> None:
    """It is the largest number of tokens whose cache has room, up to the model's own limit."""
    model = MODELS[name]
    longest = longest_context(model, 1, room)
    assert cache_gib_per_device(model, 1, longest) <= room
    limit = model.context_tokens or 0
    assert longest == limit or cache_gib_per_device(model, 1, longest + 1) > room


def test_concurrency_is_room_over_cache() -> None:
    """Ten GiB hold ten sequences of one GiB, and no more than the limit."""
    model = MODELS["meta-llama/Llama-3.3-70B-Instruct"]
    tokens = 2**30 / 327_680
    assert concurrency(model, 1, 10.5, tokens, 256) == 10
    assert concurrency(model, 1, 10.5, tokens, 4) == 4
    assert concurrency(model, 1, -1, tokens, 4) == 0
