"""Whole plans: the shipped environment, and what single changes do to it."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.resilience import Survives
from landing_zone.config.workload import Workload
from landing_zone.placement.check import violations
from landing_zone.placement.lock import inputs_digest, plan_text, read_plan
from landing_zone.placement.plan import Decision, Plan, SolveStatus, Status
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
PLAN_PROGRAM = """
import sys
from pathlib import Path
from landing_zone.catalog.load import load_catalog
from landing_zone.config.load import load_inputs
from landing_zone.placement.lock import plan_text
from landing_zone.placement.solve import make_plan
sys.stdout.write(plan_text(make_plan(load_inputs(Path(sys.argv[1]), "local"), load_catalog())))
"""


def by_name(plan: Plan) -> dict[str, Decision]:
    """Decisions by workload."""
    return {d.workload: d for d in plan.decisions}


def changed(inputs: Inputs, workload: str, **update: object) -> Inputs:
    """The same inputs with fields of one workload replaced."""

    def change(value: Workload) -> Workload:
        return value.model_copy(update=update) if value.name == workload else value

    documents = tuple(dataclasses.replace(d, value=change(d.value)) for d in inputs.workloads)
    return dataclasses.replace(inputs, workloads=documents)


def test_the_shipped_plans_are_current_and_hold(root: Path, local: Inputs, catalog: Catalog) -> None:
    """`stacks/plans/local.json` is what the inputs give now, proven, and passes the check."""
    plan = read_plan(root / "stacks" / "plans" / "local.json")
    assert plan.inputs_digest == inputs_digest(local, catalog)
    assert plan == make_plan(local, catalog)
    assert (plan.status, plan.objective.gap) == (SolveStatus.OPTIMAL, 0)
    assert violations(plan, local, catalog) == ()


def test_local_shows_every_kind_of_decision(local: Inputs, catalog: Catalog) -> None:
    """Kept on-prem by rule, held near users, sent to the cheaper site or an endpoint, left out; every pool kind."""
    decisions = by_name(make_plan(local, catalog))
    assert decisions["clinical-notes"].reason.startswith(
        "kept in hospital: data class `patient` may not leave hospital"
    )
    assert decisions["support-chat-en"].reason.startswith("held near its users in us-east")
    assert decisions["credit-risk"].reason.startswith(
        "cheapest of 2 places with room, next is hospital/cpu: 0.44 USD/h"
    )
    assert decisions["complaint-drafts"].venue == "gpt-eu"
    assert decisions["complaint-drafts"].reason.startswith(
        "cheapest of 3 places with room, next is hospital/l40s: 4.38"
    )
    assert decisions["wealth-advice"].status is Status.UNPLACED
    assert "`swiss-secrecy` allows CH only" in decisions["wealth-advice"].reason
    used = {(d.cluster, d.pool) for d in decisions.values() if d.status is Status.PLACED}
    assert {"h100", "l40s", "a100-mig", "l4", "a100", "cpu"} == {pool for _, pool in used}


def test_an_endpoint_of_local_is_refused_by_its_rule(local: Inputs, catalog: Catalog) -> None:
    """Its times are not known, and one workload asks for them; another pays a penalty for that."""
    decisions = by_name(make_plan(local, catalog))
    refused = next(a for a in decisions["support-chat-de"].alternatives if a.endpoint == "gpt-eu")
    assert refused.reason.startswith("first_token_ms of gpt-eu is not known, 1500 are asked for (workloads/support-")
    assert decisions["complaint-drafts"].missed == ("first_token_ms",)


def test_what_survives_a_node_in_local_has_a_second_one(local: Inputs, catalog: Catalog) -> None:
    """The German chat fills one node of a pool of two; no pool of one node may have it."""
    plan = make_plan(local, catalog)
    use = next(u for u in plan.pools if (u.cluster, u.pool) == ("hospital", "h100"))
    assert (use.nodes, use.nodes_max, use.devices_used) == (1, 2, 8)
    assert next(d for d in local.workloads if d.value.name == "support-chat-de").value.survives is Survives.NODE


def test_local_has_sensible_shapes(local: Inputs, catalog: Catalog) -> None:
    """A 70B model at bf16 takes four H100 or A100; an 8B one a slice; trees no accelerator."""
    decisions = by_name(make_plan(local, catalog))
    for name, accelerator in (("support-chat-de", "H100"), ("support-chat-en", "A100-80GB")):
        shape = decisions[name].shape
        assert shape is not None
        assert (decisions[name].accelerator, shape.precision, shape.tensor_parallel) == (accelerator, "bf16", 4)
        assert shape.resource == "nvidia.com/gpu"
    team, risk = decisions["team-assistant"].shape, decisions["credit-risk"].shape
    assert team is not None
    assert team.resource == "nvidia.com/mig-3g.40gb"
    assert risk is not None
    assert (risk.resource, risk.devices) == (None, 0)


def test_a_stricter_data_class_moves_that_workload_only(local: Inputs, catalog: Catalog) -> None:
    """Credit risk as patient data moves into the hospital; all else stays, shapes included."""
    before = by_name(make_plan(local, catalog))
    after = by_name(make_plan(changed(local, "credit-risk", data_class="patient"), catalog))
    assert (before["credit-risk"].cluster, after["credit-risk"].cluster) == ("us-east", "hospital")

    def place(decision: Decision) -> tuple[object, ...]:
        return (decision.cluster, decision.pool, decision.replicas, decision.shape)

    assert [name for name in before if place(before[name]) != place(after[name])] == ["credit-risk"]


@pytest.mark.parametrize("hash_seed", ["0", "1", "4711"])
def test_the_plan_is_the_same_bytes_for_any_hash_seed(
    root: Path, local: Inputs, catalog: Catalog, hash_seed: str
) -> None:
    """Nothing of the plan follows the order of a set."""
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", PLAN_PROGRAM, str(root)]
    output = subprocess.run(command, env=environment, check=True, capture_output=True).stdout
    assert output == plan_text(make_plan(local, catalog)).encode()


def test_the_cheaper_pool_wins(project: Project, catalog: Catalog) -> None:
    """Ohio's nodes cost 4, Berlin's 5; both may run it."""
    (decision,) = make_plan(project({"w": {}}), catalog).decisions
    assert (decision.cluster, decision.replicas) == ("ohio", 1)
    (other,) = decision.alternatives
    assert (other.cluster, other.cost_usd_per_hour) == ("berlin", 1.0)


def test_ties_go_near_the_users(project: Project, catalog: Catalog) -> None:
    """At the same price the users' distance decides."""
    inputs = project({"w": {}})
    berlin, ohio = inputs.environment.value.clusters
    pools = (berlin.pools[0].model_copy(update={"price_usd_per_hour": 4.0}),)
    clusters = (berlin.model_copy(update={"pools": pools}), ohio)
    environment = dataclasses.replace(
        inputs.environment, value=inputs.environment.value.model_copy(update={"clusters": clusters})
    )
    (decision,) = make_plan(dataclasses.replace(inputs, environment=environment), catalog).decisions
    assert decision.cluster == "berlin"


def test_a_better_precision_is_given_up_for_money_only(project: Project, catalog: Catalog) -> None:
    """On one node both fit, so the first of the list is taken."""
    for precisions in (["bf16", "fp8"], ["fp8", "bf16"]):
        (decision,) = make_plan(project({"w": {"precisions": precisions}}), catalog).decisions
        assert decision.shape is not None
        assert decision.shape.precision == precisions[0]


def test_workloads_share_nodes(project: Project, catalog: Catalog) -> None:
    """Three small models fit one node; each pays its part of it."""
    plan = make_plan(project({"a": {}, "b": {}, "c": {}}), catalog)
    assert plan.objective.cost_usd_per_hour == 4.0
    assert sum(d.cost_usd_per_hour for d in plan.decisions) == pytest.approx(4.0, abs=0.001)
    assert plan.cost_usd_per_month == 2920.0


def test_the_quota_of_a_tenant_binds(project: Project, catalog: Catalog) -> None:
    """With one accelerator per cluster the second workload goes to the dearer one."""
    tenants = [{"name": "team", "owner": "team@example.org", "accelerators": 1}]
    plan = make_plan(project({"a": {}, "b": {}}, tenants=tenants), catalog)
    assert {d.cluster for d in plan.decisions} == {"berlin", "ohio"}
