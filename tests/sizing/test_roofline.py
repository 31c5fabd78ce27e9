"""Time of a step, of a prompt and of a single pass."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.device import Device, device_of_accelerator
from landing_zone.sizing.roofline import Engine, pass_ms, prompt_ms, step_ms, weights_ms
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.weights import GIB, weights_gib

DeviceOf = Callable[..., Device]
CATALOG = load_catalog()
MODELS = CATALOG.models
LLAMA_8B = MODELS["meta-llama/Llama-3.1-8B-Instruct"]
LLAMA_70B = MODELS["meta-llama/Llama-3.3-70B-Instruct"]
MIXTRAL = MODELS["mistralai/Mixtral-8x7B-Instruct-v0.1"]
H100 = device_of_accelerator(CATALOG.accelerators["H100"])


def engine(model: str, tensor_parallel: int = 1, pipeline_parallel: int = 1, accelerator: str = "H100") -> Engine:
    """A model at 16 bit on a node of eight."""
    device = device_of_accelerator(CATALOG.accelerators[accelerator])
    return Engine(MODELS[model], device, Shape(Precision.BF16, tensor_parallel, pipeline_parallel))


def test_a_small_batch_waits_for_the_weights() -> None:
    """One sequence cannot be faster than reading the weights once, and is not much slower on one device."""
    reading_ms = weights_gib(LLAMA_8B, Precision.BF16) * GIB / 3350e6
    assert reading_ms < step_ms(engine(LLAMA_8B.name), 1, 1000) < 1.8 * reading_ms


def test_a_prompt_waits_for_the_arithmetic() -> None:
    """A long prompt cannot be faster than its multiplications at the device's full rate, and not three times slower."""
    at_full_rate_ms = 2 * 68.5e9 * 4096 / (4 * 1978e9)
    prompt = prompt_ms(Engine(LLAMA_70B, H100, Shape(Precision.FP8, 4)), 4096)
    assert at_full_rate_ms < prompt < 3 * at_full_rate_ms


def test_what_the_prefix_cache_serves_is_only_attended_to() -> None:
    """Half of a prompt in the cache saves nearly half; what is read anew attends to it, so it costs more than half."""
    whole, half = (prompt_ms(engine(LLAMA_70B.name, 4), 8000, cached) for cached in (0, 4000))
    alone = prompt_ms(engine(LLAMA_70B.name, 4), 4000)
    assert alone < half < 0.6 * whole


@pytest.mark.parametrize("precision", [Precision.BF16, Precision.FP8])
def test_more_devices_are_faster_but_not_in_proportion(precision: Precision) -> None:
    """Twice the devices save less than half of the time: collectives cost, and kernels start as often."""
    two, four = (step_ms(Engine(LLAMA_70B, H100, Shape(precision, n)), 8, 2000) for n in (2, 4))
    assert two / 2 < four < two


def test_stages_do_not_make_a_token_faster_but_split_the_batch() -> None:
    """One sequence passes all layers whatever the stages; of many, each stage has its part at a time."""
    one, two = engine(LLAMA_70B.name, 4), engine(LLAMA_70B.name, 4, 2)
    assert step_ms(two, 1, 2000) > step_ms(one, 1, 2000)
    assert step_ms(two, 64, 2000) < step_ms(one, 64, 2000)


def test_devices_without_a_link_pay_for_it() -> None:
    """The same split costs more over PCIe than over NVLink."""
    pcie, nvlink = (
        prompt_ms(engine(LLAMA_70B.name, 4, accelerator=name), 4000) for name in ("A100-80GB-PCIe", "A100-80GB")
    )
    assert pcie > nvlink


def test_a_cache_at_eight_bits_is_read_in_half_the_time() -> None:
    """With long contexts the number format of keys and values decides."""
    full, half = (
        step_ms(Engine(LLAMA_8B, H100, Shape(Precision.FP8, kv_precision=kv)), 32, 8000)
        for kv in (Precision.BF16, Precision.FP8)
    )
    cache_ms = 32 * 8000 * 32 * 2 * 8 * 128 * 2 / 3350e6
    assert full - half == pytest.approx(cache_ms / 2 / 0.9)


def test_a_mixture_of_experts_reads_what_its_tokens_touch() -> None:
    """One token reads few of the weights, many tokens nearly all; a dense model always all."""
    mixtral, dense = engine(MIXTRAL.name, 2), engine(LLAMA_70B.name, 2)
    assert weights_ms(mixtral, 1) < 0.35 * weights_ms(mixtral, 1000)
    assert weights_ms(dense, 1) == weights_ms(dense, 1000)


def test_spread_experts_wait_for_the_fullest_device() -> None:
    """With whole experts on devices, a few tokens touch more on one of them than on the average."""
    split, spread = (
        Engine(MODELS["Qwen/Qwen3-235B-A22B-Instruct-2507"], H100, Shape(Precision.FP8, 8, 1, n)) for n in (1, 8)
    )
    assert weights_ms(spread, 4) > 1.2 * weights_ms(split, 4)
    assert weights_ms(spread, 1000) == pytest.approx(weights_ms(split, 1000), rel=0.01)


@given(
    name=st.sampled_from(sorted(n for n, m in MODELS.items() if m.generates_tokens)),
    batch=st.integers(1, 255),
    tokens=st.integers(1, 8000),
)
def test_times_grow_with_batch_and_context(name: str, batch: int, tokens: int) -> None:
    """More sequences and longer ones never take less time."""
    one = engine(name)
    assert step_ms(one, batch, tokens) <= step_ms(one, batch + 1, tokens)
    assert step_ms(one, batch, tokens) <= step_ms(one, batch, tokens + 1)
    assert prompt_ms(one, tokens) <= prompt_ms(one, tokens + 1)


def test_a_pass_of_many_is_longer_than_of_one_and_shorter_than_many_passes() -> None:
    """A batch shares the weights and the start of the pass."""
    one = engine("BAAI/bge-m3")
    assert pass_ms(one, 512, 1) < pass_ms(one, 512, 8) < 8 * pass_ms(one, 512, 1)


def test_a_device_without_the_precision_refuses() -> None:
    """A V100 does not run fp8."""
    v100 = device_of_accelerator(CATALOG.accelerators["V100"])
    with pytest.raises(ValueError, match="V100 does not compute in fp8"):
        step_ms(Engine(LLAMA_70B, v100, Shape(Precision.FP8, 8)), 1, 1000)
