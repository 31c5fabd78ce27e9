"""An infeasible environment is an answer: the smallest set of rules, and the way out."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan, SolveStatus, Status
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]


def rules(plan: Plan) -> list[str]:
    """The rules named, without their places."""
    return [line.split(" (")[0] for line in plan.conflicts]


def test_one_rule_alone(project: Project, catalog: Catalog) -> None:
    """No cluster is in Switzerland: that rule, at its line, and what the plan costs without it."""
    plan = make_plan(project({"w": {"data_class": "swiss"}}), catalog)
    assert plan.status is SolveStatus.INFEASIBLE
    assert plan.decisions[0].status is Status.UNPLACED
    first, relaxation = plan.conflicts
    assert first.startswith("w: jurisdictions (stacks/Pulumi.test.yaml:")
    assert relaxation == "w: fits without jurisdictions, the plan then costs +4.00 USD/h"


def test_two_rules_together(project: Project, catalog: Catalog) -> None:
    """The law says EU, the users are in Ohio: each alone can be met, both can't."""
    users = [{"region": "aws/us-east-2", "share": 1}]
    traffic = {"requests_per_second": 0.2, "input_tokens": 500, "output_tokens": 100, "users": users}
    changes = {"data_class": "eu", "traffic": traffic, "objectives": {"round_trip_ms": 30}}
    plan = make_plan(project({"w": changes}), catalog)
    assert rules(plan)[:2] == ["w: jurisdictions", "w: round_trip_ms"]
    assert plan.conflicts[2] == "w: fits without jurisdictions, the plan then costs +4.00 USD/h"


@pytest.mark.parametrize(
    ("changes", "requests_per_second", "rule"),
    [
        ({"objectives": {"per_token_ms": 2}}, 1, "per_token_ms"),
        ({"objectives": {"first_token_ms": 2}}, 1, "first_token_ms"),
        ({"replicas": {"min": 1, "max": 1}}, 20, "replicas.max"),
    ],
)
def test_rules_of_speed_and_size(
    project: Project, catalog: Catalog, changes: dict[str, Any], requests_per_second: float, rule: str
) -> None:
    """An objective that no device meets, and a bound on replicas below the demand."""
    users = [{"region": "aws/us-east-2", "share": 1}]
    tokens = {"input_tokens": 500, "output_tokens": 100}
    traffic = {"requests_per_second": requests_per_second, "users": users, **tokens}
    plan = make_plan(project({"w": {**changes, "traffic": traffic}}), catalog)
    assert rules(plan)[0] == f"w: {rule}"


def test_the_quota_is_a_rule(project: Project, catalog: Catalog) -> None:
    """Nothing fits into a quota of no accelerators."""
    tenants = [{"name": "team", "owner": "team@example.org", "accelerators": 0}]
    plan = make_plan(project({"w": {}}, tenants=tenants), catalog)
    assert plan.conflicts[0].startswith("w: quota (stacks/Pulumi.test.yaml:")
    assert "over the accelerators of tenant `team`" in plan.decisions[0].reason


def test_too_large_for_anything(project: Project, catalog: Catalog) -> None:
    """No rule is to blame when no pool holds the model."""
    model = {"name": "meta-llama/Meta-Llama-3.1-405B-Instruct", "uri": "s3://m/1", "licence": "llama3.1"}
    plan = make_plan(project({"w": {"model": model}}), catalog)
    assert plan.conflicts == ("w: no pool is large enough, whatever the rules (workloads/w.yaml:1)",)


def test_best_effort_may_be_left_out(project: Project, catalog: Catalog) -> None:
    """The plan stays optimal and tells the rule."""
    plan = make_plan(project({"w": {"data_class": "swiss", "criticality": "best-effort"}, "v": {}}), catalog)
    assert (plan.status, plan.conflicts) == (SolveStatus.OPTIMAL, ())
    assert [d.status for d in plan.decisions] == [Status.PLACED, Status.UNPLACED]


def test_what_must_run_displaces_what_may(project: Project, catalog: Catalog) -> None:
    """One node of four, two workloads that fill it: the best-effort one, cheaper or not, gives way."""
    pool = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 1}}
    ohio = {"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [{**pool, "price_usd_per_hour": 4.0}]}
    whole = {"replicas": {"min": 4, "max": 4}}
    plan = make_plan(project({"a": {**whole, "criticality": "best-effort"}, "b": whole}, clusters=[ohio]), catalog)
    assert [d.status for d in plan.decisions] == [Status.UNPLACED, Status.PLACED]
    assert plan.decisions[0].reason.startswith("left out, no room beside the rest of the plan: no room: needs 4 × 1 L4")


ONE_NODE = [{"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 1}}]
SITES: list[dict[str, Any]] = [
    {"name": name, "site": "aws", "region": region, "pools": [{**ONE_NODE[0], "price_usd_per_hour": price}]}
    for name, region, price in (("east", "us-east-2", 4.0), ("west", "us-west-2", 6.0))
]
WHOLE = {"replicas": {"min": 4, "max": 4}}


def test_workloads_that_compete_are_in_conflict_together(project: Project, catalog: Catalog) -> None:
    """Both may run in the east only, where one of them has room: the rules of both are told, and the way out."""
    tied = {**WHOLE, "data_class": "east"}
    inputs = project({"a": tied, "b": tied}, clusters=SITES, data_classes={"east": {"clusters": ["east"]}, "open": {}})
    plan = make_plan(inputs, catalog)
    assert plan.status is SolveStatus.INFEASIBLE
    assert rules(plan) == ["a: clusters", "b: clusters", plan.conflicts[2]]
    assert plan.conflicts[2].endswith(", the plan then costs +6.00 USD/h")


def test_another_s_rule_may_be_the_way_out(project: Project, catalog: Catalog) -> None:
    """Two rules keep the one in the east, its users' distance alone the other: that is the one to give up."""
    users = {"users": [{"region": "aws/us-east-2", "share": 1}]}
    traffic = {"requests_per_second": 0.2, "input_tokens": 500, "output_tokens": 100, **users}
    near = {**WHOLE, "traffic": traffic, "objectives": {"round_trip_ms": 30}}
    law = {**WHOLE, "data_class": "east", "criticality": "critical"}
    classes = {"east": {"clusters": ["east"], "certifications": ["c5"]}, "open": {}}
    clusters = [{**SITES[0], "certifications": ["c5"]}, SITES[1]]
    plan = make_plan(project({"law": law, "near": near}, clusters=clusters, data_classes=classes), catalog)
    assert rules(plan)[:2] == ["law: clusters", "near: round_trip_ms"]
    assert plan.conflicts[2].split(": ", 1)[1].removeprefix("fits without ").removeprefix("near: ") == (
        "round_trip_ms, the plan then costs +6.00 USD/h"
    )


def test_an_account_s_quota_is_a_rule(project: Project, catalog: Catalog) -> None:
    """One node of four may be open in the region, two are needed."""
    quotas = [{"site": "aws", "region": "us-east-2", "accelerator": "L4", "count": 4}]
    pools = [{**ONE_NODE[0], "nodes": {"max": 2}, "price_usd_per_hour": 4.0}]
    plan = make_plan(project({"a": WHOLE, "b": WHOLE}, clusters=[{**SITES[0], "pools": pools}], quotas=quotas), catalog)
    first, relaxation = plan.conflicts
    assert first.startswith("aws/us-east-2/L4: account quota (stacks/Pulumi.test.yaml:")
    assert relaxation.endswith(": fits without aws/us-east-2/L4: account quota, the plan then costs +4.00 USD/h")


def test_company_is_a_rule(project: Project, catalog: Catalog) -> None:
    """A workload that must be near another may go nowhere that the other may not."""
    classes = {"east": {"clusters": ["east"]}, "west": {"clusters": ["west"]}}
    changes = {"a": {"data_class": "east"}, "b": {"data_class": "west", "near": ["a"]}}
    plan = make_plan(project(changes, clusters=SITES, data_classes=classes), catalog)
    assert rules(plan)[:3] == ["a: clusters", "b: clusters", "b: near"]


def test_without_room_beside_the_others_no_rule_is_to_blame(project: Project, catalog: Catalog) -> None:
    """One node, and two workloads that fill it."""
    plan = make_plan(project({"a": WHOLE, "b": WHOLE}, clusters=SITES[:1]), catalog)
    (line,) = plan.conflicts
    assert line.split(": ", 1)[1].startswith("no room beside the others that must run, whatever the rules (workloads/")


def test_what_must_survive_is_a_rule(project: Project, catalog: Catalog) -> None:
    """There is one node and no other place: its loss can't be survived."""
    plan = make_plan(project({"a": {"survives": "node"}}, clusters=SITES[:1]), catalog)
    assert rules(plan)[0] == "a: survives"
    assert plan.conflicts[1] == "a: fits without survives, the plan then costs +4.00 USD/h"


def test_conflicts_that_have_nothing_to_do_with_each_other_stay_apart(project: Project, catalog: Catalog) -> None:
    """One has no place by law, two compete for another: neither is told as the way out of the other."""
    tied = {**WHOLE, "data_class": "east"}
    classes = {"east": {"clusters": ["east"]}, "swiss": {"jurisdictions": ["CH"]}}
    workloads = {"a": tied, "b": tied, "law": {"data_class": "swiss"}}
    plan = make_plan(project(workloads, clusters=SITES, data_classes=classes), catalog)
    assert [line.split(" (")[0].split(",")[0] for line in plan.conflicts] == [
        *("a: clusters", "b: clusters"),
        plan.conflicts[2].split(",")[0],
        *("law: jurisdictions", "law: fits without jurisdictions"),
    ]
    assert (
        plan.conflicts[2].split(": ", 1)[1].removeprefix("fits without ").startswith(("clusters", "a: clus", "b: clus"))
    )
