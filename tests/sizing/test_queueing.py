"""Waiting under random arrivals."""

import math
import random
from functools import partial
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.device import device_of_accelerator
from landing_zone.sizing.queueing import EVEN_VARIATION, open_first_token_ms, queue
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import token_load

CATALOG = load_catalog()
ENGINE = Engine(
    CATALOG.models["meta-llama/Llama-3.1-8B-Instruct"],
    device_of_accelerator(CATALOG.accelerators["H100"]),
    Shape(Precision.BF16),
)


def waits_ms(requests_per_second: float, service_ms: float, seed: int, count: int = 40_000) -> list[float]:
    """Waits of simulated requests whose service always takes the same time (Lindley 1952)."""
    draw, wait, waits = random.Random(seed), 0.0, []
    for _ in range(count):
        waits.append(wait)
        wait = max(0.0, wait + service_ms - 1000 * draw.expovariate(requests_per_second))
    return waits


@pytest.mark.parametrize("utilisation", [0.3, 0.7])
def test_the_formula_is_what_a_simulation_gives(utilisation: float) -> None:
    """Mean wait within 10 % of 40,000 simulated requests."""
    simulated = mean(waits_ms(utilisation * 10, 100, seed=1))
    assert queue(utilisation * 10, 100, EVEN_VARIATION).mean_wait_ms == pytest.approx(simulated, rel=0.1)


def test_a_percentile_is_near_a_simulated_one() -> None:
    """The approximate tail is within 25 % of the 95th percentile of simulated requests."""
    simulated = sorted(waits_ms(7, 100, seed=2))[38_000]
    assert queue(7, 100, EVEN_VARIATION).wait_ms(0.95) == pytest.approx(simulated, rel=0.25)


@given(rate=st.floats(0.1, 9), service=st.floats(1, 100))
def test_more_arrivals_wait_longer(rate: float, service: float) -> None:
    """And varying service longer than even."""
    few, many = queue(rate, service), queue(1.1 * rate, service)
    assert few.mean_wait_ms <= many.mean_wait_ms
    assert queue(rate, service, EVEN_VARIATION).mean_wait_ms <= few.mean_wait_ms


def test_arrivals_that_outrun_the_engine_wait_without_end() -> None:
    """At a utilisation of 1 and above there is no mean."""
    assert math.isinf(queue(10, 100).mean_wait_ms)
    assert math.isinf(queue(10, 100).wait_ms(0.5))


def test_most_requests_of_a_nearly_idle_server_do_not_wait() -> None:
    """At 10 % utilisation nine of ten find it idle."""
    assert queue(1, 100).wait_ms(0.9) == 0
    assert queue(1, 100).wait_ms(0.95) > 0


def test_a_busy_engine_answers_later() -> None:
    """The time to the first token grows with the load, and its 95th percentile lies above the mean."""
    load_at = partial(token_load, ENGINE, 1000, 200)
    idle, busy = (open_first_token_ms(ENGINE, load_at(n), 1000, 200) for n in (1, 32))
    assert idle < busy < open_first_token_ms(ENGINE, load_at(32), 1000, 200, part=0.95)
