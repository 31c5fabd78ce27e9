"""What the two stages count."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from landing_zone.config.workload import Criticality
from landing_zone.placement.arc import Costs
from landing_zone.placement.formulation.build import FAMILIES, formulate, left_out_costs, left_out_row, money_costs
from landing_zone.placement.preference import USD_PER_NODE
from landing_zone.placement.rule import Rule


def test_money(sketch: Any) -> None:
    """Arcs with penalties, moves and preferences, nodes with their carbon, units in their steps; nothing left out."""
    costs = Costs(tokens=1, egress=2, penalty=4, move=8)
    sketch.on(0, 0, 1, 1, costs=costs, preference_usd_per_hour=0.5)
    east, west = sketch.base.pools
    columns = sketch.columns(pools=(replace(east, node_carbon_usd_per_hour=0.25), west))
    usd, price = money_costs(columns.problem), columns.problem.endpoints[1].unit_price_usd_per_hour
    assert usd[0] == 15.5
    assert usd[[columns.nodes(0), columns.nodes(1)]] == pytest.approx([4.25 + USD_PER_NODE, 5 + USD_PER_NODE])
    assert usd[[columns.reserved(1), columns.steps(1)]] == pytest.approx([2 * price, 2 * price])
    assert [usd[columns.left_out(w)] for w in range(3)] == [0, 0, 0]


def test_what_must_run_weighs_more_than_all_that_may(sketch: Any) -> None:
    """One that must run against every best-effort one."""
    columns = sketch.columns({"b": {"criticality": Criticality.BEST_EFFORT}})
    weights = left_out_costs(columns.problem)
    assert [weights[columns.left_out(w)] for w in range(3)] == [4, 1, 4]
    assert np.count_nonzero(weights) == 3


def test_the_second_stage_leaves_out_no_more(sketch: Any) -> None:
    """The weights of the first bound the second."""
    row = left_out_row(sketch.columns().problem, 4)
    assert (row.coefficients, row.upper) == ((4, 4, 4), 4)


def test_every_family_is_in_the_program(sketch: Any) -> None:
    """The rows of all, in their order; rules that may be left out are named."""
    sketch.on(0, 0, 1, 1)
    columns = sketch.columns()
    assert formulate(columns.problem).rows == tuple(row for family, _ in FAMILIES for row in family(columns))
    assert {rule for _, rule in FAMILIES} - {None} == {
        *(Rule.QUOTA, Rule.ACCOUNT, Rule.NEAR, Rule.APART, Rule.SURVIVES)
    }
