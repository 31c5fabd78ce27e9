"""Measured points of a deployment, and estimates between them."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.measured import MeasuredPoint
from landing_zone.config.precision import Precision
from landing_zone.sizing.calibration import Line, calibrate, calibrated, fitted_line
from landing_zone.sizing.device import device_of_accelerator
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import Basis, Load, token_load

CATALOG = load_catalog()
ENGINE = Engine(
    CATALOG.models["meta-llama/Llama-3.1-8B-Instruct"],
    device_of_accelerator(CATALOG.accelerators["H100"]),
    Shape(Precision.BF16),
)
FORMULA = partial(token_load, ENGINE)


def point(concurrency: int, slower: float = 1.0, more_ms: float = 0.0) -> MeasuredPoint:
    """What the formulas say, slower."""
    load = FORMULA(1000, 200, concurrency)
    per_token = slower * (load.per_token_ms or 0) + more_ms
    return MeasuredPoint(concurrency, 1000, 200, slower * load.first_token_ms + more_ms, per_token)


def at(points: list[MeasuredPoint], concurrency: int) -> Load:
    """The calibrated load."""
    return calibrated(calibrate(FORMULA, points), FORMULA(1000, 200, concurrency), 1000, 200)


@pytest.mark.parametrize("concurrency", [1, 16, 64, 200])
def test_two_points_find_slope_and_offset(concurrency: int) -> None:
    """A deployment that is 1.3 times as slow and 2 ms more is met everywhere."""
    truth = point(concurrency, 1.3, 2.0)
    found = at([point(4, 1.3, 2.0), point(128, 1.3, 2.0)], concurrency)
    assert (found.first_token_ms, found.per_token_ms) == pytest.approx((truth.first_token_ms, truth.per_token_ms))
    assert found.basis is Basis.CALIBRATED


def test_one_point_is_a_factor() -> None:
    """All times grow as that of the point does."""
    found, formula = at([point(16, 1.5)], 64), FORMULA(1000, 200, 64)
    assert found.per_token_ms == pytest.approx(1.5 * (formula.per_token_ms or 0))
    assert found.first_token_ms == pytest.approx(1.5 * formula.first_token_ms)


def test_at_a_measured_load_the_measurement_counts() -> None:
    """Even where the line of several points passes beside it."""
    points = [point(1), point(16, 1.4), point(64)]
    found = at(points, 16)
    assert (found.basis, found.per_token_ms) == (Basis.MEASURED, points[1].per_token_ms)


def test_the_rate_is_littles_law() -> None:
    """Requests at once = rate × time in the system."""
    found = at([point(4, 2), point(64, 2)], 16)
    seconds = (found.first_token_ms + 199 * (found.per_token_ms or 0)) / 1000
    assert found.requests_per_second * seconds == pytest.approx(16)


def test_points_that_contradict_the_formulas_give_a_factor() -> None:
    """A deployment that is faster under load can't be a line that falls."""
    assert fitted_line([(10, 20), (20, 10)]) == Line(0, 1)


@given(st.lists(st.tuples(st.floats(1, 1e3), st.floats(1, 1e3)), min_size=1, max_size=6), st.floats(0.01, 1e4))
def test_no_time_is_below_nothing(pairs: list[tuple[float, float]], formula: float) -> None:
    """Whatever was measured, and however far from it."""
    assert fitted_line(pairs).at(formula) > 0
