"""What the product's estimator says of a point."""

from dataclasses import replace
from functools import cache

from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.throughput import Load, token_load
from speed.point import Point
from speed.running import running
from speed.times import Times


def ours(point: Point) -> Times:
    """Return the estimate at the point's concurrency; requests without room in memory wait for others to end."""
    load = whole_load(point)
    return Times(load.first_token_ms, load.per_token_ms or 0)


def whole_load(point: Point) -> Load:
    """Return the load of all requests of the point, waiting ones included."""
    at_once, asked = running(point), point.load.concurrency
    load = load_at(point, at_once)
    waiting = 1000 * (asked - at_once) / load.requests_per_second
    return replace(load, concurrency=asked, first_token_ms=load.first_token_ms + waiting)


@cache
def engine(point: Point) -> Engine:
    """Return the engine of a point."""
    return Engine(point.model, point.device, point.shape)


def load_at(point: Point, concurrency: int) -> Load:
    """Return the load of the point's requests, so many at once."""
    return token_load(engine(point), point.load.input_tokens, point.load.output_tokens, concurrency)
