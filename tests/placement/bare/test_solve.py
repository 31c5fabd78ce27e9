"""The solver against trying everything, and against its own answers on changed instances."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from landing_zone.placement.bare.answer import Status
from landing_zone.placement.bare.instance import Instance
from landing_zone.placement.bare.solve import solve
from landing_zone.placement.bare.verify import violations

Make = Callable[..., Any]
INFINITE = float("inf")


def solved(instance: Callable[[Any], Instance], arrays: Any) -> float:
    """The proven optimum; infinite if there is no answer."""
    answer = solve(instance(arrays), gap=0.0)
    assert violations(arrays, answer.document()) == []
    assert answer.status in (Status.OPTIMAL, Status.INFEASIBLE)
    return INFINITE if answer.cost is None else answer.cost


@pytest.mark.parametrize("block", range(20))
def test_equal_to_trying_everything(arrays_of: Make, optimum: Make, instance: Make, block: int) -> None:
    """No hard rule is broken, and nothing cheaper exists; infeasible is said where there is no answer."""
    for seed in range(50 * block, 50 * (block + 1)):
        arrays = arrays_of(seed)
        assert solved(instance, arrays) == pytest.approx(optimum(arrays), rel=1e-9), seed


@pytest.mark.parametrize("seed", range(20))
def test_any_gap_holds_the_optimum(arrays_of: Make, optimum: Make, instance: Make, seed: int) -> None:
    """An answer at a wide gap is between its bound and its cost."""
    arrays = arrays_of(seed, 5, 3)
    arrays["U"] = np.minimum(arrays["U"], 60)
    answer = solve(instance(arrays), gap=0.5)
    assert answer.cost is not None
    assert answer.bound - 1e-9 <= optimum(arrays) <= answer.cost + 1e-9
    assert answer.gap is not None
    assert answer.gap <= 0.5


@pytest.mark.parametrize("seed", range(20))
def test_no_cheaper_when_dearer_or_smaller(arrays_of: Make, instance: Make, seed: int) -> None:
    """A higher node price or a lower number of nodes never lowers the optimum."""
    arrays = arrays_of(seed, 6, 3)
    before = solved(instance, arrays)
    assert solved(instance, {**arrays, "f": arrays["f"] + 3}) >= before - 1e-9
    assert solved(instance, {**arrays, "N": np.maximum(arrays["N"] - 1, 0)}) >= before - 1e-9


@pytest.mark.parametrize("seed", range(20))
def test_the_order_does_not_matter(arrays_of: Make, instance: Make, seed: int) -> None:
    """The optimum is the same for workloads and pools in any order."""
    arrays = arrays_of(seed, 6, 3)
    random = np.random.default_rng(seed)
    rows, columns = random.permutation(6), random.permutation(3)
    mixed = {name: arrays[name][np.ix_(rows, columns)] for name in "DEA"}
    mixed |= {name: arrays[name][columns] for name in "fnN"} | {"U": arrays["U"][rows]}
    assert solved(instance, mixed) == pytest.approx(solved(instance, arrays), rel=1e-9)


@pytest.mark.parametrize("seed", range(8))
def test_slices_never_cost_more(instance: Make, seed: int) -> None:
    """Workloads cut into equal slices find a place at no more than they cost whole; magnitudes are far apart."""
    random = np.random.default_rng(seed)
    whole = {
        "D": 10.0 ** random.uniform(-10, 0.3, (12, 4)),
        "E": np.zeros((12, 4)),
        "A": np.ones((12, 4), dtype=bool),
        "f": np.array([0.7, 1.01, 3.67, 7.5]),
        "n": np.ones(4),
        "N": np.array([10, 6, 3, 2]),
        "U": np.full(12, np.inf),
    }
    slices = {name: np.repeat(array, 4, axis=0) if name in "DEAU" else array for name, array in whole.items()}
    assert solved(instance, {**slices, "D": slices["D"] / 4}) <= solved(instance, whole) + 1e-9
