"""The linear relaxation at any size: whole up to a few thousand workloads, beyond from a sample and then a core.

The core is the workloads whose cheapest pool is least certain at the prices so far; the others stay on theirs.
"""

import dataclasses
from dataclasses import dataclass

import numpy as np

from landing_zone.placement.bare.ascent import ascend, best_between
from landing_zone.placement.bare.bound import ROWS, Bound, lagrangian_bound
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.dive import dive
from landing_zone.placement.bare.instance import FloatArray, IntArray
from landing_zone.placement.bare.reduced import Reduced
from landing_zone.placement.bare.transport import Transport

WHOLE = 3000
"""Up to so many workloads the relaxation is solved as it is."""
CORE = 2500
CORES = 2
"""Cores that sharpen a bound, one after the other, each at the prices of the one before."""
FIXED_ROOM = 0.9
"""Part of a pool's limit that workloads outside the core may fill."""


@dataclass(frozen=True)
class Relaxed:
    """The best bound, and an assignment of the workloads that it does not split (−1 = split or left out)."""

    bound: Bound
    assignment: IntArray


def relax(reduced: Reduced, seed: int, clock: Clock) -> Relaxed:
    """Return bound and assignment at or near the optimum of the linear relaxation."""
    sigma = np.zeros(reduced.pools)
    if reduced.workloads <= WHOLE:
        program = Transport(reduced, sigma, seed)
        bound = lagrangian_bound(reduced, program.optimise(sigma, clock))
        return Relaxed(bound, dive(program, clock))
    rows = np.sort(np.random.default_rng(seed).choice(reduced.workloads, CORE, replace=False))
    sample = Transport(_rows(reduced, rows, reduced.limit * len(rows) / reduced.workloads), sigma, seed)
    bound = lagrangian_bound(reduced, sample.optimise(sigma, clock))
    program, core, assignment = _core_program(reduced, bound, seed)
    sigma = program.optimise(bound.sigma, clock)
    assignment[core] = dive(program, clock)
    return Relaxed(best_between(reduced, bound, sigma), assignment)


def sharpen(reduced: Reduced, bound: Bound, seed: int, clock: Clock) -> Bound:
    """Return a better bound where ``bound`` came from a sample: from cores at its prices, then by subgradients."""
    for _ in range(0 if reduced.workloads <= WHOLE else CORES):
        program, _, _ = _core_program(reduced, bound, seed)
        bound = best_between(reduced, bound, program.optimise(bound.sigma, clock))
    return ascend(reduced, bound, clock)


def _core_program(reduced: Reduced, bound: Bound, seed: int) -> tuple[Transport, IntArray, IntArray]:
    """Return the program of the core, its workloads, and where the others stay (−1 in the core)."""
    core = _core(reduced, bound)
    assignment = bound.choice.copy()
    assignment[core] = -1
    return Transport(_rows(reduced, core, reduced.limit), _filled(reduced, assignment), seed), core, assignment


def _rows(reduced: Reduced, rows: IntArray, limit: FloatArray) -> Reduced:
    """Return the problem of some workloads alone."""
    return dataclasses.replace(
        reduced,
        must=reduced.must[rows],
        allowed=reduced.allowed[rows],
        share=reduced.share[rows],
        arc_cost=reduced.arc_cost[rows],
        price=reduced.price[rows],
        limit=limit,
        unplaced=reduced.unplaced[rows],
    )


def _filled(reduced: Reduced, assignment: IntArray) -> FloatArray:
    placed = np.flatnonzero(assignment >= 0)
    pools = assignment[placed]
    return np.bincount(pools, weights=reduced.share[placed, pools], minlength=reduced.pools).astype(np.float64)


def _core(reduced: Reduced, bound: Bound) -> IntArray:
    """Return the least certain workloads, and as many more as it takes to leave room on every pool."""
    doubt = _certainty(reduced, bound)
    inside = np.zeros(reduced.workloads, dtype=np.bool_)
    inside[np.argsort(doubt, kind="stable")[:CORE]] = True
    outside = np.where(inside, -1, bound.choice)
    over = np.flatnonzero(_filled(reduced, outside) > FIXED_ROOM * reduced.limit)
    for pool in over:
        members = np.flatnonzero(outside == pool)
        members = members[np.argsort(-doubt[members], kind="stable")]
        room = np.cumsum(reduced.share[members, pool]) <= FIXED_ROOM * reduced.limit[pool]
        inside[members[~room]] = True
    return np.flatnonzero(inside)


def _certainty(reduced: Reduced, bound: Bound) -> FloatArray:
    """Return by how much, in node prices, a pool's room must change before the workload prefers another one, W."""
    result = np.empty(reduced.workloads)
    for start in range(0, reduced.workloads, ROWS):
        rows = slice(start, start + ROWS)
        loss = reduced.price[rows] + bound.sigma * reduced.share[rows] - bound.least[rows, None]
        loss[np.arange(len(loss)), bound.choice[rows]] = np.inf
        placed = bound.choice[rows] >= 0
        with np.errstate(divide="ignore", invalid="ignore"):
            step = np.nan_to_num(loss / reduced.share[rows], nan=np.inf, posinf=np.inf)
        left_out = reduced.unplaced[rows] - bound.least[rows]
        result[rows] = np.where(placed, np.minimum(step.min(axis=1), left_out), step.min(axis=1))
    return result
