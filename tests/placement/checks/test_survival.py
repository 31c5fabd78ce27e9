"""After every single loss, what must survive is served in full by what is left; hot, cold, and elsewhere."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.check import violations
from landing_zone.placement.plan import Plan, SolveStatus
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
L4 = {"accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "price_usd_per_hour": 4.0}
WHOLE_NODE = {"min": 4, "max": 4}


def cluster(name: str, nodes: int, *zones: str, price: float = 4.0) -> dict[str, Any]:
    """A cluster with one pool."""
    pool = {**L4, "name": "l4", "nodes": {"max": nodes}, "zones": list(zones), "price_usd_per_hour": price}
    return {"name": name, "site": "aws", "region": "us-east-2", "pools": [pool]}


def nodes(plan: Plan) -> dict[str, int]:
    """Open nodes by pool."""
    return {f"{use.cluster}/{use.pool}": use.nodes for use in plan.pools}


@pytest.mark.parametrize(("survives", "open_nodes"), [("nothing", 1), ("node", 2), ("zone", 2), ("cluster", 3)])
def test_hot_standby_keeps_nodes_open(project: Project, catalog: Catalog, survives: str, open_nodes: int) -> None:
    """One node is enough to serve, a second is open for the loss of one; for that of a cluster a third, in another."""
    clusters = [cluster("east", 4, "a", "b"), cluster("west", 4, price=4.1)]
    plan = make_plan(project({"w": {"replicas": WHOLE_NODE, "survives": survives}}, clusters=clusters), catalog)
    assert sum(nodes(plan).values()) == open_nodes
    assert nodes(plan)["west/l4"] == (survives == "cluster")
    told = [(f.lost, f.cluster) for f in plan.decisions[0].failovers]
    assert told == ([("cluster east", "west")] if survives == "cluster" else [])


@pytest.mark.parametrize(("survives", "most", "fits"), [("node", 1, False), ("node", 2, True), ("zone", 2, True)])
def test_cold_standby_needs_nodes_that_may_be_opened(
    project: Project, catalog: Catalog, survives: str, most: int, fits: bool
) -> None:
    """Nothing is open for the loss, but the pool may have as many nodes as are needed after it."""
    inputs = project(
        {"w": {"replicas": WHOLE_NODE, "survives": survives}},
        clusters=[cluster("east", most, "a", "b")],
        resilience={"standby": "cold"},
    )
    plan = make_plan(inputs, catalog)
    assert (plan.status is SolveStatus.OPTIMAL) is fits
    assert nodes(plan)["east/l4"] == int(fits)


def test_a_zone_takes_the_larger_part(project: Project, catalog: Catalog) -> None:
    """Two nodes of work over two zones: one zone of four nodes may hold two, so four are open."""
    inputs = project(
        {"v": {"replicas": WHOLE_NODE, "survives": "zone"}, "w": {"replicas": WHOLE_NODE, "survives": "zone"}},
        clusters=[cluster("east", 4, "a", "b")],
    )
    plan = make_plan(inputs, catalog)
    assert nodes(plan) == {"east/l4": 4}
    three = plan.model_copy(update={"pools": (plan.pools[0].model_copy(update={"nodes": 3}),)})
    broken = violations(three, inputs, catalog)
    assert "when zone a of east is lost: a replica of w does not fit the 1 nodes that are left of east/l4" in broken


def test_what_need_not_survive_gives_way(project: Project, catalog: Catalog) -> None:
    """Beside one that must go on, one that need not fills the node that is kept for it."""
    changes = {"v": {"replicas": WHOLE_NODE}, "w": {"replicas": WHOLE_NODE, "survives": "node"}}
    plan = make_plan(project(changes, clusters=[cluster("east", 2)]), catalog)
    assert (plan.status, nodes(plan)) == (SolveStatus.OPTIMAL, {"east/l4": 2})


def test_only_named_clusters_may_be_lost(project: Project, catalog: Catalog) -> None:
    """`resilience.clusters` names the clusters whose loss is survived; no other has a failover."""
    for named, failovers in ((["east"], ["cluster east"]), (["west"], [])):
        environment = {
            "clusters": [cluster("east", 2, "a", "b"), cluster("west", 2, "a", "b", price=9.0)],
            "resilience": {"clusters": named, "standby": "cold"},
        }
        plan = make_plan(project({"w": {"survives": "cluster"}}, **environment), catalog)
        assert [f.lost for f in plan.decisions[0].failovers] == failovers


def edited(plan: Plan, **update: Any) -> Plan:
    """The plan with fields of its only failover changed; () leaves the failover out."""
    content = plan.model_dump()
    decision = content["decisions"][0]
    if update:
        decision["failovers"][0].update(update)
    else:
        decision["failovers"] = []
    return Plan.model_validate(content)


@pytest.mark.parametrize(
    ("update", "text"),
    [
        ({}, "when cluster east is lost: w must go on and has no failover"),
        ({"cluster": "east"}, "when cluster east is lost: w goes to east/l4, which is lost with it"),
        ({"lost": "cluster mars"}, "w has a failover for cluster mars, which is nothing that can be lost"),
        ({"replicas": 40}, "w (when cluster east is lost): has 40 replicas, allowed are 4 to 4"),
        ({"replicas": 40}, "a replica of w does not fit the 1 nodes that are left of west/l4"),
        ({"cluster": "mars"}, "w (when cluster east is lost) is on mars/l4, which is not in the environment"),
        ({"shape": None}, "w (when cluster east is lost) is placed without a shape"),
        ({"endpoint": "sol"}, "w (when cluster east is lost) is served by sol, which is not in the environment"),
    ],
)
def test_a_broken_failover_is_found(project: Project, catalog: Catalog, update: dict[str, Any], text: str) -> None:
    """A failover that is missing, lost itself, too large, or points nowhere."""
    clusters = [cluster("east", 4, "a", "b"), cluster("west", 4, price=4.1)]
    inputs = project({"w": {"replicas": WHOLE_NODE, "survives": "cluster"}}, clusters=clusters)
    plan = make_plan(inputs, catalog)
    assert violations(plan, inputs, catalog) == ()
    assert any(text in found for found in violations(edited(plan, **update), inputs, catalog))


def test_failovers_keep_the_rules(project: Project, catalog: Catalog) -> None:
    """The data may not leave the EU: not in a loss either. Where only Ohio is left, nothing stands by."""
    berlin = {
        "name": "berlin",
        "site": "on-prem",
        "region": "berlin",
        "place": {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4},
        "pools": [{**L4, "name": "l4", "nodes": {"max": 2}, "zones": ["a", "b"]}],
    }
    clusters = [berlin, cluster("ohio", 2, "a", "b")]
    for data_class, status in (("eu", SolveStatus.INFEASIBLE), ("open", SolveStatus.OPTIMAL)):
        inputs = project({"w": {"data_class": data_class, "survives": "cluster"}}, clusters=clusters)
        plan = make_plan(inputs, catalog)
        assert plan.status is status
    stricter = project({"w": {"data_class": "eu", "survives": "cluster"}}, clusters=clusters)
    assert violations(plan, stricter, catalog) == ("w (when cluster berlin is lost): ohio is outside of EU",)


@pytest.mark.parametrize(("accelerators", "survives"), [(8, True), (4, False)])
def test_a_tenant_s_quota_holds_in_a_loss(
    project: Project, catalog: Catalog, accelerators: int, survives: bool
) -> None:
    """What comes from a lost cluster counts beside what is there already and stays, whether that must go on or not."""
    clusters = [cluster("east", 4, "a", "b"), cluster("west", 4, "a", "b", price=4.1)]
    there = {"data_class": "west", "replicas": WHOLE_NODE}
    inputs = project(
        {"v": there, "w": {"replicas": WHOLE_NODE, "survives": "cluster", "data_class": "any"}},
        clusters=clusters,
        data_classes={"west": {"clusters": ["west"]}, "any": {}},
        tenants=[{"name": "team", "owner": "team@example.org", "accelerators": accelerators}],
    )
    assert (make_plan(inputs, catalog).status is SolveStatus.OPTIMAL) is survives


@pytest.mark.parametrize(("count", "survives"), [(8, True), (4, False)])
def test_an_account_s_quota_holds_for_what_is_opened_in_a_loss(
    project: Project, catalog: Catalog, count: int, survives: bool
) -> None:
    """Both clusters are of one account: the node that is opened for the loss counts beside the one that was open."""
    clusters = [cluster("east", 2, "a", "b"), cluster("west", 2, "a", "b", price=9.0)]
    inputs = project(
        {"w": {"replicas": WHOLE_NODE, "survives": "cluster"}},
        clusters=clusters,
        resilience={"standby": "cold"},
        quotas=[{"site": "aws", "region": "us-east-2", "accelerator": "L4", "count": count}],
    )
    plan = make_plan(inputs, catalog)
    assert (plan.status is SolveStatus.OPTIMAL) is survives
    environment = inputs.environment.value
    if survives:
        quota = environment.quotas[0].model_copy(update={"count": 4})
        tight = environment.model_copy(update={"quotas": (quota,)})
        less = dataclasses.replace(inputs, environment=dataclasses.replace(inputs.environment, value=tight))
        text = "8 L4 are open in aws/us-east-2, the account's quota is 4"
        assert violations(plan, less, catalog) == (f"when cluster east is lost: {text}",)
