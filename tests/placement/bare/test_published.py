"""A published mix of accelerators as an instance: request slices are workloads, accelerators are nodes of capacity 1.

Source: github.com/tyler-griggs/melange-release at d46ab438, melange/config/example.json and its README (2026-11-24);
the answers at other rates are its own solver's (PuLP 2.8.0, CBC).
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from landing_zone.placement.bare.answer import Status
from landing_zone.placement.bare.solve import solve

PRICES_USD_PER_HOUR = np.array([1.01, 3.67])
"""A10G, A100-80GB."""
REQUESTS_PER_S = np.array([[[2, 1], [5, 2]], [[20, 20], [40, 20]]])
"""Of one accelerator, by input and output length."""
SHARES = np.array([[0.2, 0.1], [0.5, 0.2]])


def mix(rate: float, slices: int) -> dict[str, Any]:
    """The instance: each length is cut into slices, a slice's demand is its part of an accelerator's rate."""
    demand = np.repeat((SHARES * rate / slices / REQUESTS_PER_S).reshape(2, -1).T, slices, axis=0)
    return {
        "D": demand,
        "E": np.zeros_like(demand),
        "A": np.ones(demand.shape, dtype=bool),
        "f": PRICES_USD_PER_HOUR,
        "n": np.ones(2),
        "N": np.ceil(demand.sum(axis=0)) + 1,
        "U": np.full(len(demand), np.inf),
    }


@pytest.mark.parametrize(
    ("rate", "slices", "published"),
    [(30, 1, (3, 1)), (1, 8, (1, 0)), (10, 4, (0, 1)), (60, 1, (0, 3)), (60, 8, (3, 2))],
)
def test_its_answer(instance: Callable[[Any], Any], rate: float, slices: int, published: tuple[int, int]) -> None:
    """The proven optimum costs what the published numbers of A10G and A100 cost."""
    answer = solve(instance(mix(rate, slices)), gap=0.0)
    assert answer.status is Status.OPTIMAL
    assert answer.cost == pytest.approx(PRICES_USD_PER_HOUR @ np.array(published))
