"""The plan in force: where each workload runs now, and what moving it costs."""

from collections.abc import Mapping
from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.moves import Moves
from landing_zone.config.workload import Workload
from landing_zone.placement.plan import Plan
from landing_zone.sizing.weights import weights_gib


@dataclass(frozen=True)
class Current:
    """The venue of every workload that runs now, by name; a workload that is not in it may start anywhere."""

    venues: Mapping[str, str]
    budget: int | None = None
    """Most moves, instead of the environment's own budget; None = that one."""

    @classmethod
    def of(cls, plan: Plan, budget: int | None = None) -> "Current":
        """Return what ``plan`` has put where."""
        return cls({d.workload: d.venue for d in plan.decisions if d.venue is not None}, budget)

    def budget_in(self, moves: Moves) -> int | None:
        """Return how many workloads may move; None = any number."""
        return moves.budget if self.budget is None else self.budget

    def moves(self, workload: str, venue: str) -> bool:
        """Whether the workload runs now, and elsewhere."""
        return self.venues.get(workload, venue) != venue


def move_usd(workload: Workload, catalog: Catalog, moves: Moves) -> float:
    """Return what one move costs, once: the flat part, and every GiB of one replica's weights and of the state."""
    size_gib = weights_gib(catalog.models[workload.model.name], workload.precisions[0]) + workload.state_gib
    return moves.usd_per_move + size_gib * moves.usd_per_gib


def move_usd_per_hour(workload: Workload, catalog: Catalog, moves: Moves) -> float:
    """Return the cost of one move spread over the hours in which it has to pay for itself."""
    return move_usd(workload, catalog, moves) / moves.payback_hours
