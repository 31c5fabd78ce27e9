"""Time of a step and of a prefill."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.config.workload import Precision
from landing_zone.sizing.device import Device
from landing_zone.sizing.roofline import Engine, prefill_ms, step_ms, touched_share
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.weights import GIB, weights_gib

DeviceOf = Callable[..., Device]
MODELS = load_catalog().models
LLAMA_70B = MODELS["meta-llama/Llama-3.3-70B-Instruct"]


def test_a_small_batch_waits_for_the_weights(device: DeviceOf) -> None:
    """One sequence cannot be faster than reading the weights once, and is not much slower on one device."""
    engine = Engine(MODELS["meta-llama/Llama-3.1-8B-Instruct"], device("H100"), Shape(Precision.BF16, 1))
    reading_ms = weights_gib(engine.model, Precision.BF16) * GIB / 3350e6
    assert reading_ms < step_ms(engine, 1, 1000) < 1.8 * reading_ms


def test_a_prompt_waits_for_the_arithmetic(device: DeviceOf) -> None:
    """A long prompt cannot be faster than its multiplications at the device's full rate, and not four times slower."""
    engine = Engine(LLAMA_70B, device("H100"), Shape(Precision.FP8, 4))
    at_full_rate_ms = 2 * 70.55e9 * 4096 / (4 * 1978e9)
    assert at_full_rate_ms < prefill_ms(engine, 4096) < 4 * at_full_rate_ms


@pytest.mark.parametrize("precision", [Precision.BF16, Precision.FP8])
def test_more_devices_are_faster_but_not_in_proportion(device: DeviceOf, precision: Precision) -> None:
    """Twice the devices save less than half of the time: collectives cost."""
    two, four = (step_ms(Engine(LLAMA_70B, device("H100"), Shape(precision, n)), 8, 2000) for n in (2, 4))
    assert two / 2 < four < two


def test_devices_without_a_link_pay_for_it(device: DeviceOf) -> None:
    """The same split costs more over PCIe than over NVLink."""
    pcie, nvlink = (
        prefill_ms(Engine(LLAMA_70B, device(name), Shape(Precision.BF16, 4)), 4000)
        for name in ("A100-80GB-PCIe", "A100-80GB")
    )
    assert pcie > nvlink


@given(
    name=st.sampled_from(sorted(n for n, m in MODELS.items() if m.generates_tokens)),
    batch=st.integers(1, 255),
    tokens=st.integers(1, 8000),
)
def test_times_grow_with_batch_and_context(name: str, batch: int, tokens: int) -> None:
    """More sequences and longer ones never take less time."""
    catalog = load_catalog()
    h100 = Device(catalog.accelerators["H100"], "H100", 80, 3350, 1, 450, 8, "nvidia.com/gpu")
    engine = Engine(MODELS[name], h100, Shape(Precision.BF16, 1))
    assert step_ms(engine, batch, tokens) <= step_ms(engine, batch + 1, tokens)
    assert step_ms(engine, batch, tokens) <= step_ms(engine, batch, tokens + 1)
    assert prefill_ms(engine, tokens) <= prefill_ms(engine, tokens, batch=2)


def test_a_mixture_of_experts_reads_what_its_tokens_touch() -> None:
    """One token reads the active parameters; very many read all; a dense model always all."""
    model = MODELS["mistralai/Mixtral-8x7B-Instruct-v0.1"]
    active = model.active_parameters_billion / model.parameters_billion
    assert touched_share(model, 1) == pytest.approx(active)
    assert touched_share(model, 1) < touched_share(model, 8) < touched_share(model, 1000) == pytest.approx(1)
    assert touched_share(LLAMA_70B, 1) == 1


def test_a_device_without_the_precision_refuses(device: DeviceOf) -> None:
    """A V100 does not compute in fp8."""
    with pytest.raises(ValueError, match="V100 does not compute in fp8"):
        step_ms(Engine(LLAMA_70B, device("V100"), Shape(Precision.FP8, 8)), 1, 1000)
