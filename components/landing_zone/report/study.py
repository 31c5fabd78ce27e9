"""What was found out about a plan when it was made, beside what its file holds."""

from dataclasses import dataclass

from landing_zone.placement.frontier import FrontierPoint
from landing_zone.placement.trace import Moment


@dataclass(frozen=True)
class Study:
    """Pictures of the solve. They depend on the clock, so that no plan file has them."""

    frontier: tuple[FrontierPoint, ...] = ()
    """What nearness costs, the plan itself first."""
    trace: tuple[Moment, ...] = ()
    """How the gap closed."""
