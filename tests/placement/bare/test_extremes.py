"""Instances of extreme scales: exact brute force and plain HiGHS as judges, and a capacity check of its own.

Without further word 200 instances; LZ_CASES says how many.
"""

import itertools
import os
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import highspy
import numpy as np
import pytest

from landing_zone.placement.bare.answer import Answer, Status
from landing_zone.placement.bare.program import SilentHighs
from landing_zone.placement.bare.solve import solve

Arrays = dict[str, Any]
Make = Callable[..., Any]

CASES = int(os.environ.get("LZ_CASES", "200"))
BLOCKS = 10
FULL = Fraction(1, 10**9)
"""Relative: what a node may hold beyond its capacity where numbers aren't whole."""
NOTHING = 1e-9
"""Part of a node: HiGHS takes no smaller number into a row."""
NEAR_FULL = np.array([0, 0, 1e-10, -1e-10, 3e-9, -3e-9, 1e-8, 1e-7, 1e-6, -1e-6])


def extreme_arrays(seed: int, workloads: int, pools: int) -> Arrays:
    """Magnitudes far apart, near-full nodes, zeros everywhere, no nodes, identical workloads."""
    random = np.random.default_rng(seed)
    size = (workloads, pools)
    capacity = random.choice([1.0, 1.0, 3.0, 1024.0, 1e-6, 1e9, 0.0], pools, p=[0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1])
    demand = _demand(random, size, capacity)
    arc_cost = random.choice([0.0, 1.0], size) * 10.0 ** random.uniform(-4, 4, size)
    unplaced = random.choice([0.0, 1.0, 1.0, 1.0], workloads) * 10.0 ** random.uniform(-3, 5, workloads)
    unplaced[random.random(workloads) < random.choice([0.0, 0.3, 1.0])] = np.inf
    arrays = {
        "D": demand,
        "E": arc_cost if random.random() < 0.6 else np.zeros(size),
        "A": random.random(size) < 0.85,
        "f": random.choice([0.0, 0.7, 1.01, 3.67, 1e-5, 1e5], pools),
        "n": capacity,
        "N": random.choice([0, 1, 1, 2, 3, 10, 1000], pools).astype(float),
        "U": unplaced,
    }
    return _repeated(random, arrays) if random.random() < 0.4 else arrays


def _demand(random: np.random.Generator, size: tuple[int, int], capacity: Any) -> Any:
    kind = int(random.integers(4))
    if kind == 0:
        return capacity * 10.0 ** random.uniform(-10, 0.5, size)
    if kind == 1:
        return capacity / random.integers(1, 5, size) * (1 + random.choice(NEAR_FULL, size))
    if kind == 2:
        return random.choice([0.0, 6.5e-10, 1e-7, 0.1, 0.3, 1 / 3, 0.9, 2.0], size) * np.maximum(capacity, 0.5)
    return np.rint(random.choice([0, 1, 1, 2, 3, 5, 1e6, 1e9], size) * random.choice([1.0, 1.0, 0.5], size))


def _repeated(random: np.random.Generator, arrays: Arrays) -> Arrays:
    """Make several workloads the same."""
    rows = random.integers(0, max(1, len(arrays["U"]) // 2), len(arrays["U"]))
    return {name: array[rows] if name in "DEAU" else array for name, array in arrays.items()}


def exact_nodes(arrays: Arrays, assignment: Sequence[int], pool: int) -> int | None:
    """The fewest nodes of a pool that hold what is on it, by whole numbers alone; None if no number does."""
    column = [Fraction(float(d)) for d in arrays["D"][:, pool]]
    capacity, allowed = Fraction(float(arrays["n"][pool])), arrays["A"][:, pool]
    whole = all(d.denominator == 1 for d, a in zip([*column, capacity], [*allowed, True], strict=True) if a)
    load = sum((column[w] for w, p in enumerate(assignment) if p == pool), Fraction(0))
    room = capacity * (1 if whole else 1 + FULL)
    return 0 if load == 0 else None if room == 0 else -int(-load // room)


def exact_cost(arrays: Arrays, assignment: Sequence[int]) -> Fraction | None:
    """What an assignment costs; None if it breaks a rule."""
    total = Fraction(0)
    for w, p in enumerate(assignment):
        price = arrays["U"][w] if p < 0 else arrays["E"][w, p]
        if price == np.inf or (p >= 0 and not arrays["A"][w, p]):
            return None
        total += Fraction(float(price))
    for p in range(len(arrays["f"])):
        nodes = exact_nodes(arrays, assignment, p)
        if nodes is None or nodes > arrays["N"][p]:
            return None
        total += nodes * Fraction(float(arrays["f"][p]))
    return total


def brute_force(arrays: Arrays) -> float:
    """The optimum by trying every assignment; infinite if there is none."""
    workloads, pools = arrays["D"].shape
    costs = (exact_cost(arrays, choice) for choice in itertools.product(range(-1, pools), repeat=workloads))
    return min((float(cost) for cost in costs if cost is not None), default=float("inf"))


def plain(arrays: Arrays) -> list[int] | None:
    """The assignment of HiGHS for the program as it is written, with x ≤ y; None if it has none."""
    solver = SilentHighs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    workloads, pools = arrays["D"].shape
    nodes = [solver.addIntegral(0, float(arrays["N"][p]), float(arrays["f"][p])) for p in range(pools)]
    fits = arrays["A"] & (arrays["D"] <= 1.000001 * arrays["n"] * arrays["N"])
    x = {(w, p): solver.addBinary(float(arrays["E"][w, p])) for w, p in np.argwhere(fits).tolist()}
    left = {w: solver.addBinary(float(arrays["U"][w])) for w in range(workloads) if np.isfinite(arrays["U"][w])}
    for w in range(workloads):
        ways = [x[w, p] for p in range(pools) if (w, p) in x] + ([left[w]] if w in left else [])
        if not ways:
            return None
        solver.addConstr(sum(ways[1:], ways[0] * 1.0) == 1)
    for p in range(pools):
        for w in [w for w in range(workloads) if (w, p) in x and arrays["D"][w, p] > 0]:
            solver.addConstr(x[w, p] <= nodes[p])
        unit = float(arrays["n"][p]) or 1.0
        parts = {w: float(arrays["D"][w, p]) / unit for w in range(workloads) if (w, p) in x}
        load = [part * x[w, p] for w, part in parts.items() if part > NOTHING]
        solver.addConstr(sum(load, -float(arrays["n"][p]) / unit * nodes[p]) <= 0)
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    value = np.array(solver.getSolution().col_value)
    return [next((p for p in range(pools) if (w, p) in x and value[x[w, p].index] > 0.5), -1) for w in range(workloads)]


def checked(instance: Make, arrays: Arrays, seed: int) -> Answer:
    """The answer to a gap of 0, whose cost is what it says; its bound is no higher, and a proof is one."""
    answer = solve(instance(arrays), gap=0.0)
    assert answer.status in (Status.OPTIMAL, Status.INFEASIBLE), seed
    if answer.cost is not None:
        cost = exact_cost(arrays, answer.assignment.tolist())
        assert cost is not None, seed
        assert answer.cost == pytest.approx(float(cost), rel=1e-9), seed
        needed = [exact_nodes(arrays, answer.assignment.tolist(), p) for p in range(len(arrays["f"]))]
        assert answer.nodes.tolist() == needed, seed
    return answer


@pytest.mark.parametrize("block", range(BLOCKS))
def test_equal_to_brute_force(instance: Make, block: int) -> None:
    """What is called optimal costs what the best of all assignments costs; what is called infeasible is."""
    for seed in range(block, CASES, BLOCKS):
        random = np.random.default_rng(seed)
        arrays = extreme_arrays(seed, int(random.integers(1, 6)), int(random.integers(1, 4)))
        answer = checked(instance, arrays, seed)
        found = float("inf") if answer.cost is None else answer.cost
        assert found == pytest.approx(brute_force(arrays), rel=1e-8, abs=0), seed


@pytest.mark.parametrize("block", range(BLOCKS))
def test_never_above_plain_highs(instance: Make, block: int) -> None:
    """On larger instances HiGHS with the program as it is written finds nothing cheaper."""
    for seed in range(block, CASES // 3, BLOCKS):
        arrays = extreme_arrays(10**6 + seed, 16, 4)
        answer, other = checked(instance, arrays, seed), plain(arrays)
        judged = None if other is None else exact_cost(arrays, other)
        if judged is not None:
            assert answer.cost is not None, seed
            assert answer.cost <= float(judged) * (1 + 1e-8), seed
