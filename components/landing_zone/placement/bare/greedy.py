"""A first answer: the cheapest arc at given prices of room, largest workloads first, where there is room."""

import numpy as np

from landing_zone.placement.bare.instance import TOLERANCE, FloatArray, IntArray
from landing_zone.placement.bare.reduced import Reduced


def complete(reduced: Reduced, sigma: FloatArray, fixed: IntArray | None = None) -> IntArray:
    """Return an assignment that keeps ``fixed`` (−1 = free) as far as it has room, and places the rest.

    Each workload takes the cheapest arc, at the prices ``sigma`` of a node's room, that fits into its pool's nodes.
    """
    instance = reduced.instance
    room = instance.node_capacity * reduced.limit * (1 + TOLERANCE)
    assignment = np.full(reduced.workloads, -1, dtype=np.int64)
    wanted = assignment if fixed is None else fixed
    order = np.argsort(-reduced.share.max(axis=1, initial=0.0), kind="stable")
    free = [w for w in order if not _take(reduced, room, assignment, w, wanted[w])]
    for w in free:
        _place(reduced, sigma, room, assignment, w)
    return assignment


def _take(reduced: Reduced, room: FloatArray, assignment: IntArray, workload: int, pool: int) -> bool:
    if pool < 0 or not reduced.allowed[workload, pool] or reduced.instance.demand[workload, pool] > room[pool]:
        return False
    room[pool] -= reduced.instance.demand[workload, pool]
    assignment[workload] = pool
    return True


def _place(reduced: Reduced, sigma: FloatArray, room: FloatArray, assignment: IntArray, workload: int) -> None:
    priced = reduced.price[workload] + sigma * reduced.share[workload]
    priced = np.where(reduced.instance.demand[workload] <= room, priced, np.inf)
    pool = int(priced.argmin()) if len(priced) else -1
    if pool >= 0 and priced[pool] - sigma[pool] * reduced.share[workload, pool] < reduced.unplaced[workload]:
        _take(reduced, room, assignment, workload, pool)
