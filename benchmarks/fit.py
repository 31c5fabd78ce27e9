"""Fit the constants of the speed model to measured points on H100, and print them as `sizing/constants.py` holds them.

Points: those of one accelerator and three models, so that every other accelerator and model is unseen. The least sum of
Huber's losses (1964) of the logarithm of estimate over measurement: an engine that is far off does not pull. Dense
models give the constants of time per token, then a mixture of experts its own, then all the two of the time to the
first token.

    python benchmarks/fit.py --aiconfigurator CHECKOUT
"""

import argparse
import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from speed import checkout
from speed.minimise import minimise
from speed.point import Point
from speed.running import running
from speed.silicon import read_points

from landing_zone.sizing.constants import FITTED, Constants
from landing_zone.sizing.roofline import Engine
from landing_zone.sizing.throughput import token_load

ACCELERATOR = "H100"
DENSE = ("Qwen/Qwen3-32B", "meta-llama/Meta-Llama-3.1-70B")
EXPERTS = ("MiniMaxAI/MiniMax-M2.5",)
HUBER = 0.3
"""Logarithm of the ratio beyond which a point counts in proportion, not squared."""

Error = Callable[[Point, int, Constants], float]


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    checkout.add_option(parser)
    folder = parser.parse_args().aiconfigurator
    print(checkout.HOW if folder is None else fit(fit_points(read_points(folder))))


def fit_points(points: Sequence[Point]) -> list[Point]:
    """Return the points that constants may be fitted to."""
    return [p for p in points if p.device.name == ACCELERATOR and p.model.name in DENSE + EXPERTS and not p.flaws]


def fit(points: Sequence[Point], start: Constants = FITTED) -> Constants:
    """Return the constants with the least error on ``points``."""
    dense, experts = [p for p in points if not p.experts], [p for p in points if p.experts]
    names = ("compute_efficiency", "layer_ms", "prompt_layer_ms", "sequence_ms", "link_efficiency")
    constants = _fitted(dense, start, names, per_token_error)
    constants = _fitted(experts, constants, ("routing_ms",), per_token_error)
    return _fitted(points, constants, ("request_ms", "queueing"), first_token_error)


def per_token_error(point: Point, at_once: int, constants: Constants) -> float:
    """Return the logarithm of estimated over measured time per token."""
    load = token_load(_engine(point, constants), point.load.input_tokens, point.load.output_tokens, at_once)
    return math.log((load.per_token_ms or 0) / point.per_token_ms)


def first_token_error(point: Point, at_once: int, constants: Constants) -> float:
    """Return the logarithm of estimated over measured time to the first token, waiting for memory included."""
    load = token_load(_engine(point, constants), point.load.input_tokens, point.load.output_tokens, at_once)
    waiting = 1000 * (point.load.concurrency - at_once) / load.requests_per_second
    return math.log((load.first_token_ms + waiting) / point.first_token_ms)


def _engine(point: Point, constants: Constants) -> Engine:
    return Engine(point.model, point.device, point.shape, constants)


def _fitted(points: Sequence[Point], start: Constants, names: Sequence[str], error: Error) -> Constants:
    """Fit the logarithms of the constants in ``names``."""
    at_once = [running(p) for p in points]

    def at(values: Sequence[float]) -> Constants:
        return replace(start, **{name: math.exp(value) for name, value in zip(names, values, strict=True)})

    def loss(values: Sequence[float]) -> float:
        constants = at(values)
        return sum(huber(error(p, n, constants)) for p, n in zip(points, at_once, strict=True)) / len(points)

    best = at(minimise(loss, [math.log(getattr(start, name)) for name in names]))
    return replace(start, **{name: float(f"{getattr(best, name):.3g}") for name in names})


def huber(error: float) -> float:
    """Return the squared error, and beyond `HUBER` its tangent."""
    size = abs(error)
    return size * size if size < HUBER else HUBER * (2 * size - HUBER)


if __name__ == "__main__":
    main()
