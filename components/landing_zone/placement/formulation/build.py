"""The whole program, and the costs of its two stages."""

from collections.abc import Callable, Iterator

import numpy as np

from landing_zone.placement.formulation import company, failover, place, quota, room, survival
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import FloatArray, Program, Row, at_most
from landing_zone.placement.preference import USD_PER_NODE, USD_PER_STANDBY_SLOT
from landing_zone.placement.problem import Problem
from landing_zone.placement.rule import Rule

Family = Callable[[Columns], Iterator[Row]]
FAMILIES: tuple[tuple[Family, Rule | None], ...] = (
    (place.one_place, None),
    (room.room, None),
    (room.opens, None),
    (quota.tenants, Rule.QUOTA),
    (quota.accounts, Rule.ACCOUNT),
    (quota.endpoints, None),
    (company.near, Rule.NEAR),
    (company.apart, Rule.APART),
    (survival.survival, Rule.SURVIVES),
    (failover.endpoints, None),
    (failover.tenants, Rule.QUOTA),
    (failover.counted, None),
    (failover.accounts, Rule.ACCOUNT),
    (place.moves, None),
)
"""With the rule that each stands for, where it is one that may be left out."""


def formulate(problem: Problem) -> Program:
    """Return the program of ``problem``."""
    columns = Columns(problem)
    lower, upper = columns.bounds()
    return Program(tuple(row for family, _ in FAMILIES for row in family(columns)), lower, upper)


def left_out_costs(problem: Problem) -> FloatArray:
    """Cost of the first stage: workloads left out, one that must run weighing more than all best-effort ones."""
    columns = Columns(problem)
    costs = np.zeros(columns.total)
    for w in range(len(problem.workloads)):
        costs[columns.left_out(w)] = 1 if problem.best_effort(w) else len(problem.workloads) + 1
    return costs


def money_costs(problem: Problem) -> FloatArray:
    """Cost of the second stage, in USD per hour: arcs, open nodes with their carbon, reserved units, preferences."""
    columns = Columns(problem)
    costs = np.zeros(columns.total)
    for arc in problem.arcs:
        costs[arc.index] = arc.costs.total + arc.preference_usd_per_hour
    for p, pool in enumerate(problem.pools):
        costs[columns.nodes(p)] = pool.node_price_usd_per_hour + pool.node_carbon_usd_per_hour + USD_PER_NODE
    for e, site in enumerate(problem.endpoints):
        costs[columns.reserved(e)] = site.units_min * site.unit_price_usd_per_hour
        costs[columns.steps(e)] = site.step * site.unit_price_usd_per_hour
    for n, standby in enumerate(columns.standbys):
        costs[columns.standby(n)] = USD_PER_STANDBY_SLOT * (1 + getattr(problem.arcs[standby.arc], "slots", 0))
    return costs


def left_out_row(problem: Problem, allowed: float) -> Row:
    """Σ weight · u_w ≤ allowed: the second stage leaves out no more than the first had to."""
    costs = left_out_costs(problem)
    return at_most("left_out", {int(c): float(costs[c]) for c in np.flatnonzero(costs)}, allowed)
