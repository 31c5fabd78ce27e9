"""The verifier finds whatever is changed in a right answer."""

from typing import Any

import numpy as np
import pytest

from landing_zone.placement.bare.verify import violations

ARRAYS = {
    "D": np.array([[2, 3], [4, 5], [1, 1]]),
    "E": np.array([[1, 2], [3, 4], [5, 6]]),
    "A": np.array([[True, True], [True, False], [True, True]]),
    "f": np.array([10, 20]),
    "n": np.array([4, 3]),
    "N": np.array([2, 1]),
    "U": np.array([100, 100, 7]),
}
RIGHT = {"cost": 42.0, "bound": 42.0, "gap": 0.0, "nodes": [1, 1], "assignment": [1, 0, -1]}
"""10 + 20 for the nodes, 2 + 3 for the arcs, 7 for what is left out."""


def changed(**fields: Any) -> dict[str, Any]:
    """The right answer with some fields changed."""
    return {**RIGHT, **fields}


def test_a_right_answer() -> None:
    """Nothing is found."""
    assert violations(ARRAYS, changed()) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"cost": 41.0, "bound": 41.0}, "costs 42.0"),
        ({"bound": 43.0}, "above the cost"),
        ({"bound": 21.0}, "the gap is 0.5"),
        ({"assignment": [1, 1, -1]}, "workload 1 is on pool 1"),
        ({"assignment": [1, 2, -1]}, "workload 1 is on pool 2"),
        ({"assignment": [0, 0, -1]}, "pool 0 is asked for 6.0"),
        ({"nodes": [3, 1]}, "pool 0 has 3 nodes"),
        ({"nodes": [1]}, "3 workloads and 1 pools"),
    ],
)
def test_a_wrong_answer(fields: dict[str, Any], told: str) -> None:
    """What is wrong is told first."""
    assert told in violations(ARRAYS, changed(**fields))[0]


def test_must_be_placed() -> None:
    """A workload of infinite price may not be left out."""
    arrays = {**ARRAYS, "U": np.array([100, 100, np.inf])}
    assert violations(arrays, changed()) == ["workload 2 must be placed"]


def test_ten_times_a_tenth_fits() -> None:
    """A full node is full in spite of how decimals are stored."""
    arrays = {**ARRAYS, "D": np.full((10, 1), 0.1), "E": np.zeros((10, 1)), "A": np.ones((10, 1), dtype=bool)}
    arrays |= {"f": np.array([1]), "n": np.array([1]), "N": np.array([1]), "U": np.full(10, 9)}
    answer = {"cost": 1.0, "bound": 1.0, "gap": 0.0, "nodes": [1], "assignment": [0] * 10}
    assert violations(arrays, answer) == []
