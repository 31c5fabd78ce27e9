"""An explanation is true: every number of it is that of a plan made the long way."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.explanation.assemble import explain
from landing_zone.placement.explanation.model import Explanation, Turn
from landing_zone.placement.plan import Decision
from landing_zone.placement.solve import find_solution, make_plan

Project = Callable[..., Inputs]


def explained(inputs: Inputs, catalog: Catalog, workload: str) -> Explanation:
    """The explanation of one workload of a plan."""
    found = explain(find_solution(inputs, catalog), inputs, catalog, workload)
    assert found.complete
    return found


def turn(told: Explanation, what: str) -> Turn:
    """The first turn of a kind."""
    return next(t for t in told.turns if t.what == what)


def decided(inputs: Inputs, catalog: Catalog, workload: str) -> Decision:
    """What a plan decides for one workload."""
    return next(d for d in make_plan(inputs, catalog).decisions if d.workload == workload)


@pytest.fixture
def clusters() -> list[dict[str, Any]]:
    """Berlin's nodes cost 5, Ohio's 4; each of four L4."""
    nodes = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 2}}
    place = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}
    berlin, ohio = {**nodes, "price_usd_per_hour": 5.0}, {**nodes, "price_usd_per_hour": 4.0}
    return [
        {"name": "berlin", "site": "on-prem", "region": "berlin", "place": place, "pools": [berlin]},
        {"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [ohio]},
    ]


def test_elsewhere_is_the_cheapest_whole_plan_there(local: Inputs, catalog: Catalog) -> None:
    """As dear as the plan of an environment in which that is the workload's only place."""
    told = explained(local, catalog, "team-assistant")
    now = make_plan(local, catalog).objective.cost_usd_per_hour
    priced = {e.venue: e.cost_usd_per_hour for e in told.elsewhere if e.cost_usd_per_hour is not None}
    assert len(priced) >= 3
    for accelerator, venue in (("H100", "hospital/h100"), ("L40S", "hospital/l40s"), ("L4", "us-east/l4")):
        workloads = tuple(
            type(d)(d.value.model_copy(update={"accelerators": (accelerator,)}), d.source)
            if d.value.name == "team-assistant"
            else d
            for d in local.workloads
        )
        plan = make_plan(type(local)(local.name, local.root, local.environment, workloads), catalog)
        assert priced[venue] == pytest.approx(plan.objective.cost_usd_per_hour - now, abs=0.001)


def test_elsewhere_names_rules_and_what_would_be_left_out(
    project: Project, catalog: Catalog, clusters: list[Any]
) -> None:
    """A rule with file and line; a workload that only fits without another one; what looks better."""
    clusters[0]["pools"][0] |= {"nodes": {"max": 1}, "per_node": 1}
    workloads = {"a": {"data_class": "eu"}, "b": {}, "c": {"data_class": "swiss", "criticality": "best-effort"}}
    inputs = project(workloads, clusters=clusters)
    (ohio,) = explained(inputs, catalog, "a").elsewhere
    assert ohio.forbidden is not None
    assert "`eu` allows EU only, ohio is in US (stacks/Pulumi.test.yaml:" in ohio.forbidden
    (berlin,) = explained(inputs, catalog, "b").elsewhere
    assert (berlin.cost_usd_per_hour, berlin.left_out) == (None, ("a",))
    assert berlin.better[0].endswith("ms nearer to its users")


def test_a_node_more_is_worth_what_it_saves(project: Project, catalog: Catalog, clusters: list[Any]) -> None:
    """Five devices wanted, four on Ohio's one node: the fifth pays for a node in Berlin; without Ohio all are there."""
    clusters[1]["pools"][0]["nodes"] = {"max": 1}
    inputs = project({name: {"replicas": {"min": 1, "max": 1}} for name in "abcde"}, clusters=clusters)
    there = next(d.workload for d in make_plan(inputs, catalog).decisions if d.cluster == "ohio")
    shadow = explained(inputs, catalog, there).shadows[0]
    assert (shadow.limit, shadow.now) == ("nodes of ohio/l4", 1)
    assert shadow.one_more_saves_usd_per_hour == pytest.approx(1.0)
    assert shadow.one_fewer_costs_usd_per_hour == pytest.approx(1.0)


def test_a_limit_that_leaves_something_out_says_so(project: Project, catalog: Catalog, clusters: list[Any]) -> None:
    """One device and two workloads: a node more places the one that is left out, one fewer leaves out the other."""
    clusters[0]["pools"][0] |= {"nodes": {"max": 1}, "per_node": 1}
    workloads = {"a": {"data_class": "eu"}, "b": {"data_class": "eu", "criticality": "best-effort"}}
    told = explained(project(workloads, clusters=clusters), catalog, "b")
    assert told.status == "unplaced"
    assert told.shadows[0].one_more_places == ("b",)
    placed = explained(project(workloads, clusters=clusters), catalog, "a").shadows[0]
    assert placed.one_fewer_leaves_out == ("a",)


def test_a_quota_s_worth_is_told(project: Project, catalog: Catalog) -> None:
    """One accelerator per cluster: a second one in Ohio saves Berlin's node."""
    tenants = [{"name": "team", "owner": "team@example.org", "accelerators": 1}]
    inputs = project({"a": {}, "b": {}}, tenants=tenants)
    there = next(d.workload for d in make_plan(inputs, catalog).decisions if d.cluster == "ohio")
    quota = explained(inputs, catalog, there).shadows[1]
    assert quota.limit == "accelerators of tenant team in ohio"
    assert quota.one_more_saves_usd_per_hour == pytest.approx(5.0)


def test_the_price_at_which_it_moves_is_exact(project: Project, catalog: Catalog, clusters: list[Any]) -> None:
    """Ohio's node may cost what Berlin's does, Berlin's must cost what Ohio's does; plans beside the point agree."""
    told = explained(project({"w": {}}, clusters=clusters), catalog, "w")
    own, other = turn(told, "price of a node of ohio/l4"), turn(told, "price of a node of berlin/l4")
    assert (own.now, own.venue, other.now, other.venue) == (4.0, "berlin/l4", 5.0, "berlin/l4")
    assert own.at == pytest.approx(5.0, abs=0.05)
    assert other.at == pytest.approx(4.0, abs=0.05)
    for price, cluster in ((4.9, "ohio"), (5.1, "berlin")):
        clusters[1]["pools"][0]["price_usd_per_hour"] = price
        assert decided(project({"w": {}}, clusters=clusters), catalog, "w").cluster == cluster


def test_a_price_that_changes_nothing_says_so(project: Project, catalog: Catalog) -> None:
    """A workload with one place only stays at any price."""
    own = turn(explained(project({"w": {"data_class": "eu"}}), catalog, "w"), "price of a node of berlin/l4")
    assert (own.at, own.limit, own.venue) == (None, 500.0, "berlin/l4")


def test_the_demand_that_needs_more_is_exact(project: Project, catalog: Catalog) -> None:
    """Just below it the replicas are enough, just above they are not."""

    def at(factor: float) -> Inputs:
        traffic = project({"w": {}}).workloads[0].value.traffic.model_dump(mode="json")
        traffic["requests_per_second"] *= factor
        return project({"w": {"traffic": traffic}})

    found = turn(explained(at(1), catalog, "w"), "demand").at
    assert found is not None
    below, above = decided(at(found * 0.999), catalog, "w"), decided(at(found * 1.002), catalog, "w")
    assert (below.replicas, below.shape) != (above.replicas, above.shape)
    assert below.replicas == 1


def test_the_objective_at_which_a_place_opens_is_exact(project: Project, catalog: Catalog) -> None:
    """With the round trip told, the cheaper place is taken; with a millisecond less, it is not."""

    def at(round_trip_ms: float) -> Inputs:
        return project({"w": {"objectives": {"round_trip_ms": round_trip_ms}}})

    found = turn(explained(at(20), catalog, "w"), "round_trip_ms")
    assert (found.venue, found.cost_usd_per_hour, found.then) == ("ohio/l4", -1.0, "ohio/l4 opens")
    assert found.where is not None
    assert found.where.startswith("workloads/w.yaml:")
    assert found.at is not None
    assert decided(at(found.at), catalog, "w").cluster == "ohio"
    assert decided(at(found.at - 1), catalog, "w").cluster == "berlin"


def test_a_time_that_opens_a_place_is_exact(project: Project, catalog: Catalog) -> None:
    """An A10G-like wish: a time per token that no pool keeps is loosened until one does."""

    def at(per_token_ms: float) -> Inputs:
        return project({"w": {"objectives": {"per_token_ms": per_token_ms}, "criticality": "best-effort"}})

    told = explained(at(5), catalog, "w")
    assert told.status == "unplaced"
    found = turn(told, "per_token_ms").at
    assert found is not None
    assert decided(at(found), catalog, "w").status == "placed"
    assert decided(at(found / 1.01), catalog, "w").status == "unplaced"


def test_a_rule_is_left_out_to_see_what_opens(project: Project, catalog: Catalog) -> None:
    """Without its jurisdictions the workload goes to the cheaper place."""
    told = turn(explained(project({"w": {"data_class": "eu"}}), catalog, "w"), "jurisdictions")
    assert (told.then, told.venue, told.cost_usd_per_hour) == ("ohio/l4 opens", "ohio/l4", -1.0)
    assert told.where is not None
    assert told.where.startswith("stacks/Pulumi.test.yaml:")


def test_memory_and_ranges_are_those_of_the_chosen_shape(local: Inputs, catalog: Catalog) -> None:
    """What is used is usable, and an estimate lies in its range."""
    chosen = explained(local, catalog, "support-chat-de").chosen
    assert chosen is not None
    use = chosen.memory
    assert use is not None
    used = use.weights_gib + use.kv_cache_gib + use.activations_gib + use.adapters_gib + use.overhead_gib
    assert 0 < used <= use.usable_gib
    assert {f.name for f in chosen.figures} == {"first_token_ms", "per_token_ms", "requests_per_second"}
    assert all((f.low or 0) < f.value < (f.high or 0) for f in chosen.figures)


def test_without_time_an_explanation_says_that_it_is_not_whole(project: Project, catalog: Catalog) -> None:
    """The decision is told all the same."""
    inputs = project({"w": {}})
    told = explain(find_solution(inputs, catalog), inputs, catalog, "w", time_limit_s=0)
    assert (told.complete, told.cluster, told.elsewhere) == (False, "ohio", ())


def test_an_endpoint_is_explained_by_tokens_and_factors(local: Inputs, catalog: Catalog) -> None:
    """Offer and tokens; a factor on its price at which the pool is as cheap; a demand that its quota can't take."""
    told = explained(local, catalog, "complaint-drafts")
    assert told.chosen is not None
    assert (told.chosen.offer, told.chosen.memory) == ("azure-openai/eu/gpt-4.1-mini/token", None)
    factor, quota = turn(told, "price of gpt-eu"), turn(told, "demand").at
    pool = next(e for e in told.elsewhere if e.venue == factor.venue)
    assert factor.at is not None
    assert (factor.at - 1) * told.cost_usd_per_hour == pytest.approx(pool.cost_usd_per_hour, abs=0.02)
    assert told.chosen.tokens_per_minute is not None
    assert quota == pytest.approx(200_000 / told.chosen.tokens_per_minute, abs=0.001)
    assert [s.limit for s in told.shadows] == ["tokens a minute of gpt-eu"]
