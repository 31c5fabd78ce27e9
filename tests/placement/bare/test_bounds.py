"""Every bound against the optimum, and what it rules out."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from landing_zone.placement.bare.bound import lagrangian_bound
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.exact import knapsacks, root_bound, whole_nodes
from landing_zone.placement.bare.fixing import possible
from landing_zone.placement.bare.greedy import complete
from landing_zone.placement.bare.incumbent import Incumbent
from landing_zone.placement.bare.reduced import reduce
from landing_zone.placement.bare.relax import relax
from landing_zone.placement.bare.solve import solve

Make = Callable[..., Any]
SEEDS = range(15)


def prepared(arrays_of: Make, instance: Make, seed: int) -> Any:
    """A reduced problem that leaves nothing infeasible, its relaxation and a first answer."""
    reduced = reduce(instance({**arrays_of(seed, 7, 3), "U": np.full(7, 40.0), "N": np.full(3, 3)}))
    relaxed = relax(reduced, 0, Clock(60))
    return reduced, relaxed, Incumbent.of(reduced.instance, complete(reduced, relaxed.bound.sigma, relaxed.assignment))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_bound_is_above_the_optimum(arrays_of: Make, instance: Make, seed: int) -> None:
    """Neither at random prices nor at the best; and the bound of whole nodes is no weaker than the relaxation's."""
    reduced, relaxed, incumbent = prepared(arrays_of, instance, seed)
    optimum = solve(reduced.instance, gap=0.0).cost
    assert optimum is not None
    random = np.random.default_rng(seed)
    guessed = [lagrangian_bound(reduced, random.random(3) * 20).value for _ in range(5)]
    whole = whole_nodes(reduced, relaxed.bound, incumbent, 0, Clock(60)).value
    root = root_bound(reduced, incumbent, 0, Clock(60)).bound
    assert max(*guessed, relaxed.bound.value) <= relaxed.bound.value + 1e-6
    assert relaxed.bound.value <= whole + 1e-6
    assert max(whole, root) <= optimum + 1e-6


@pytest.mark.parametrize("seed", SEEDS)
def test_an_optimum_is_never_ruled_out(arrays_of: Make, instance: Make, seed: int) -> None:
    """Arcs, nodes and what is left out of an optimal answer stay possible below the cost of any answer."""
    reduced, relaxed, incumbent = prepared(arrays_of, instance, seed)
    best = solve(reduced.instance, gap=0.0)
    bound = whole_nodes(reduced, relaxed.bound, incumbent, 0, Clock(60))
    left = possible(reduced, knapsacks(reduced), bound, incumbent.cost)
    placed = np.flatnonzero(best.assignment >= 0)
    assert left.arcs[placed, best.assignment[placed]].all()
    assert left.left_out[best.assignment < 0].all()
    assert ((left.fewest <= best.nodes) & (best.nodes <= left.most)).all()
