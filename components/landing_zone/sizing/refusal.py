"""Why a shape is not a candidate, as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from landing_zone.config.source_map import FieldPath


class Limit(IntEnum):
    """What a shape failed on, in the order in which shapes are examined."""

    DEVICE = 0
    PRECISION = 1
    NODE = 2
    MEMORY = 3
    CONTEXT = 4
    FIRST_TOKEN = 5
    PER_TOKEN = 6
    REPLICAS = 7
    CAPACITY = 8


@dataclass(frozen=True)
class Refusal:
    """One shape that does not serve the workload."""

    limit: Limit
    text: str
    """A clause with the numbers, without its subject: "needs 71.9 GiB per device, …"."""
    field: FieldPath = ()
    """Field of the workload that set the limit; () where the hardware did."""


def furthest(refusals: Iterable[Refusal]) -> Refusal | None:
    """Return the refusal of the shape that came furthest; of equals the last, which was split over the most devices."""
    best: Refusal | None = None
    for refusal in refusals:
        if best is None or refusal.limit >= best.limit:
            best = refusal
    return best
