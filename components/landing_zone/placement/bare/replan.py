"""A new answer near an old one: every workload that changes its place costs extra."""

import dataclasses
from dataclasses import dataclass

import numpy as np

from landing_zone.placement.bare.answer import Answer
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.instance import FloatArray, Instance, IntArray
from landing_zone.placement.bare.search import Report, silent
from landing_zone.placement.bare.solve import solve


@dataclass(frozen=True)
class Replanned:
    """An answer whose cost and bound include the moves, and what it is without them."""

    answer: Answer
    moves: int
    """Workloads that were placed and are now elsewhere or nowhere."""
    cost: float | None
    """Without the cost of moves."""


def replan(
    instance: Instance,
    start: IntArray,
    move_cost: FloatArray,
    *,
    gap: float = 0.01,
    seed: int = 0,
    clock: Clock | None = None,
    report: Report = silent,
) -> Replanned:
    """Return the best answer found where leaving the pool in ``start`` (W, −1 = unplaced) costs ``move_cost`` (W)."""
    priced = with_moves(instance, start, move_cost)
    answer = solve(priced, gap=gap, seed=seed, clock=clock, report=report, start=start)
    moved = (start >= 0) & (answer.assignment != start)
    cost = None if answer.cost is None else instance.cost(answer.assignment)
    return Replanned(answer, int(moved.sum()), cost)


def with_moves(instance: Instance, start: IntArray, move_cost: FloatArray) -> Instance:
    """Return the instance with the cost of moves in the prices of all other places."""
    placed = start >= 0
    extra = np.where(placed, move_cost, 0.0)
    arc_cost = instance.arc_cost + extra[:, None]
    arc_cost[placed, start[placed]] -= extra[placed]
    return dataclasses.replace(instance, arc_cost=arc_cost, unplaced_price=instance.unplaced_price + extra)
