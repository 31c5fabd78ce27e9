"""How a solve goes: the best answer so far and the proven bound, over time."""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """What is known at one time. Costs are the optimizer's objective, preferences included, in USD per hour."""

    seconds: float
    """Since the solve began."""
    cost: float
    """Of the best answer found."""
    bound: float
    """No answer costs less."""

    @property
    def gap(self) -> float:
        """(cost − bound) / cost, between 0 and 1."""
        return relative_gap(self.cost, self.bound)


Watch = Callable[[Moment], None]
"""Is told of every moment at which cost or bound have changed."""


def relative_gap(cost: float, bound: float) -> float:
    """Return (cost − bound) / |cost|, between 0 and 1; 1 without a bound."""
    if not math.isfinite(bound):
        return 1.0
    return min(1.0, max(0.0, (cost - bound) / max(abs(cost), 1e-9)))
