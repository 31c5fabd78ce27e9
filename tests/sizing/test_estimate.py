"""One model on one layout at one load."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.device import Device, device_of_accelerator
from landing_zone.sizing.estimate import Estimate, estimate
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.shape import Shape

DeviceOf = Callable[..., Device]
CATALOG = load_catalog()
LLAMA_70B = CATALOG.models["meta-llama/Llama-3.3-70B-Instruct"]
TOKEN_MODELS = sorted(name for name, model in CATALOG.models.items() if model.generates_tokens)
GPUS = sorted(name for name, a in CATALOG.accelerators.items() if a.kind == "gpu")


def on_h100(devices: int, concurrency: int = 1, tokens_in: int = 1000, **changes: float) -> Estimate:
    """A 70B model at 16 bit on H100."""
    point = OperatingPoint(concurrency, tokens_in, 200, **changes)
    return estimate(
        LLAMA_70B, device_of_accelerator(CATALOG.accelerators["H100"]), Shape(Precision.BF16, devices), point
    )


def test_memory_of_the_whole_counts_each_thing_once() -> None:
    """Weights as their files, and 2 × 80 layers × 8 heads × 128 × 2 bytes per token, whatever the layout."""
    for devices in (1, 4, 8):
        found = on_h100(devices, concurrency=16)
        assert found.weights_gib == 131.42
        assert found.kv_cache_gib == pytest.approx(16 * 1200 * 327_680 / 2**30)


def test_a_shared_prefix_is_kept_once() -> None:
    """Half of the input shared by 16 requests: 15 halves less."""
    whole, shared = on_h100(4, 16), on_h100(4, 16, prefix_share=0.5)
    assert whole.kv_cache_gib - shared.kv_cache_gib == pytest.approx(15 * 500 * 327_680 / 2**30)
    assert shared.memory.total_gib < whole.memory.total_gib


def test_rates_follow_from_times() -> None:
    """Requests at once = rate × time of a request; tokens are requests × output."""
    found = on_h100(4, concurrency=16)
    request_s = ((found.ttft_ms or 0) + 199 * (found.tpot_ms or 0)) / 1000
    assert (found.requests_per_s or 0) * request_s == pytest.approx(16)
    assert found.output_tokens_per_s == pytest.approx(200 * (found.requests_per_s or 0))


def test_requests_without_room_wait() -> None:
    """On two H100 some of 64 requests run; the others' wait is in the time to first token, by Little's law."""
    found = on_h100(2, concurrency=64)
    assert not found.fits
    assert 0 < found.largest_concurrency <= found.running < 64
    request_s = ((found.ttft_ms or 0) + 199 * (found.tpot_ms or 0)) / 1000
    assert (found.requests_per_s or 0) * request_s == pytest.approx(64)


def test_without_room_for_one_the_times_are_those_with_room() -> None:
    """One H100 does not hold the weights; what it would do is told all the same."""
    found = on_h100(1)
    assert (found.fits, found.largest_concurrency, found.longest_context_tokens) == (False, 0, 0)
    assert found.tpot_ms is not None


def test_an_illegal_layout_does_not_fit() -> None:
    """64 heads are not cut into three, and 16 devices are not in one node."""
    for devices, why in ((3, "cuts 64 heads into 3"), (16, "is 16 wide, a node has 8 H100")):
        found = on_h100(devices)
        assert found.illegal is not None
        assert (found.fits, found.illegal.text) == (False, why)


def test_stages_on_the_fast_link_are_legal_when_asked_for(device: DeviceOf) -> None:
    """Two stages of four run within a node, though eight devices would be split otherwise; two nodes hold 16."""
    point = OperatingPoint(1, 1000, 200)
    for shape in (Shape(Precision.BF16, 4, 2), Shape(Precision.BF16, 8, 2)):
        assert estimate(LLAMA_70B, device("H100"), shape, point).fits


def test_a_format_that_the_device_lacks_has_no_times(device: DeviceOf) -> None:
    """V100 runs no fp8."""
    found = estimate(LLAMA_70B, device("V100"), Shape(Precision.FP8, 8), OperatingPoint(1, 100, 10))
    assert (found.fits, found.tpot_ms, found.output_tokens_per_s, found.running) == (False, None, None, 0)


def test_models_without_tokens_have_an_answer_s_time_only(device: DeviceOf) -> None:
    """An embedding has no time per token and no cache."""
    found = estimate(CATALOG.models["BAAI/bge-m3"], device("L4"), Shape(Precision.BF16), OperatingPoint(4, 500))
    assert (found.fits, found.tpot_ms, found.output_tokens_per_s, found.kv_cache_gib) == (True, None, None, 0)
    assert found.ttft_ms is not None


@given(name=st.sampled_from(TOKEN_MODELS), accelerator=st.sampled_from(GPUS), at_once=st.integers(1, 512))
def test_more_devices_never_hold_less(name: str, accelerator: str, at_once: int) -> None:
    """What fits on some devices fits on twice as many, each of which then holds less."""
    model, device = CATALOG.models[name], device_of_accelerator(CATALOG.accelerators[accelerator])
    point = OperatingPoint(at_once, 800, 200)
    uses = [estimate(model, device, Shape(Precision.BF16, n), point).memory for n in (1, 2, 4, 8)]
    fits = [use.fits for use in uses]
    assert fits == sorted(fits)
    rooms = [use.cache_room_gib for use in uses[1:]]
    assert rooms == sorted(rooms)


@given(name=st.sampled_from(TOKEN_MODELS), at_once=st.integers(1, 256), more=st.integers(1, 256))
def test_more_requests_never_take_less(name: str, at_once: int, more: int) -> None:
    """Memory and time per token grow with the requests at once."""
    model, device = CATALOG.models[name], device_of_accelerator(CATALOG.accelerators["B300"])
    few, many = (
        estimate(model, device, Shape(Precision.BF16, 8), OperatingPoint(n, 800, 200))
        for n in (at_once, at_once + more)
    )
    assert few.memory.total_gib <= many.memory.total_gib
    if many.running == many.point.concurrency:
        assert (few.tpot_ms or 0) <= (many.tpot_ms or 0) * (1 + 1e-9)


def test_random_arrivals_wait_longer_than_the_step_alone() -> None:
    """Under little traffic next to nothing waits; with more of it the mean grows, and 95 % lie above the mean."""
    calm, busy = on_h100(4, 1), on_h100(4, 48)
    means = [found.open_ttft_ms() or 0 for found in (calm, busy)]
    assert 0 < means[0] < means[1] < (busy.open_ttft_ms(0.95) or 0)


def test_without_tokens_or_beyond_the_engine_no_such_time_is_known(device: DeviceOf) -> None:
    """An embedding has none; neither has a format that the device lacks."""
    embedding = estimate(CATALOG.models["BAAI/bge-m3"], device("L4"), Shape(Precision.BF16), OperatingPoint(4, 500))
    lacking = estimate(LLAMA_70B, device("V100"), Shape(Precision.FP8, 8), OperatingPoint(1, 100, 10))
    assert embedding.open_ttft_ms() is None
    assert lacking.open_ttft_ms() is None
