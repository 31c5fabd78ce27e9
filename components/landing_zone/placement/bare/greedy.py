"""A first answer: what is wanted stays where it has room; the rest goes, largest first, where it is cheapest."""

import numpy as np

from landing_zone.placement.bare.instance import FloatArray, IntArray
from landing_zone.placement.bare.reduced import Reduced


def complete(reduced: Reduced, sigma: FloatArray, wanted: IntArray) -> IntArray:
    """Return an assignment that keeps ``wanted`` (W, −1 = free) as far as it has room, and places the rest.

    A pool without room for all gives up few workloads. What is free takes the cheapest arc, at the prices ``sigma`` of
    a node's room, that fits into its pool's nodes.
    """
    assignment = _kept(reduced, wanted)
    room = _limits(reduced) - reduced.instance.used(assignment)
    free = np.flatnonzero(assignment < 0)
    largest = reduced.share[free].max(axis=1, initial=0.0)
    for workload in free[np.argsort(-largest, kind="stable")].tolist():
        _place(reduced, sigma, room, assignment, workload)
    return assignment


def _limits(reduced: Reduced) -> FloatArray:
    return reduced.instance.node_capacity * reduced.limit * (1 + reduced.instance.slack)


def _kept(reduced: Reduced, wanted: IntArray) -> IntArray:
    """Return ``wanted`` without pairs that aren't allowed, and without what is over the limits."""
    kept = wanted.copy()
    placed = np.flatnonzero(kept >= 0)
    kept[placed[~reduced.allowed[placed, kept[placed]]]] = -1
    over = reduced.instance.used(kept) - _limits(reduced)
    for pool in np.flatnonzero(over > 0).tolist():
        members = np.flatnonzero(kept == pool)
        kept[members[_fewest(reduced.instance.demand[members, pool], float(over[pool]))]] = -1
    return kept


def _fewest(demand: FloatArray, over: float) -> IntArray:
    """Return few indices whose demand adds up to ``over``: the largest ones, at the end the smallest that suffices."""
    order = np.argsort(-demand, kind="stable")
    taken = []
    for n, item in enumerate(order.tolist()):
        if demand[item] < over:
            taken.append(item)
            over -= float(demand[item])
            continue
        enough = order[n:][demand[order[n:]] >= over]
        return np.array([*taken, int(enough[-1])], dtype=np.int64)
    return np.array(taken, dtype=np.int64)


def _place(reduced: Reduced, sigma: FloatArray, room: FloatArray, assignment: IntArray, workload: int) -> None:
    demand = reduced.instance.demand[workload]
    priced = reduced.price[workload] + sigma * reduced.share[workload]
    priced = np.where(demand <= room, priced, np.inf)
    pool = int(priced.argmin()) if len(priced) else -1
    if pool >= 0 and priced[pool] - sigma[pool] * reduced.share[workload, pool] < reduced.unplaced[workload]:
        room[pool] -= demand[pool]
        assignment[workload] = pool
