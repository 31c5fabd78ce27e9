"""What moves, and what that costs."""

import dataclasses
from collections.abc import Callable

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.moves import Moves
from landing_zone.config.precision import Precision
from landing_zone.placement.moving import Current, move_usd, move_usd_per_hour
from landing_zone.placement.solve import make_plan
from landing_zone.sizing.weights import weights_gib

Project = Callable[..., Inputs]


def test_who_runs_elsewhere_moves(project: Project, catalog: Catalog) -> None:
    """What does not run yet starts, and moves nothing."""
    current = Current.of(make_plan(project({"a": {}, "b": {"data_class": "swiss"}}), catalog))
    assert dict(current.venues) == {"a": "ohio/l4"}
    assert [current.moves("a", "ohio/l4"), current.moves("a", "berlin/l4"), current.moves("b", "berlin/l4")] == [
        *(False, True, False)
    ]


def test_a_move_costs_by_weights_and_state(project: Project, catalog: Catalog) -> None:
    """A flat part, and every GiB of one replica's weights and of the state; over the hours in which it has to pay."""
    workload = project({"w": {"state_gib": 50}}).workloads[0].value
    moves = Moves(usd_per_move=20, usd_per_gib=0.5, payback_hours=100)
    gib = weights_gib(catalog.models[workload.model.name], Precision.BF16) + 50
    assert move_usd(workload, catalog, moves) == pytest.approx(20 + 0.5 * gib)
    assert move_usd_per_hour(workload, catalog, moves) == pytest.approx((20 + 0.5 * gib) / 100)


@pytest.mark.parametrize(("usd_per_move", "cluster"), [(0, "ohio"), (0.9, "ohio"), (1.1, "berlin")])
def test_a_move_is_made_where_it_pays(project: Project, catalog: Catalog, usd_per_move: float, cluster: str) -> None:
    """Ohio saves a dollar an hour; over one hour a move may cost that much."""
    berlin = make_plan(project({"w": {"data_class": "eu"}}), catalog)
    moves = {"usd_per_move": usd_per_move, "payback_hours": 1}
    plan = make_plan(project({"w": {}}, moves=moves), catalog, current=Current.of(berlin))
    assert plan.decisions[0].cluster == cluster
    assert plan.objective.move_usd_per_hour == (usd_per_move if cluster == "ohio" else 0)


def test_a_budget_holds_the_rest_in_place(project: Project, catalog: Catalog) -> None:
    """Both would save money in Ohio; one may move, and the other stays."""
    whole = {"replicas": {"min": 4, "max": 4}}
    inputs = project({"a": {**whole, "data_class": "eu"}, "b": {**whole, "data_class": "eu"}})
    current = Current.of(make_plan(inputs, catalog))
    free = project({"a": whole, "b": whole}, moves={"budget": 1})
    plan = make_plan(free, catalog, current=current)
    assert sorted(str(d.cluster) for d in plan.decisions) == ["berlin", "ohio"]
    assert dataclasses.replace(current, venues={}).moves("a", "anywhere") is False
