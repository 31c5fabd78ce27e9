"""A new plan from the plan in force: as little moved as pays for itself, within a budget, and in which order."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.base import Model
from landing_zone.config.document import Inputs
from landing_zone.placement.compare import Difference, Fate, NodeCount, cost_usd_per_hour, differences, node_counts
from landing_zone.placement.migration.migrate import migrate
from landing_zone.placement.migration.step import Migration
from landing_zone.placement.move_budget import needed_moves
from landing_zone.placement.moving import Current, move_usd
from landing_zone.placement.plan import Plan, SolveStatus
from landing_zone.placement.problem import Problem
from landing_zone.placement.solve import find_solution

USD_DIGITS = 2


class Replan(Model):
    """The new plan, what it changes, and what that is worth."""

    budget: int | None
    """Most moves that were allowed; None = any number."""
    needed_moves: int | None
    """Fewest moves with which all runs that can; known where the budget is too small for it, else None."""
    before_usd_per_hour: float
    """What the plan in force costs at the prices and the demand of today, on what is still there."""
    saving_usd_per_month: float
    """Of the new plan; below 0 where it costs more, as it may have to."""
    one_time_usd: float
    """Of all moves, by the environment's terms."""
    payback_hours: float | None
    """Hours after which the moves have paid for themselves; None where they save nothing."""
    changes: tuple[Difference, ...]
    nodes: tuple[NodeCount, ...]
    migration: Migration | None
    """None where there is no new plan."""
    plan: Plan

    @property
    def moves(self) -> tuple[Difference, ...]:
        """The changes that count against the budget."""
        return tuple(change for change in self.changes if change.fate is Fate.MOVES)

    @property
    def feasible(self) -> bool:
        """Whether all that must run does."""
        return self.plan.status is not SolveStatus.INFEASIBLE


def replan(
    inputs: Inputs,
    catalog: Catalog,
    in_force: Plan,
    *,
    budget: int | None = None,
    seed: int = 0,
    time_limit_s: float = 60,
) -> Replan:
    """Return the new plan.

    Args:
        in_force: may be of other inputs; what is no longer there has to move.
        budget: most moves, instead of the environment's; what is no longer allowed where it runs counts, too.

    Raises:
        InputError: the inputs name something that the catalog doesn't know.
        PlanInvalid: the plan failed its independent check, which is a defect of this program.
    """
    current = Current.of(in_force, budget)
    solution = find_solution(inputs, catalog, current=current, seed=seed, time_limit_s=time_limit_s)
    plan, problem = solution.plan, solution.usage.problem
    feasible = plan.status is not SolveStatus.INFEASIBLE
    changes = differences(in_force, plan)
    return Replan(
        budget=problem.move_budget,
        needed_moves=None if feasible else _needed(problem, seed, time_limit_s),
        changes=changes,
        nodes=node_counts(in_force, plan),
        migration=migrate(in_force, plan, problem) if feasible else None,
        plan=plan,
        **_worth(inputs, catalog, in_force, plan, changes),
    )


def _needed(problem: Problem, seed: int, time_limit_s: float) -> int | None:
    """Return the fewest moves, if it is the budget that leaves something out."""
    if problem.move_budget is None:
        return None
    needed = needed_moves(problem, seed=seed, time_limit_s=time_limit_s)
    return needed.moves if needed is not None and needed.moves > problem.move_budget else None


def _worth(
    inputs: Inputs, catalog: Catalog, in_force: Plan, plan: Plan, changes: tuple[Difference, ...]
) -> dict[str, float | None]:
    """Return what the new plan saves, what its moves cost, and when they have paid for themselves."""
    before, once = cost_usd_per_hour(in_force, inputs, catalog), _one_time_usd(changes, inputs, catalog)
    saving = before - plan.objective.cost_usd_per_hour
    return {
        "before_usd_per_hour": before,
        "saving_usd_per_month": round(saving * inputs.environment.value.hours_per_month, USD_DIGITS),
        "one_time_usd": round(once, USD_DIGITS),
        "payback_hours": round(once / saving, 1) if saving > 0 else None,
    }


def _one_time_usd(changes: tuple[Difference, ...], inputs: Inputs, catalog: Catalog) -> float:
    workloads, moves = {d.value.name: d.value for d in inputs.workloads}, inputs.environment.value.moves
    moved = [workloads[change.workload] for change in changes if change.fate is Fate.MOVES]
    return sum(move_usd(workload, catalog, moves) for workload in moved)
