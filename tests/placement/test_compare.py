"""Two plans side by side: who fares differently and why, what is open, and what the old one costs today."""

from collections.abc import Callable

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.compare import Fate, cost_usd_per_hour, differences, node_counts
from landing_zone.placement.plan import Plan
from landing_zone.placement.scenario.scenario import Wish, parse_scenario
from landing_zone.placement.scenario.world import World
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]


def _then(inputs: Inputs, catalog: Catalog, **wish: object) -> World:
    world = World(inputs, catalog)
    return parse_scenario(Wish(**wish), world).applied(world)  # type: ignore[arg-type]


def test_a_plan_does_not_differ_from_itself(local: Inputs, catalog: Catalog) -> None:
    """Nothing is told of what stays."""
    plan = make_plan(local, catalog)
    assert differences(plan, plan) == ()
    assert all(count.before == count.after for count in node_counts(plan, plan))


def test_the_cost_of_a_plan_at_its_own_prices_is_its_own(local: Inputs, catalog: Catalog) -> None:
    """Nodes, units, tokens and egress are summed as the plan sums them."""
    plan = make_plan(local, catalog)
    assert cost_usd_per_hour(plan, local, catalog) == pytest.approx(plan.objective.cost_usd_per_hour, abs=1e-3)


def test_tokens_and_egress_are_part_of_it(project: Project, catalog: Catalog) -> None:
    """For a plan with an endpoint and answers that leave a cloud, too."""
    phi = {"name": "phi", "offer": "azure-foundry/global/Phi-4/token", "region": "azure/germanywestcentral"}
    traffic = {"requests_per_second": 1, "input_tokens": 500, "output_tokens": 100, "response_kib": 500}
    users = {"users": [{"region": "aws/us-east-2", "share": 1}]}
    managed = {"managed": ["phi"], "accelerators": ["H100"]}
    inputs = project({"a": managed, "b": {"traffic": {**traffic, **users}}}, managed=[phi])
    plan = make_plan(inputs, catalog)
    assert {d.status for d in plan.decisions} == {"managed", "placed"}
    assert any(d.egress_usd_per_hour for d in plan.decisions)
    assert cost_usd_per_hour(plan, inputs, catalog) == pytest.approx(plan.objective.cost_usd_per_hour, abs=1e-3)


def test_the_cost_follows_prices(project: Project, catalog: Catalog) -> None:
    """The same nodes at twice the price."""
    inputs = project({"a": {}})
    plan, dearer = make_plan(inputs, catalog), _then(inputs, catalog, prices=("L4=2",))
    assert cost_usd_per_hour(plan, dearer.inputs, dearer.catalog) == pytest.approx(8.0)


def test_a_move_that_must_be_says_why(project: Project, catalog: Catalog) -> None:
    """Its place is no longer allowed."""
    inputs = project({"a": {"data_class": "open"}})
    plan, other = make_plan(inputs, catalog), _then(inputs, catalog, rules=("open.jurisdictions=EU",))
    assert plan.decisions[0].venue == "ohio/l4"
    (change,) = differences(plan, make_plan(other.inputs, other.catalog))
    assert (change.fate, change.before, change.after, change.forced) == (Fate.MOVES, "ohio/l4", "berlin/l4", True)
    assert "allows EU only" in change.why


def test_a_move_that_pays_says_what_staying_costs(project: Project, catalog: Catalog) -> None:
    """In USD per hour."""
    inputs = project({"a": {}})
    plan, other = make_plan(inputs, catalog), _then(inputs, catalog, prices=("ohio=2",))
    (change,) = differences(plan, make_plan(other.inputs, other.catalog))
    assert (change.after, change.forced) == ("berlin/l4", False)
    assert change.why.startswith("where it was: 3.00 USD/h more")


def test_workloads_come_and_go(project: Project, catalog: Catalog) -> None:
    """A workload that is new starts, one that is no longer there stops."""
    both = make_plan(project({"a": {}, "b": {}}), catalog)
    one = Plan.model_validate({**both.model_dump(), "decisions": both.decisions[:1]})
    assert [(c.workload, c.fate) for c in differences(one, both)] == [("b", Fate.STARTS)]
    (gone,) = differences(both, one)
    assert (gone.workload, gone.fate, gone.after, gone.forced) == ("b", Fate.STOPS, None, True)


def test_other_replicas_are_told(project: Project, catalog: Catalog) -> None:
    """In the same place."""
    inputs = project({"a": {}})
    other = _then(inputs, catalog, demands=("60",))
    plans = make_plan(inputs, catalog), make_plan(other.inputs, other.catalog)
    assert [(c.workload, c.fate) for c in differences(*plans)] == [("a", Fate.RESHAPED)]
