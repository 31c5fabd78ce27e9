"""What it costs to move a workload that runs already."""

from pydantic import Field

from landing_zone.config.base import Model


class Moves(Model):
    """Moves in a new plan, against the plan in force."""

    budget: int | None = Field(None, ge=0)
    """Most moves that one new plan may ask for; absent = any number."""
    usd_per_move: float = Field(0, ge=0)
    """Work and risk of one move."""
    usd_per_gib: float = Field(0, ge=0)
    """For each GiB of weights and state that a move copies."""
    payback_hours: float = Field(730, gt=0)
    """Hours over which a move has to pay for itself: its cost counts divided by them."""
