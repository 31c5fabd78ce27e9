"""From inputs to a plan: check, build, optimise, explain, verify."""

from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.check import check_inputs
from landing_zone.config.document import Inputs
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.build import build_problem
from landing_zone.placement.check import verify
from landing_zone.placement.conflict import Conflicts, conflict_lines
from landing_zone.placement.decide import decisions, endpoint_uses, pool_uses
from landing_zone.placement.digest import inputs_digest
from landing_zone.placement.move_budget import budget_conflict, needed_moves, without_budget
from landing_zone.placement.moving import Current
from landing_zone.placement.optimise import Answer, optimise
from landing_zone.placement.plan import Objective, Plan, SolveStatus
from landing_zone.placement.problem import Problem
from landing_zone.placement.trace import Watch
from landing_zone.placement.usage import Usage
from landing_zone.placement.warn import warnings

USD_DIGITS = 4
RESERVED = 0.25
"""Time for reasons and checks, in parts of the time that the candidates took."""
LEAST_S = 1.0


@dataclass(frozen=True)
class Solution:
    """A plan, and the answer that it tells."""

    plan: Plan
    usage: Usage


def make_plan(
    inputs: Inputs, catalog: Catalog, *, current: Current | None = None, seed: int = 0, time_limit_s: float = 60
) -> Plan:
    """Return the best plan found within the time limit; the same inputs and seed give the same plan.

    Args:
        current: the plan in force, from which moves cost something; None plans anew.

    Raises:
        InputError: the inputs name something that the catalog doesn't know.
        PlanInvalid: the plan failed its independent check, which is a defect of this program.
    """
    return find_solution(inputs, catalog, current=current, seed=seed, time_limit_s=time_limit_s).plan


def find_solution(
    inputs: Inputs,
    catalog: Catalog,
    *,
    current: Current | None = None,
    seed: int = 0,
    time_limit_s: float = 60,
    watch: Watch | None = None,
) -> Solution:
    """Return the plan as `make_plan` does, with its answer; ``watch`` is told of the progress.

    The limit holds for all of it: what candidates, reasons and checks take is not left to the search. An infeasible
    problem takes longer, by the search for the rules in conflict.
    """
    check_inputs(inputs, catalog)
    clock = Clock(time_limit_s)
    problem = build_problem(inputs, catalog, current=current)
    left_s = max(LEAST_S, clock.left() - RESERVED * clock.seconds())
    answer = optimise(problem, seed=seed, time_limit_s=left_s, watch=watch)
    usage = Usage(problem, answer)
    plan = _plan(inputs, catalog, usage, _conflicts(inputs, catalog, usage, seed, time_limit_s))
    verify(plan, inputs, catalog)
    return Solution(plan, usage)


def _plan(inputs: Inputs, catalog: Catalog, usage: Usage, conflicts: tuple[str, ...]) -> Plan:
    cost = usage.cost_usd_per_hour()
    return Plan(
        environment=inputs.name,
        inputs_digest=inputs_digest(inputs, catalog),
        status=_status(usage.problem, usage.answer),
        objective=_objective(usage),
        cost_usd_per_month=round(cost * inputs.environment.value.hours_per_month, 2),
        decisions=decisions(usage),
        pools=pool_uses(usage),
        endpoints=endpoint_uses(usage),
        conflicts=conflicts,
        warnings=warnings(usage, catalog),
    )


def _objective(usage: Usage) -> Objective:
    return Objective(
        cost_usd_per_hour=round(usage.cost_usd_per_hour(), USD_DIGITS),
        carbon_usd_per_hour=round(usage.carbon_usd_per_hour(), USD_DIGITS),
        penalty_usd_per_hour=round(sum(a.costs.penalty for a in usage.taken), USD_DIGITS),
        move_usd_per_hour=round(sum(a.costs.move for a in usage.taken), USD_DIGITS),
        gap=usage.answer.gap,
    )


def _missing(problem: Problem, answer: Answer) -> list[int]:
    """Workloads that must run and don't."""
    return [w for w in answer.left_out() if not problem.best_effort(w)]


def _status(problem: Problem, answer: Answer) -> SolveStatus:
    if _missing(problem, answer):
        return SolveStatus.INFEASIBLE
    return SolveStatus.OPTIMAL if answer.proven else SolveStatus.FEASIBLE


def _conflicts(inputs: Inputs, catalog: Catalog, usage: Usage, seed: int, time_limit_s: float) -> tuple[str, ...]:
    missing = _missing(usage.problem, usage.answer)
    if not usage.answer.fewest_left_out:
        names = (usage.problem.workloads[w].value.name for w in missing)
        return tuple(f"{name}: no place was found in the time, which proves nothing: allow more" for name in names)
    if missing and usage.problem.move_budget is not None:
        needed = needed_moves(usage.problem, seed=seed, time_limit_s=time_limit_s)
        if needed is not None and needed.missing < len(missing):
            free = without_budget(usage.problem)
            rest = Usage(free, optimise(free, seed=seed, time_limit_s=time_limit_s)) if needed.missing else None
            lines = _conflicts(inputs, catalog, rest, seed, time_limit_s) if rest else ()
            return (budget_conflict(usage.problem, needed), *lines)
    search = Conflicts(inputs, catalog, tuple(missing), seed, time_limit_s)
    cost = usage.cost_usd_per_hour()
    return tuple(line for workload in missing for line in conflict_lines(search, workload, cost))
