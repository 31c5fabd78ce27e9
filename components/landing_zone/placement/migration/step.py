"""What is done, in which order, and how many nodes it takes."""

from enum import StrEnum

from landing_zone.config.base import Model


class Action(StrEnum):
    """What happens to one workload. Whatever is not `stop` or `pause` starts the new before it ends the old."""

    START = "start"
    MOVE = "move"
    RESHAPE = "reshape"
    """In the same place, in another shape."""
    SCALE = "scale"
    """In the same place and shape, with more or fewer replicas."""
    PARK = "park"
    """To a place that it leaves again in a later step."""
    PAUSE = "pause"
    """Ended before its new place is free: it is down until the step that starts it again."""
    STOP = "stop"


class Step(Model):
    """One workload's part of a batch."""

    workload: str
    action: Action
    source: str | None
    """Venue that it leaves; None where it did not run."""
    target: str | None
    """Venue that it goes to; None where it ends."""
    runs_as: str
    """Replicas and devices that are started (`2 × 4 H100`); "" where none are."""
    note: str = ""


class Batch(Model):
    """Steps that may be done at the same time; the next batch needs all of them done."""

    steps: tuple[Step, ...]
    nodes: dict[str, int]
    """Nodes of the pools that take part, while old and new run side by side."""


class PoolPeak(Model):
    """What a pool needs in the course of the steps."""

    pool: str
    before: int
    """Nodes that what runs now fills, and so below."""
    peak: int
    after: int
    most: int
    """`nodes.max`."""


class Migration(Model):
    """All of it."""

    batches: tuple[Batch, ...]
    pools: tuple[PoolPeak, ...]
    """Pools whose load changes, sorted by name."""
    downtime: tuple[str, ...]
    """Workloads that are down for some steps, since no place is free to hold them meanwhile."""
    parked: tuple[str, ...]
    """Workloads that are held elsewhere for some steps."""
