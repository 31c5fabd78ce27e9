"""Replanning: what a move costs decides how much moves."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from landing_zone.placement.bare.replan import replan
from landing_zone.placement.bare.solve import solve

Make = Callable[..., Any]


@pytest.mark.parametrize("seed", range(10))
def test_dear_moves_keep_an_answer(arrays_of: Make, instance: Make, seed: int) -> None:
    """Nothing changed, nothing moves; and a changed price moves nothing that costs more to move than it saves."""
    problem = instance({**arrays_of(seed, 6, 3), "U": np.full(6, 50.0)})
    start = solve(problem, gap=0.0).assignment
    assert replan(problem, start, np.full(6, 1.0), gap=0.0).moves == 0
    dearer = instance({**arrays_of(seed, 6, 3), "U": np.full(6, 50.0), "f": problem.node_price + 5})
    assert replan(dearer, start, np.full(6, 1e4), gap=0.0).moves == 0


@pytest.mark.parametrize("seed", range(10))
def test_free_moves_find_the_optimum(arrays_of: Make, instance: Make, seed: int) -> None:
    """Without a price of moves the answer costs what a fresh one costs."""
    problem = instance({**arrays_of(seed, 6, 3), "U": np.full(6, 50.0)})
    fresh = solve(problem, gap=0.0)
    found = replan(problem, np.full(6, -1), np.zeros(6), gap=0.0)
    assert found.cost == pytest.approx(fresh.cost)


def test_the_price_of_moves_is_apart(instance: Make) -> None:
    """One workload is pushed out by another's growth: one move, whose price is in the answer and not in the cost."""
    arrays: dict[str, Any] = {
        "D": np.array([[4, 4], [2, 4]]),
        "E": np.zeros((2, 2)),
        "A": np.ones((2, 2), dtype=bool),
        "f": np.array([1, 2]),
        "n": np.array([4, 4]),
        "N": np.array([1, 1]),
        "U": np.full(2, 99),
    }
    found = replan(instance(arrays), np.array([0, 0]), np.full(2, 10.0), gap=0.0)
    assert (found.moves, found.cost, found.answer.cost) == (1, 3.0, 13.0)
