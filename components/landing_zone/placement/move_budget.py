"""A budget of moves that is too small: how many moves it would take."""

from dataclasses import dataclass, replace

import numpy as np

from landing_zone.placement.formulation.build import formulate, left_out_costs, left_out_row
from landing_zone.placement.highs import minimise
from landing_zone.placement.problem import Problem


@dataclass(frozen=True)
class Needed:
    """What a problem asks for without its budget."""

    moves: int
    """Fewest moves with which as few workloads as possible are left out."""
    missing: int
    """Workloads that must run and can't all the same."""


def without_budget(problem: Problem) -> Problem:
    """Return the problem in which any number of workloads may move."""
    return replace(problem, move_budget=None)


def needed_moves(problem: Problem, *, seed: int, time_limit_s: float) -> Needed | None:
    """Return the fewest moves that the problem asks for; None where nothing was found in the time."""
    free = without_budget(problem)
    program, weights = formulate(free), left_out_costs(free)
    first = minimise(program, weights, seed=seed, time_limit_s=time_limit_s)
    if first is None:
        return None
    costs = np.zeros(len(weights))
    costs[[arc.index for arc in free.arcs if arc.moves]] = 1
    rows = (left_out_row(free, round(first.cost)),)
    second = minimise(program, costs, rows, seed=seed, time_limit_s=time_limit_s)
    missing = round(first.cost) // (len(free.workloads) + 1)
    return None if second is None else Needed(round(second.cost), missing)


def must_move(problem: Problem) -> tuple[str, ...]:
    """Return the workloads that have no way to stay where they run, sorted: every one of their ways is a move."""
    ways = [[problem.arcs[a] for a in problem.arcs_of(w)] for w in range(len(problem.workloads))]
    return tuple(
        document.value.name
        for document, arcs in zip(problem.workloads, ways, strict=True)
        if arcs and all(arc.moves for arc in arcs)
    )


def budget_conflict(problem: Problem, needed: Needed) -> str:
    """Return the conflict as a line of the plan: the budget, the moves it would take, and what has to move."""
    forced = must_move(problem)
    names = f"; no longer possible where they run: {', '.join(forced)}" if forced else ""
    return f"moves: {needed.moves} are needed, the budget is {problem.move_budget}{names}"
