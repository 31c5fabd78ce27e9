"""A start changes how long an answer takes, never the answer."""

from collections.abc import Callable

import pytest

from landing_zone.placement.formulation.build import formulate, left_out_costs, left_out_row, money_costs
from landing_zone.placement.highs import minimise
from landing_zone.placement.problem import Problem


@pytest.mark.parametrize("seed", range(40))
def test_with_a_start_the_answer_is_the_same(random_problem: Callable[[int], Problem], seed: int) -> None:
    """Values cost what is told, and no more than without a start (HiGHS 1.16 returned the start itself for some)."""
    problem = random_problem(seed)
    program, costs = formulate(problem), money_costs(problem)
    first = minimise(program, left_out_costs(problem), seed=0, time_limit_s=20)
    assert first is not None
    rows = (left_out_row(problem, round(first.cost)),)
    plain = minimise(program, costs, rows, seed=0, time_limit_s=20)
    started = minimise(program, costs, rows, seed=0, time_limit_s=20, start=first.values)
    assert plain is not None
    assert started is not None
    assert started.cost == pytest.approx(plain.cost, abs=1e-6)
    assert costs @ started.values == pytest.approx(started.cost, abs=1e-6)
