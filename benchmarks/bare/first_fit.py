"""Greedy baseline: first fit decreasing. Largest workloads first, each on the cheapest pool that has room for it.

The best of six: three orders (by the least demand, by the mean demand, by the price of leaving out), and two meanings
of cheapest (what whole nodes it opens now; its part of a node's price).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Arrays = dict[str, Array]


def first_fit(arrays: Arrays) -> Array:
    """Return the cheapest of the six assignments, −1 = unplaced."""
    allowed = arrays["A"].any(axis=1)
    least = np.where(arrays["A"], arrays["D"], np.inf).min(axis=1, initial=np.inf)
    mean = np.where(arrays["A"], arrays["D"], 0).sum(axis=1) / np.maximum(arrays["A"].sum(axis=1), 1)
    orders = (np.where(allowed, least, 0), mean, arrays["U"])
    found = [_fill(arrays, np.argsort(-key, kind="stable"), parts) for key in orders for parts in (False, True)]
    return min(found, key=lambda assignment: cost(arrays, assignment))


def _fill(arrays: Arrays, order: Array, parts: bool) -> Array:
    used, opened = np.zeros(len(arrays["f"])), np.zeros(len(arrays["f"]))
    assignment = np.full(len(order), -1)
    for w in order:
        nodes = np.ceil((used + arrays["D"][w]) / arrays["n"] - 1e-9)
        opens = arrays["D"][w] / arrays["n"] if parts else nodes - opened
        fits = arrays["A"][w] & (nodes <= arrays["N"])
        added = np.where(fits, arrays["E"][w] + arrays["f"] * opens, np.inf)
        p = int(added.argmin())
        if added[p] < arrays["U"][w]:
            assignment[w], opened[p] = p, nodes[p]
            used[p] += arrays["D"][w, p]
    return assignment


def cost(arrays: Arrays, assignment: Array) -> float:
    """Return the objective of an assignment."""
    placed = np.flatnonzero(assignment >= 0)
    pools = assignment[placed]
    used = np.bincount(pools, weights=arrays["D"][placed, pools], minlength=len(arrays["f"]))
    nodes = np.ceil(used / arrays["n"] - 1e-9)
    return float(nodes @ arrays["f"] + arrays["E"][placed, pools].sum() + arrays["U"][assignment < 0].sum())
