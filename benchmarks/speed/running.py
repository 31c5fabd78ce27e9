"""How many requests of a point run at once: what its memory holds."""

from landing_zone.sizing.memory import largest_concurrency, memory_use
from speed.point import Point


def running(point: Point) -> int:
    """Return the requests that have room, each half-way through its output; the others wait."""
    asked, load = point.load.concurrency, point.load
    use = memory_use(point.model, point.shape, point.device.memory_gib, tokens=load.tokens, concurrency=asked)
    if use.fits:
        return asked
    half_way = load.tokens - load.output_tokens / 2
    return max(1, largest_concurrency(point.model, point.shape, use.cache_room_gib, half_way, asked))
