"""What is told of one workload: the `explanation` of `lz plan ENV --explain WORKLOAD --json`."""

from landing_zone.config.base import Model
from landing_zone.placement.plan import Decision
from landing_zone.sizing.throughput import Basis


class Figure(Model):
    """One figure of the way in which the workload is served."""

    name: str
    """`first_token_ms`, `per_token_ms`, `requests_per_second` (of one replica)."""
    value: float
    low: float | None = None
    """Eight of ten measurements lie between low and high; None where nothing is known."""
    high: float | None = None
    basis: Basis | None = None
    """None for an endpoint's figures, which are its user's or its provider's."""


class DeviceMemory(Model):
    """Memory of one replica on the device that holds most, at the largest batch."""

    weights_gib: float
    kv_cache_gib: float
    activations_gib: float
    adapters_gib: float
    overhead_gib: float
    usable_gib: float


class Chosen(Model):
    """How the workload is served, beside its decision's shape and replicas."""

    batch: int | None = None
    """Requests that one replica serves at once at most; None for an endpoint."""
    figures: tuple[Figure, ...] = ()
    memory: DeviceMemory | None = None
    """None for an endpoint, and on CPUs."""
    offer: str | None = None
    """Of an endpoint: `<provider>/<zone>/<model>/<purchase>`."""
    tokens_per_minute: float | None = None
    units: float | None = None
    """Of an endpoint: the part of the reserved units that the workload takes."""


class Elsewhere(Model):
    """The cheapest whole plan with the workload forced to another venue, or the rule that forbids it there."""

    venue: str
    cost_usd_per_hour: float | None = None
    """What that plan costs more than this one; None where there is none."""
    proven: bool = True
    """Whether no cheaper plan with the workload there exists."""
    moved: tuple[str, ...] = ()
    """Other workloads that would run elsewhere: `<workload> to <venue>`."""
    left_out: tuple[str, ...] = ()
    """Workloads that would run nowhere."""
    forbidden: str | None = None
    """The rule, with file and line, or what the hardware lacks."""
    better: tuple[str, ...] = ()
    """In what it looks better than the place that was chosen."""


class Shadow(Model):
    """What a limit is worth: the whole plan with one more, and with one fewer, of what it limits."""

    limit: str
    """`nodes of hospital/h100`, `accelerators of tenant clinic in hospital`."""
    unit: str
    """What one is: `node`, `accelerator`, `1,000 tokens a minute`."""
    now: float
    one_more_saves_usd_per_hour: float
    one_more_places: tuple[str, ...] = ()
    """Workloads that are left out now and would run."""
    one_fewer_costs_usd_per_hour: float | None = None
    """None where there is none to take away, or where it leaves out a workload."""
    one_fewer_leaves_out: tuple[str, ...] = ()
    proven: bool = True


class Turn(Model):
    """A value at which the decision changes, or a rule without which it does."""

    what: str
    """`price of a node of hospital/h100`, `demand`, `first_token_ms`, or the rule."""
    unit: str = ""
    now: float | None = None
    at: float | None = None
    """Where the decision turns; None where no value up to the limit of the search does, and for a rule."""
    limit: float | None = None
    """How far was searched."""
    where: str | None = None
    """File and line of a rule or an objective."""
    venue: str | None = None
    """Where the workload then runs; None = nowhere."""
    then: str = ""
    """What is then different, in words."""
    cost_usd_per_hour: float | None = None
    """What the whole plan then costs more than this one."""
    proven: bool = True


class Explanation(Decision):
    """The decision, and what stands behind it."""

    chosen: Chosen | None = None
    """None for a workload that is left out."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Every other venue that might serve it, in the order of the alternatives."""
    shadows: tuple[Shadow, ...] = ()
    turns: tuple[Turn, ...] = ()
    complete: bool = True
    """False where the time ended before all questions were asked."""
