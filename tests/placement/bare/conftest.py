"""Small random instances, and their optimum by trying every assignment."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from landing_zone.placement.bare.instance import Instance
from landing_zone.placement.bare.read import instance_of

Arrays = dict[str, NDArray[Any]]


def random_arrays(seed: int, workloads: int | None = None, pools: int | None = None) -> Arrays:
    """Whole or real demands, loose or tight limits, ties, free pools, and workloads that must be placed."""
    random = np.random.default_rng(seed)
    w = int(random.integers(0, 6)) if workloads is None else workloads
    p = int(random.integers(0, 4)) if pools is None else pools
    whole = random.random() < 0.6
    demand = random.integers(0, 9, (w, p)) if whole else random.random((w, p)) * 9
    unplaced = random.integers(0, 60, w).astype(float)
    unplaced[random.random(w) < 0.1] = np.inf
    return {
        "D": demand,
        "E": random.integers(0, 20, (w, p)),
        "A": random.random((w, p)) < 0.8,
        "f": random.choice([0, 5, 10, 10.5, 40], p),
        "n": random.choice([3, 4, 8, 2.5], p),
        "N": random.integers(0, 4, p),
        "U": unplaced,
    }


def least_cost(arrays: Arrays) -> float:
    """The optimum by trying every assignment; infinite if there is none."""
    workloads, pools = arrays["D"].shape
    best = np.inf
    for choice in itertools.product(range(-1, pools), repeat=workloads):
        if any(p >= 0 and not arrays["A"][w, p] for w, p in enumerate(choice)):
            continue
        used = [sum(float(arrays["D"][w, p]) for w, q in enumerate(choice) if q == p) for p in range(pools)]
        nodes = [int(np.ceil(u / float(n) - 1e-9)) for u, n in zip(used, arrays["n"], strict=True)]
        if all(y <= limit for y, limit in zip(nodes, arrays["N"], strict=True)):
            on_arcs = sum(float(arrays["U"][w] if p < 0 else arrays["E"][w, p]) for w, p in enumerate(choice))
            best = min(best, sum(y * float(f) for y, f in zip(nodes, arrays["f"], strict=True)) + on_arcs)
    return best


@pytest.fixture
def arrays_of() -> Callable[..., Arrays]:
    """Random arrays of a seed."""
    return random_arrays


@pytest.fixture
def optimum() -> Callable[[Arrays], float]:
    """The optimum by trying everything."""
    return least_cost


@pytest.fixture
def instance() -> Callable[[Arrays], Instance]:
    """The instance of arrays."""
    return lambda arrays: instance_of(arrays, Path("test.npz"))
