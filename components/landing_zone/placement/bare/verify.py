"""The independent check of an answer: plain sums over the arrays of the file, nothing of the solver's.

Exact rational arithmetic, so that no rounding of a sum decides; only the tolerance of a full node is granted.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from numpy.typing import NDArray

TOLERANCE = Fraction(1, 10**9)
"""Relative: a pool may be overfull by so much unless its numbers are whole, a cost off by so much."""

Arrays = Mapping[str, NDArray[Any]]


def violations(arrays: Arrays, document: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with an answer as `lz solve --json` prints it, as sentences.

    ``arrays`` has D, E, A, f, n, N, U.
    """
    nodes, assignment = document["nodes"], document["assignment"]
    workloads, pools = arrays["D"].shape
    if (len(assignment), len(nodes)) != (workloads, pools):
        return [f"{len(assignment)} workloads and {len(nodes)} pools, not {workloads} and {pools}"]
    if misplaced := _misplaced(arrays, assignment):
        return misplaced
    overfull = _overfull(arrays, nodes, assignment)
    return overfull if document["cost"] is None else [*overfull, *_miscounted(arrays, document)]


def _misplaced(arrays: Arrays, assignment: Sequence[int]) -> list[str]:
    pools = arrays["D"].shape[1]
    placed = [(w, p) for w, p in enumerate(assignment) if p != -1]
    return [f"workload {w} is on pool {p}" for w, p in placed if not 0 <= p < pools or not arrays["A"][w, p]]


def _overfull(arrays: Arrays, nodes: Sequence[int], assignment: Sequence[int]) -> list[str]:
    used = [Fraction(0) for _ in nodes]
    for w, p in enumerate(assignment):
        if p >= 0:
            used[p] += _exact(arrays["D"][w, p])
    found = [f"pool {p} has {y} nodes" for p, y in enumerate(nodes) if not 0 <= y <= arrays["N"][p]]
    room = [_exact(arrays["n"][p]) * y * (1 + _tolerance(arrays, p)) for p, y in enumerate(nodes)]
    full = [f"pool {p} is asked for {float(u)}" for p, (u, r) in enumerate(zip(used, room, strict=True)) if u > r]
    return found + full


def _tolerance(arrays: Arrays, pool: int) -> Fraction:
    """Return 0 for a pool of whole numbers."""
    demands = [float(d) for d, allowed in zip(arrays["D"][:, pool], arrays["A"][:, pool], strict=True) if allowed]
    return Fraction(0) if all(d.is_integer() for d in [*demands, float(arrays["n"][pool])]) else TOLERANCE


def _miscounted(arrays: Arrays, document: Mapping[str, Any]) -> list[str]:
    cost = sum((_exact(arrays["f"][p]) * y for p, y in enumerate(document["nodes"])), Fraction(0))
    for w, p in enumerate(document["assignment"]):
        if p < 0 and arrays["U"][w] == float("inf"):
            return [f"workload {w} must be placed"]
        cost += _exact(arrays["U"][w] if p < 0 else arrays["E"][w, p])
    told, bound = _exact(document["cost"]), _exact(document["bound"])
    found = [] if abs(told - cost) <= TOLERANCE * abs(cost) else [f"costs {float(cost)}, not {float(told)}"]
    if bound > told:
        found.append(f"the bound {float(bound)} is above the cost")
    gap = (told - bound) / told if told else Fraction(0)
    if abs(gap - _exact(document["gap"])) > TOLERANCE:
        found.append(f"the gap is {float(gap)}")
    return found


def _exact(number: Any) -> Fraction:
    return Fraction(float(number))
