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
