"""What adapters add to a step."""

from collections.abc import Callable

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.config.workload import Adapter
from landing_zone.sizing.adapter_speed import adapter_step_ms, with_adapters
from landing_zone.sizing.device import Device
from landing_zone.sizing.estimate import estimate
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import single_pass_load, token_load

DeviceOf = Callable[..., Device]
MODELS = load_catalog().models
LLAMA_8B = MODELS["meta-llama/Llama-3.1-8B-Instruct"]


def adapters(count: int) -> list[Adapter]:
    """So many of rank 16."""
    return [Adapter.model_validate({"name": f"a{n}", "tenant": "t", "uri": "hf://a"}) for n in range(count)]


def test_the_kernels_cost_what_was_published(device: DeviceOf) -> None:
    """2 ms per token on 32 layers, when next to nothing is read."""
    engine = Engine(LLAMA_8B, device("A100-80GB"), Shape(Precision.BF16))
    assert adapter_step_ms(engine, 1e-9, 4, 8) == pytest.approx(2.0, rel=1e-3)
    assert adapter_step_ms(engine, 1.0, 0, 8) == 0


def test_a_step_reads_the_adapters_of_its_sequences(device: DeviceOf) -> None:
    """A batch of two of ten adapters reads a fifth of them, a batch of ten or more all."""
    engine = Engine(LLAMA_8B, device("A100-80GB"), Shape(Precision.BF16))
    none, two, ten, many = (
        adapter_step_ms(engine, gib, 10, batch) for gib, batch in ((0, 1), (1, 2), (1, 10), (1, 99))
    )
    assert (two - none) * 5 == pytest.approx(ten - none)
    assert ten == many


def test_times_grow_and_the_rate_falls(device: DeviceOf) -> None:
    """Requests at once stay rate × time; a model without tokens is left as it is."""
    engine = Engine(LLAMA_8B, device("L4"), Shape(Precision.BF16))
    plain = token_load(engine, 500, 100, 8)
    slow = with_adapters(plain, 3.0, 100)
    assert slow.per_token_ms == (plain.per_token_ms or 0) + 3
    assert slow.requests_per_second * (slow.first_token_ms + 99 * (slow.per_token_ms or 0)) == pytest.approx(8000)
    embedding = single_pass_load(Engine(MODELS["BAAI/bge-m3"], device("L4"), Shape(Precision.BF16)), 500, 8, 4)
    assert with_adapters(embedding, 3.0, 0) is embedding


def test_an_estimate_has_their_memory_and_their_time(device: DeviceOf) -> None:
    """Both grow with the adapters."""
    point, shape = OperatingPoint(8, 500, 100), Shape(Precision.BF16)
    none, some = (estimate(LLAMA_8B, device("L40S"), shape, point, adapters=adapters(n)) for n in (0, 16))
    assert some.memory.total_gib > none.memory.total_gib
    assert (some.tpot_ms or 0) > (none.tpot_ms or 0) + 2
