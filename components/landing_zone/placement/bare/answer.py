"""What a solve comes to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from landing_zone.placement.bare.instance import IntArray


class Status(StrEnum):
    """How much is known."""

    OPTIMAL = "optimal"
    """No other answer is cheaper: proven."""
    FEASIBLE = "feasible"
    """An answer; no cheaper one costs less than the bound."""
    INFEASIBLE = "infeasible"
    """A workload that must be placed can't be: proven."""
    TIMEOUT = "timeout"
    """No answer was found in the time, and none is proven not to exist."""


@dataclass(frozen=True)
class Answer:
    """An assignment with its proof."""

    status: Status
    cost: float | None
    """None without an answer."""
    bound: float
    """No answer costs less."""
    seconds: float
    nodes: IntArray
    """Open nodes, P."""
    assignment: IntArray
    """Pool per workload, −1 = unplaced, W."""

    @property
    def gap(self) -> float | None:
        """(cost − bound) / cost; 0 if the cost is 0."""
        return None if self.cost is None else relative_gap(self.cost, self.bound)

    def document(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        return {
            "status": str(self.status),
            "cost": self.cost,
            "bound": self.bound,
            "gap": self.gap,
            "seconds": round(self.seconds, 3),
            "nodes": self.nodes.tolist(),
            "assignment": self.assignment.tolist(),
        }


def relative_gap(cost: float, bound: float) -> float:
    """Return (cost − bound) / cost, 0 if nothing is paid."""
    return (cost - bound) / cost if cost > 0 else 0.0
