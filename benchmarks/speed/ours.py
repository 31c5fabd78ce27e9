"""What the product says of a point: as `lz estimate` is asked, told nothing of the engine and its cache."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from landing_zone.catalog.measured import MeasuredPoint
from landing_zone.config.precision import Precision
from landing_zone.sizing.estimate import estimate
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.throughput import Load
from speed.point import Point
from speed.times import Times


@cache
def ours(point: Point) -> Times:
    """Return the estimated times."""
    return times(whole_load(point))


def whole_load(point: Point, measured: Sequence[MeasuredPoint] = ()) -> Load:
    """Return the load of all requests of the point, calibrated by what was measured; those without room wait."""
    shape = replace(point.shape, kv_precision=Precision.BF16)
    found = estimate(point.model, point.device, shape, point.load, cache_open=True, measured=measured)
    return Load(point.load.concurrency, found.ttft_ms or 0, found.tpot_ms, found.requests_per_s or 0)


def times(load: Load) -> Times:
    """Return the two times of a load."""
    return Times(load.first_token_ms, load.per_token_ms or 0)


@cache
def engine(point: Point) -> Engine:
    """Return the engine of a point."""
    return Engine(point.model, point.device, point.shape)
