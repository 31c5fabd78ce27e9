"""A cover cuts off the answer it comes from, and no answer that fits."""

import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from landing_zone.placement.bare.cover import overfull
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.part import Part
from landing_zone.placement.bare.reduced import reduce

Make = Callable[..., Any]
WORKLOADS = 9
ROOM = 1 + Fraction(1, 10**9)
"""Of a node."""


def arrays(seed: int) -> dict[str, Any]:
    """Workloads that fill a half, a third or a quarter of a node, or 1e-8 more."""
    random = np.random.default_rng(seed)
    return {
        "D": 1 / random.integers(2, 5, (WORKLOADS, 1)) * (1 + random.choice([0, 1e-8], (WORKLOADS, 1))),
        "E": np.zeros((WORKLOADS, 1)),
        "A": np.ones((WORKLOADS, 1), dtype=bool),
        "f": np.ones(1),
        "n": np.ones(1),
        "N": np.array([WORKLOADS]),
        "U": np.full(WORKLOADS, 9.0),
    }


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_only_what_does_not_fit(instance: Make, seed: int, nodes: int) -> None:
    """All workloads at once break it; no set that fits on the nodes does."""
    numbers = arrays(seed)
    reduced = reduce(instance(numbers))
    everything = np.zeros(WORKLOADS, dtype=np.int64)
    part = Part(reduced, Incumbent.of(reduced.instance, everything), np.arange(WORKLOADS), reduced.allowed)
    (cover,) = overfull(part, everything, np.array([nodes]))
    assert len(cover.workloads) > cover.most
    for size in range(WORKLOADS + 1):
        for chosen in itertools.combinations(range(WORKLOADS), size):
            load = sum((Fraction(float(numbers["D"][w, 0])) for w in chosen), Fraction(0))
            if load <= nodes * ROOM:
                assert len(set(chosen) & set(cover.workloads.tolist())) <= cover.most
