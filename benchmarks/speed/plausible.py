"""Runs whose prompts can't all have been computed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from speed.ours import engine
from speed.point import Point

CACHED_PROMPTS = "cached prompts"
"""Runs that served the same prompts again: all of their arithmetic would have taken more than engines reach."""
MOST_OF_PEAK = 0.7
"""Part of the peak arithmetic rate that no run needs but these: the others stay below 0.5."""


def flagged(points: Sequence[Point]) -> list[Point]:
    """Return the points, whole runs of them flawed where one would need more than `MOST_OF_PEAK`."""
    most: dict[tuple[str, str, str], float] = defaultdict(float)
    for point in (p for p in points if not p.flaws):
        most[_run(point)] = max(most[_run(point)], part_of_peak(point))
    return [
        replace(p, flaws=p.flaws | {CACHED_PROMPTS}) if most[_run(p)] > MOST_OF_PEAK and not p.flaws else p
        for p in points
    ]


def _run(point: Point) -> tuple[str, str, str]:
    return point.model.name, point.device.name, point.engine


def part_of_peak(point: Point) -> float:
    """Return the arithmetic of all tokens over what the devices could have done in the time."""
    used, load = engine(point), point.load
    half_way = load.input_tokens + load.output_tokens / 2
    prompt = load.input_tokens * (used.token_ms + load.input_tokens / 2 * used.attention_ms)
    answer = load.output_tokens * (used.token_ms + half_way * used.attention_ms)
    at_peak_ms = (prompt + answer) * used.constants.compute_efficiency
    request_ms = 1000 * load.concurrency * load.output_tokens / point.tokens_per_s
    return load.concurrency * at_peak_ms / request_ms
