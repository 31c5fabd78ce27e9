"""The independent check finds what is broken in a plan, one field at a time."""

from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.check import PlanInvalid, verify, violations
from landing_zone.placement.plan import Plan, SolveStatus
from landing_zone.placement.solve import make_plan


def edited(plan: Plan, workload: str, **update: Any) -> Plan:
    """The plan with fields of one decision changed; those of its shape are written `shape__<name>`."""
    content = plan.model_dump()
    (decision,) = (d for d in content["decisions"] if d["workload"] == workload)
    for field, value in update.items():
        part = decision["shape"] if field.startswith("shape__") else decision
        part[field.removeprefix("shape__")] = value
    return Plan.model_validate(content)


@pytest.mark.parametrize(
    ("workload", "update", "text"),
    [
        ("clinical-notes", {"cluster": "us-east", "pool": "a100"}, "it may not leave hospital"),
        ("call-transcription", {"cluster": "us-east", "pool": "l4", "accelerator": "L4"}, "us-east is outside of EU"),
        ("support-chat-en", {"cluster": "hospital", "pool": "h100", "accelerator": "H100"}, "are within 85 ms"),
        ("support-chat-de", {"pool": "tpu"}, "is on hospital/tpu, which is not in the environment"),
        ("support-chat-de", {"accelerator": "B200"}, "names B200, hospital/h100 has H100"),
        ("support-chat-de", {"shape": None}, "is placed without a shape"),
        ("support-chat-de", {"shape__precision": "fp8"}, "precision fp8 is not allowed"),
        ("support-chat-de", {"shape__tensor_parallel": 2}, "has 4 devices as TP2"),
        ("support-chat-de", {"shape__tensor_parallel": 1, "shape__devices": 1}, "GiB per device"),
        ("support-chat-de", {"shape__resource": "amd.com/gpu"}, "asks for amd.com/gpu, the pool has nvidia.com/gpu"),
        ("support-chat-de", {"replicas": 3}, "a replica of support-chat-de does not fit the 1 nodes of hospital/h100"),
        ("support-chat-de", {"replicas": 5}, "has 5 replicas, allowed are 2 to 4"),
        ("support-chat-de", {"shape__vcpu": 150.0}, "does not fit the 1 nodes of hospital/h100"),
        ("support-chat-de", {"shape__memory_gib": 1500.0}, "does not fit the 1 nodes of hospital/h100"),
        ("support-chat-de", {"shape__max_concurrency": 250}, "ms per token, 30 are asked for"),
        ("clinical-notes", {"replicas": 1}, "of 0.54 requests/s"),
        ("clinical-notes", {"shape__max_model_len": 100}, "takes 100 tokens of context, 12288 are asked for"),
        ("clinical-notes", {"shape__max_concurrency": 99}, "GiB of cache"),
        ("credit-risk", {"cost_usd_per_hour": 0.1}, "the shares of us-east/cpu sum to 0.10 USD/h of"),
        ("wealth-advice", {"cluster": "hospital"}, "is unplaced, but has a place"),
        ("credit-risk", {"status": "unplaced"}, "is unplaced, but has a place"),
    ],
)
def test_a_broken_decision_is_found(
    local: Inputs, catalog: Catalog, workload: str, update: dict[str, Any], text: str
) -> None:
    """Each change breaks one thing, and the check names it."""
    plan = edited(make_plan(local, catalog), workload, **update)
    found = violations(plan, local, catalog)
    assert any(text in violation for violation in found), found
    with pytest.raises(PlanInvalid, match="the plan of `local` is invalid"):
        verify(plan, local, catalog)


def test_what_must_run_may_not_be_left_out_silently(local: Inputs, catalog: Catalog) -> None:
    """An unplaced critical workload makes a plan infeasible, and nothing else does."""
    plan = make_plan(local, catalog)
    empty = {"status": "unplaced", "cluster": None, "pool": None, "shape": None, "replicas": 0}
    assert "is optimal, but leaves out credit-risk" in violations(edited(plan, "credit-risk", **empty), local, catalog)
    infeasible = plan.model_copy(update={"status": SolveStatus.INFEASIBLE})
    assert violations(infeasible, local, catalog) == ("is infeasible, but leaves out nothing that must run",)


@pytest.mark.parametrize(
    ("update", "text"),
    [
        ({"nodes": 5}, "hospital/a100-mig has 5 nodes, allowed are 0 to 1"),
        ({"nodes": 0}, "does not fit the 0 nodes of hospital/a100-mig"),
        ({"cost_usd_per_hour": 1.0}, "hospital/a100-mig costs 5.36 USD/h, the plan says 1.00"),
    ],
)
def test_a_broken_pool_is_found(local: Inputs, catalog: Catalog, update: dict[str, Any], text: str) -> None:
    """Nodes and costs of the first pool, changed."""
    plan = make_plan(local, catalog)
    pools = (plan.pools[0].model_copy(update=update), *plan.pools[1:])
    found = violations(plan.model_copy(update={"pools": pools}), local, catalog)
    assert any(text in violation for violation in found), found


def test_a_missing_decision_is_found(local: Inputs, catalog: Catalog) -> None:
    """Every workload is decided, once."""
    plan = make_plan(local, catalog)
    (found,) = violations(plan.model_copy(update={"decisions": plan.decisions[1:]}), local, catalog)
    assert found.startswith("decides claims-summary")


def test_sums_are_checked(local: Inputs, catalog: Catalog) -> None:
    """The total per hour and per month follow from the nodes, penalties and carbon from decisions and nodes."""
    plan = make_plan(local, catalog)
    hour = plan.objective.cost_usd_per_hour
    month = hour * local.environment.value.hours_per_month
    counted = {"cost_usd_per_hour": 1.0, "penalty_usd_per_hour": 2.0, "carbon_usd_per_hour": 3.0}
    wrong = {"objective": plan.objective.model_copy(update=counted), "cost_usd_per_month": 730}
    assert violations(plan.model_copy(update=wrong), local, catalog) == (
        f"costs {hour:.2f} USD/h, the plan says 1.00",
        f"costs {month:.0f} USD a month, the plan says 730",
        f"penalties are {plan.objective.penalty_usd_per_hour:.2f} USD/h, the plan says 2.00",
        "carbon is 0.00 USD/h, the plan says 3.00",
    )
