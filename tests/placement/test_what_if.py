"""Both plans of a what-if are whole plans; the one of the other world keeps the places if it is told to."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan, Status
from landing_zone.placement.scenario.scenario import Wish, parse_scenario
from landing_zone.placement.scenario.world import World
from landing_zone.placement.solve import make_plan
from landing_zone.placement.what_if import WhatIf, what_if

Project = Callable[..., Inputs]


def _ask(inputs: Inputs, catalog: Catalog, before: Plan | None = None, *, keep: bool = False, **wish: Any) -> WhatIf:
    world = World(inputs, catalog)
    plan = before or make_plan(inputs, catalog)
    return what_if(world, parse_scenario(Wish(**wish), world), plan, keep=keep)


def test_the_other_plan_is_that_of_the_other_world(project: Project, catalog: Catalog) -> None:
    """The same as if the files had been changed."""
    inputs = project({"a": {}, "b": {}})
    found = _ask(inputs, catalog, demands=("8",), rules=("open.jurisdictions=EU",))
    traffic = {"requests_per_second": 1.6, "input_tokens": 500, "output_tokens": 100}
    busier = {"traffic": {**traffic, "users": [{"region": "azure/germanywestcentral", "share": 1}]}}
    rules = {"open": {"jurisdictions": ["EU"]}, "eu": {"jurisdictions": ["EU"]}, "swiss": {"jurisdictions": ["CH"]}}
    written = make_plan(project({"a": busier, "b": busier}, data_classes=rules), catalog)
    assert [(d.venue, d.replicas, d.shape) for d in found.after.decisions] == [
        (d.venue, d.replicas, d.shape) for d in written.decisions
    ]
    assert found.after.objective == written.objective


def test_dearer_nodes_cost_their_difference(project: Project, catalog: Catalog) -> None:
    """Ohio at 1.1 times the price is still the cheapest: nothing moves, and 0.40 USD/h more are paid."""
    found = _ask(project({"a": {}}), catalog, prices=("ohio=1.1",))
    assert (found.change_usd_per_hour, found.moves, found.changes) == (pytest.approx(0.4), 0, ())
    assert found.change_usd_per_month == pytest.approx(292)


def test_what_is_left_out_says_why(project: Project, catalog: Catalog) -> None:
    """A best-effort workload that loses its only cluster."""
    inputs = project({"a": {"data_class": "eu", "criticality": "best-effort"}})
    found = _ask(inputs, catalog, losses=("berlin",))
    (left,) = found.left_out
    assert found.feasible
    assert (left.workload, left.status) == ("a", Status.UNPLACED)
    assert "berlin/l4 has no nodes" in left.reason


def test_an_impossible_world_is_an_answer(project: Project, catalog: Catalog) -> None:
    """With the rules in conflict, and without steps."""
    found = _ask(project({"a": {"data_class": "eu"}}), catalog, losses=("berlin",))
    assert (found.feasible, found.migration) == (False, None)
    assert found.after.conflicts[0].startswith("a: jurisdictions (stacks/Pulumi.test.yaml:")


def test_kept_places_move_only_for_what_it_costs(project: Project, catalog: Catalog) -> None:
    """Ohio becomes dearer than Berlin by 1 USD/h: worth a move if moves are free, not if one costs 1,000 USD."""
    inputs = project({"a": {}}, moves={"usd_per_move": 1000, "payback_hours": 730})
    plan = make_plan(inputs, catalog)
    assert [_ask(inputs, catalog, plan, keep=keep, prices=("ohio=1.5",)).moves for keep in (False, True)] == [1, 0]


def test_a_margin_and_a_price_of_carbon(local: Inputs, catalog: Catalog) -> None:
    """More demand costs more, or the same; carbon is counted."""
    found = _ask(local, catalog, demand_margin=3.0, carbon_usd_per_t=100.0)
    assert found.change_usd_per_hour >= 0
    assert found.before.objective.carbon_usd_per_hour == 0 < found.after.objective.carbon_usd_per_hour


def test_a_lost_region_of_the_project_s_own_environment(local: Inputs, catalog: Catalog) -> None:
    """What is held near its users in the United States can't run: the answer names it, and what may is placed."""
    found = _ask(local, catalog, losses=("us-east-1",))
    assert not found.feasible
    assert any("shop-assistant" in line for line in found.after.conflicts)
    assert all(d.cluster != "us-east" for d in found.after.decisions)
