"""Load of a replica, and the highest within the objectives."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.config.workload import Objectives
from landing_zone.sizing.device import Device
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import (
    Load,
    LoadAt,
    breaks,
    highest_load,
    lowest_load,
    single_pass_load,
    tabular_load,
    token_load,
)

CATALOG = load_catalog()
H100 = Device(CATALOG.accelerators["H100"], "H100", 80, 3350, 1, 450, 8, "nvidia.com/gpu")


def objectives(first_token_ms: float | None = None, per_token_ms: float | None = None) -> Objectives:
    """Objectives of speed."""
    return Objectives(first_token_ms=first_token_ms, per_token_ms=per_token_ms)


def llama(tokens_in: int = 1000, tokens_out: int = 200) -> LoadAt:
    """Load of Llama-3.1-8B on an H100 by concurrency."""
    engine = Engine(CATALOG.models["meta-llama/Llama-3.1-8B-Instruct"], H100, Shape(Precision.BF16))
    return partial(token_load, engine, tokens_in, tokens_out)


@given(first=st.floats(1, 5000), per=st.floats(1, 100))
def test_the_bisection_finds_what_trying_all_finds(first: float, per: float) -> None:
    """The highest load within the objectives is that of the last concurrency which keeps them."""
    load_at, wanted = llama(), objectives(first, per)
    kept = [n for n in range(1, 65) if breaks(load_at(n), wanted) is None]
    found = highest_load(load_at, 64, wanted)
    assert (found.concurrency if found else 0) == len(kept)


def test_without_objectives_memory_is_the_limit() -> None:
    """The highest load is at the limit given."""
    found = highest_load(llama(), 64, objectives())
    assert found is not None
    assert found.concurrency == 64


def test_the_lowest_load_serves_the_rate_and_one_less_does_not() -> None:
    """Latencies of a plan are those of the load it expects, not of the highest."""
    load_at = llama()
    highest = load_at(64)
    found = lowest_load(load_at, highest, highest.requests_per_second / 3)
    assert found.requests_per_second >= highest.requests_per_second / 3
    assert load_at(found.concurrency - 1).requests_per_second < highest.requests_per_second / 3
    assert lowest_load(load_at, highest, 1e9) == highest


@given(n=st.integers(1, 200), tokens_in=st.integers(1, 8000), tokens_out=st.integers(1, 2000))
def test_more_at_once_is_slower_for_each_and_more_in_total(n: int, tokens_in: int, tokens_out: int) -> None:
    """Times and rate grow with the concurrency."""
    load_at = llama(tokens_in, tokens_out)
    few, many = load_at(n), load_at(n + 1)
    assert few.first_token_ms <= many.first_token_ms
    assert (few.per_token_ms or 0) <= (many.per_token_ms or 0)
    assert few.requests_per_second <= many.requests_per_second * (1 + 1e-9)


def test_the_rate_is_littles_law() -> None:
    """Requests at once = rate × time in the system."""
    load = llama(1000, 200)(16)
    seconds = (load.first_token_ms + 199 * (load.per_token_ms or 0)) / 1000
    assert load.requests_per_second * seconds == pytest.approx(16)


def test_preparing_requests_bounds_the_rate_of_a_small_model() -> None:
    """A ResNet on an H100 waits for its 4 CPUs, which decode a picture in 4 ms at 70 %: 700 a second."""
    engine = Engine(CATALOG.models["microsoft/resnet-50"], H100, Shape(Precision.BF16))
    assert single_pass_load(engine, 0, 4, 64).requests_per_second == pytest.approx(700)


def test_tabular_models_queue_for_cpus() -> None:
    """Four CPUs at 70 % answer 1,867 requests of 1.5 ms a second, however many wait."""
    assert tabular_load(1.5, 4, 64).requests_per_second == pytest.approx(2.8 / 0.0015)
    assert tabular_load(1.5, 4, 1) == Load(1, 1.5, None, pytest.approx(1000 / 1.5))


@pytest.mark.parametrize(
    ("first", "per", "broken"),
    [(None, None, None), (10, 5, None), (9, 5, "first_token_ms"), (10, 4, "per_token_ms"), (9, 4, "first_token_ms")],
)
def test_the_broken_objective_is_named(first: float | None, per: float | None, broken: str | None) -> None:
    """The first of the two that does not hold; equal holds."""
    assert breaks(Load(1, 10, 5, 1), objectives(first, per)) == broken
