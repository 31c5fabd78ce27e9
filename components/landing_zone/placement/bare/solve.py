"""From an instance to an answer with its proof."""

import dataclasses

import numpy as np

from landing_zone.placement.bare.answer import Answer, Status, relative_gap
from landing_zone.placement.bare.branching import Limits
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.exact import root_bound, solve_below, solve_whole, whole_nodes
from landing_zone.placement.bare.greedy import complete
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.instance import Instance, IntArray
from landing_zone.placement.bare.neighbourhood import Neighbourhoods
from landing_zone.placement.bare.reduced import Reduced, reduce
from landing_zone.placement.bare.relax import Relaxed, relax, sharpen
from landing_zone.placement.bare.search import Report, Search, silent

SMALL_ARCS = 4000
"""Up to so many arcs the whole program is solved to the end."""
MEDIUM_ARCS = 100_000
"""Up to so many arcs the first node of branch and bound is worth its bound."""
SMALL_ROUNDS, FIRST_ROUNDS, PATIENCE = 4, 40, 400
"""Parts of the search before the proof, before the bound is sharpened, and in vain before it ends."""
CLOSE, CLOSEST, WIDEN = 0.004, 0.01, 3.0
"""Where an optimum is looked for first, above the bound of whole nodes: part of it, or, if more, part of the way
to the answer at hand; then so many times farther."""
KINDS = 0.5
"""Of the workloads: with so few kinds, counting the workloads of a kind does more than the bound of whole nodes."""
EXACT = 1e-12
"""Relative gap that branch and bound goes on to."""
PROVEN = 1e-9
"""Relative gap below which an answer counts as optimal."""
IN_TIME = 0.97
"""Part of the time limit after which no more work begins."""


def solve(
    instance: Instance,
    *,
    gap: float = 0.01,
    seed: int = 0,
    clock: Clock | None = None,
    report: Report = silent,
    start: IntArray | None = None,
) -> Answer:
    """Return the best answer found until the gap is proven or the time is over (60 s unless ``clock`` says otherwise).

    ``start`` is an assignment to begin with, kept as far as it has room; the time then goes into the answer more than
    into its bound. Where the gap is met before the time is over, instance, gap, seed and start alone decide.
    """
    clock = clock or Clock(60.0)
    working = Clock(clock.limit_s * IN_TIME, clock.started)
    reduced = reduce(instance)
    relaxed = relax(reduced, seed, working)
    if start is not None:
        relaxed = dataclasses.replace(relaxed, assignment=start)
    search = _begin(reduced, relaxed, seed, working, report)
    if reduced.allowed.any():
        _search(search, reduced, relaxed, gap, fresh=start is None)
    return _answer(search, reduced, clock)


def _begin(reduced: Reduced, relaxed: Relaxed, seed: int, clock: Clock, report: Report) -> Search:
    incumbent = Incumbent.of(reduced.instance, complete(reduced, relaxed.bound.sigma, relaxed.assignment))
    report(incumbent.cost, relaxed.bound.value)
    neighbourhoods = Neighbourhoods.of(reduced, relaxed.bound)
    return Search(neighbourhoods, incumbent, relaxed.bound.value, seed, clock, report)


def _search(search: Search, reduced: Reduced, relaxed: Relaxed, gap: float, *, fresh: bool) -> None:
    displaced = np.flatnonzero(search.incumbent.assignment != relaxed.assignment)
    if len(displaced):
        search.settle(search.neighbourhoods.part(search.incumbent, displaced))
    arcs = int(reduced.allowed.sum())
    if arcs <= SMALL_ARCS:
        search.run(gap, patience=PATIENCE, rounds=SMALL_ROUNDS)
        _finish(search, reduced, relaxed, gap)
        return
    search.run(gap, patience=PATIENCE, rounds=FIRST_ROUNDS)
    if fresh and not search.done(gap):
        _sharpen(search, reduced, relaxed, medium=arcs <= MEDIUM_ARCS)
    search.run(gap, patience=PATIENCE)


def _sharpen(search: Search, reduced: Reduced, relaxed: Relaxed, *, medium: bool) -> None:
    """Raise the bound: by cutting planes where the whole program is small enough, else by better prices."""
    if medium:
        search.raise_bound(root_bound(reduced, search.incumbent, search.seed, search.clock).bound)
        return
    bound = sharpen(reduced, relaxed.bound, search.seed, search.clock)
    search.neighbourhoods = Neighbourhoods.of(reduced, bound)
    search.raise_bound(bound.value)


def _finish(search: Search, reduced: Reduced, relaxed: Relaxed, gap: float) -> None:
    """Raise the bound to that of whole nodes; then solve what it leaves open, at first only for answers close to it."""
    if search.done(gap):
        return
    if len(np.unique(reduced.kind)) <= KINDS * reduced.workloads:
        solved = solve_whole(reduced, search.incumbent, Limits(search.clock, search.seed, gap=max(gap, EXACT)))
        search.take(solved)
        search.raise_bound(solved.bound)
        return
    bound = whole_nodes(reduced, relaxed.bound, search.incumbent, search.seed, search.clock)
    search.raise_bound(bound.value)
    room = max(CLOSE * abs(bound.value), CLOSEST * (search.incumbent.cost - bound.value))
    while not search.done(max(gap, PROVEN)):
        ceiling = min(search.incumbent.cost, bound.value + room)
        limits = Limits(search.clock, search.seed, gap=max(gap, EXACT))
        solved = solve_below(reduced, bound, search.incumbent, ceiling, limits)
        search.take(solved)
        search.raise_bound(solved.bound)
        if ceiling >= search.incumbent.cost:
            return
        room *= WIDEN


def _answer(search: Search, reduced: Reduced, clock: Clock) -> Answer:
    incumbent, bound = search.incumbent, min(search.bound, search.incumbent.cost)
    missing = reduced.must & (incumbent.assignment < 0)
    nodes = incumbent.nodes.astype(np.int64)
    if missing.any():
        proven = bound >= reduced.unplaced[reduced.must].min() / 2
        status = Status.INFEASIBLE if proven else Status.TIMEOUT
        return Answer(status, None, bound, clock.seconds(), nodes, incumbent.assignment)
    status = Status.OPTIMAL if relative_gap(incumbent.cost, bound) <= PROVEN else Status.FEASIBLE
    return Answer(status, incumbent.cost, bound, clock.seconds(), nodes, incumbent.assignment)
