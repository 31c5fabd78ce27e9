"""The plan as it would be in another world, beside the plan as it is."""

from landing_zone.config.base import Model
from landing_zone.placement.compare import Difference, Fate, NodeCount, differences, left_out, node_counts
from landing_zone.placement.migration.migrate import migrate
from landing_zone.placement.migration.step import Migration
from landing_zone.placement.moving import Current
from landing_zone.placement.plan import Decision, Plan, SolveStatus
from landing_zone.placement.scenario.scenario import Scenario
from landing_zone.placement.scenario.world import World
from landing_zone.placement.solve import find_solution


class WhatIf(Model):
    """Both plans, and the difference."""

    scenario: tuple[str, ...]
    """What is different, a few words each."""
    kept: bool
    """Whether the new plan was made from the places of the other, and moves had their cost and budget."""
    before: Plan
    after: Plan
    changes: tuple[Difference, ...]
    nodes: tuple[NodeCount, ...]
    migration: Migration | None
    """The steps from one to the other; None where the new plan is infeasible."""

    @property
    def moves(self) -> int:
        """Workloads that change their place."""
        return sum(change.fate is Fate.MOVES for change in self.changes)

    @property
    def change_usd_per_hour(self) -> float:
        """What is paid more per hour."""
        return round(self.after.objective.cost_usd_per_hour - self.before.objective.cost_usd_per_hour, 4)

    @property
    def change_usd_per_month(self) -> float:
        """What is paid more per month."""
        return round(self.after.cost_usd_per_month - self.before.cost_usd_per_month, 2)

    @property
    def left_out(self) -> tuple[Decision, ...]:
        """What runs nowhere in the other world."""
        return left_out(self.after)

    @property
    def feasible(self) -> bool:
        """Whether all that must run does, in the other world."""
        return self.after.status is not SolveStatus.INFEASIBLE


def what_if(
    world: World, scenario: Scenario, before: Plan, *, keep: bool = False, seed: int = 0, time_limit_s: float = 60
) -> WhatIf:
    """Return what becomes of ``before``, a plan of the world as it is.

    Args:
        keep: make the new plan from the places that workloads have in ``before``; moves then cost what the environment
            says, and keep its budget.

    Raises:
        ScenarioFault: a value can't be.
        InputError: the other world names something that the catalog doesn't know.
    """
    other, current = scenario.applied(world), Current.of(before) if keep else None
    solution = find_solution(other.inputs, other.catalog, current=current, seed=seed, time_limit_s=time_limit_s)
    after = solution.plan
    feasible = after.status is not SolveStatus.INFEASIBLE
    return WhatIf(
        scenario=scenario.sentences(),
        kept=keep,
        before=before,
        after=after,
        changes=differences(before, after),
        nodes=node_counts(before, after),
        migration=migrate(before, after, solution.usage.problem) if feasible else None,
    )
