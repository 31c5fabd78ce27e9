"""From the plan in force: what must move does, what pays moves, within a budget; the rest stays."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.check import violations
from landing_zone.placement.lock import inputs_digest
from landing_zone.placement.plan import Plan, SolveStatus
from landing_zone.placement.replan import Replan, replan
from landing_zone.placement.scenario.scenario import Wish, parse_scenario
from landing_zone.placement.scenario.world import World
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
FOUR = {name: {"data_class": "open"} for name in "abcd"}


def _world(inputs: Inputs, catalog: Catalog, **wish: Any) -> World:
    world = World(inputs, catalog)
    return parse_scenario(Wish(**wish), world).applied(world)


def _again(world: World, plan: Plan, **options: Any) -> Replan:
    return replan(world.inputs, world.catalog, plan, **options)


def test_the_best_plan_stays(local: Inputs, catalog: Catalog) -> None:
    """Nothing moves where nothing has changed."""
    plan = make_plan(local, catalog)
    result = replan(local, catalog, plan)
    assert result.changes == ()
    assert result.migration is not None
    assert result.migration.batches == ()
    assert result.plan.decisions == plan.decisions


def test_ties_move_nothing(project: Project, catalog: Catalog) -> None:
    """A place that costs the same and is nearer is not worth a move."""
    inputs = project({"a": {}}, clusters=_clusters(4.0, 4.0))
    near = make_plan(inputs, catalog)
    assert near.decisions[0].venue == "berlin/l4"
    far = _moved(near, "ohio", "berlin")
    assert replan(inputs, catalog, far).plan.decisions[0].venue == "ohio/l4"


def test_what_must_move_does_and_nothing_else(project: Project, catalog: Catalog) -> None:
    """Of two workloads, each on a node of its own, one has become illegal where it runs."""
    whole = {"replicas": {"min": 4, "max": 4}}
    plan = make_plan(project({"a": whole, "b": whole}), catalog)
    inputs = project({"a": {**whole, "data_class": "eu"}, "b": whole})
    result = replan(inputs, catalog, plan)
    assert [(c.workload, c.before, c.after, c.forced) for c in result.changes] == [("a", "ohio/l4", "berlin/l4", True)]
    assert violations(result.plan, inputs, catalog) == ()
    assert result.plan.inputs_digest == inputs_digest(inputs, catalog) != plan.inputs_digest


def test_a_budget_that_is_too_small_says_how_many_moves_it_takes(project: Project, catalog: Catalog) -> None:
    """Ohio is lost: all four have to move."""
    plan = make_plan(project(FOUR), catalog)
    world = _world(project(FOUR), catalog, losses=("ohio",))
    result = _again(world, plan, budget=3)
    assert (result.feasible, result.needed_moves, result.migration) == (False, 4, None)
    assert result.plan.status is SolveStatus.INFEASIBLE
    assert result.plan.conflicts == (
        "moves: 4 are needed, the budget is 3; no longer possible where they run: a, b, c, d",
    )
    enough = _again(world, plan, budget=4)
    assert (enough.feasible, len(enough.moves), enough.needed_moves) == (True, 4, None)


def test_the_budget_of_the_environment_holds_where_none_is_given(project: Project, catalog: Catalog) -> None:
    """And one that is given stands for it."""
    plan = make_plan(project(FOUR), catalog)
    world = _world(project(FOUR, moves={"budget": 0}), catalog, losses=("ohio",))
    assert (_again(world, plan).budget, _again(world, plan).feasible) == (0, False)
    assert (_again(world, plan, budget=4).budget, _again(world, plan, budget=4).feasible) == (4, True)


def test_rules_in_conflict_are_told_beside_the_budget(project: Project, catalog: Catalog) -> None:
    """What runs nowhere with any number of moves is not blamed on the budget."""
    plan = make_plan(project(FOUR), catalog)
    world = _world(project({**FOUR, "d": {"data_class": "swiss"}}), catalog, losses=("ohio",))
    budget, *rest = _again(world, plan, budget=1).plan.conflicts
    assert budget.startswith("moves: 3 are needed, the budget is 1")
    assert rest
    assert all(line.startswith("d: ") for line in rest)


def test_a_larger_budget_never_costs_more(project: Project, catalog: Catalog) -> None:
    """Prices turn: each move more brings the cost down, or leaves it."""
    workloads = {f"w{n}": {"replicas": {"min": 4, "max": 4}} for n in range(4)}
    inputs = project(workloads, clusters=_clusters(5.0, 4.0, nodes=4))
    plan = make_plan(inputs, catalog)
    world = _world(inputs, catalog, prices=("ohio=2",))
    results = [_again(world, plan, budget=budget) for budget in range(5)]
    costs = [result.plan.objective.cost_usd_per_hour for result in results]
    assert costs == sorted(costs, reverse=True)
    assert [len(result.moves) for result in results] == [0, 1, 2, 3, 4]
    assert costs[0] - costs[4] == pytest.approx(4 * (8.0 - 5.0))


def test_a_move_that_does_not_pay_for_itself_is_not_made(project: Project, catalog: Catalog) -> None:
    """1 USD an hour over 730 hours is less than 1,000 USD for the move, and more than 500."""
    for usd, moved in ((1000, 0), (500, 1)):
        inputs = project({"a": {}}, clusters=_clusters(4.0, 5.0), moves={"usd_per_move": usd, "payback_hours": 730})
        plan = _moved(make_plan(inputs, catalog), "ohio", "berlin")
        result = replan(inputs, catalog, plan)
        assert len(result.moves) == moved
        assert result.one_time_usd == pytest.approx(moved * usd)


def test_what_a_move_is_worth(project: Project, catalog: Catalog) -> None:
    """Saving per month, cost once by size and state, hours to pay back."""
    moves = {"usd_per_move": 10, "usd_per_gib": 1, "payback_hours": 730}
    inputs = project({"a": {"state_gib": 74}}, clusters=_clusters(4.0, 5.0), moves=moves)
    plan = _moved(make_plan(inputs, catalog), "ohio", "berlin")
    result = replan(inputs, catalog, plan)
    assert result.before_usd_per_hour == pytest.approx(5.0)
    assert result.saving_usd_per_month == pytest.approx(730)
    weights_gib = 8.03e9 * 2 / 2**30
    assert result.one_time_usd == pytest.approx(10 + 74 + weights_gib, abs=0.2)
    assert result.payback_hours == pytest.approx(result.one_time_usd, abs=0.1)


def test_a_place_that_is_no_longer_there(project: Project, catalog: Catalog) -> None:
    """A plan of an environment with another cluster: what ran there has to move, and starts anew."""
    inputs = project({"a": {}})
    plan = _moved(make_plan(inputs, catalog), "gone", "ohio")
    result = replan(inputs, catalog, plan, budget=1)
    (change,) = result.changes
    assert (change.forced, change.why) == (True, "gone/l4 is no longer in the environment")
    with_none = replan(inputs, catalog, plan, budget=0)
    assert (with_none.feasible, with_none.needed_moves) == (False, 1)


def test_the_project_s_own_environment_survives_a_loss(local: Inputs, catalog: Catalog) -> None:
    """The pool with most workloads is lost: they move, in steps that keep within the nodes."""
    plan = make_plan(local, catalog)
    lost = max((use for use in plan.pools), key=lambda use: sum(d.venue == _name(use) for d in plan.decisions))
    world = _world(local, catalog, losses=(_name(lost),))
    result = _again(world, plan)
    assert result.feasible
    assert {c.workload for c in result.moves} >= {d.workload for d in plan.decisions if d.venue == _name(lost)}
    assert result.migration is not None
    assert all(pool.peak <= pool.most for pool in result.migration.pools)


def _name(use: Any) -> str:
    return f"{use.cluster}/{use.pool}"


def _clusters(berlin: float, ohio: float, nodes: int = 2) -> list[dict[str, Any]]:
    pool = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": nodes}}
    place = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}
    here = {"name": "berlin", "site": "on-prem", "region": "berlin", "place": place}
    there = {"name": "ohio", "site": "aws", "region": "us-east-2"}
    return [
        {**here, "pools": [{**pool, "price_usd_per_hour": berlin}]},
        {**there, "pools": [{**pool, "price_usd_per_hour": ohio}]},
    ]


def _moved(plan: Plan, to: str, of: str) -> Plan:
    """Return the plan with the decisions and nodes of one cluster in another."""
    content = plan.model_dump()
    for decision in content["decisions"]:
        if decision["cluster"] == of:
            decision["cluster"] = to
    nodes = {use["cluster"]: use["nodes"] for use in content["pools"]}
    for use in content["pools"]:
        use["nodes"] = nodes[of] if use["cluster"] == to else 0
    return Plan.model_validate(content)
