"""The environments that come with the project."""

import os
from pathlib import Path

import pytest

from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Target
from landing_zone.config.load import load_inputs
from landing_zone.config.rule import Rule
from landing_zone.config.secret import resolve
from landing_zone.config.workload import Criticality, Workload

ROOT = Path(__file__).parents[2]
ENVIRONMENTS = sorted(f.stem.removeprefix("Pulumi.") for f in (ROOT / "stacks").glob("Pulumi.*.yaml"))


@pytest.fixture(scope="module")
def local() -> Inputs:
    """The environment that runs on any machine."""
    return load_inputs(ROOT, "local")


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_an_environment_loads_with_its_workloads(name: str) -> None:
    """No fault in it, nor in how its workloads fit in."""
    assert load_inputs(ROOT, name).workloads


def test_local_needs_no_account_no_secret_and_few_nodes(local: Inputs) -> None:
    """A sandbox of two clusters with at most ten nodes each, and no secret that is not there."""
    environment = local.environment.value
    assert environment.target is Target.SANDBOX
    assert [c.name for c in environment.clusters] == ["hospital", "us-east"]
    assert all(sum(p.nodes.max for p in c.pools) <= 10 for c in environment.clusters)
    secrets = [t.registry_secret for t in environment.tenants if t.registry_secret]
    assert all(resolve(s, ROOT, os.environ) for s in secrets)


def _allowed(workload: Workload, inputs: Inputs) -> list[str]:
    """Return the clusters that the rule of the workload's data class leaves."""
    rule = inputs.environment.value.data_classes[workload.data_class]
    return [c.name for c in inputs.environment.value.clusters if _allows(rule, c)]


def _allows(rule: Rule, cluster: Cluster) -> bool:
    return (
        (rule.jurisdictions is None or cluster.jurisdiction in rule.jurisdictions)
        and (rule.sites is None or cluster.site in rule.sites)
        and (rule.clusters is None or cluster.name in rule.clusters)
        and set(rule.certifications) <= set(cluster.certifications)
    )


def test_local_has_material_for_every_kind_of_decision(local: Inputs) -> None:
    """Kept on site by rule, free to go where it is cheaper, held near its users, without any place."""
    workloads = [w.value for w in local.workloads]
    allowed = {w.name: _allowed(w, local) for w in workloads}
    assert allowed["clinical-notes"] == ["hospital"], "bound by the cluster's name"
    assert allowed["support-chat-de"] == ["hospital"], "bound by the jurisdiction"
    assert allowed["credit-risk"] == allowed["product-images"] == ["hospital", "us-east"], "free to go by price"
    near = [w.name for w in workloads if w.objectives.round_trip_ms and len(allowed[w.name]) == 2]
    assert near == ["defect-detection", "shop-assistant", "support-chat-en"], "free by rule, bound by the round trip"


def test_only_best_effort_may_be_without_a_place(local: Inputs) -> None:
    """What the rules leave no cluster for is allowed to be left out; all else has one."""
    homeless = [w.value for w in local.workloads if not _allowed(w.value, local)]
    assert [w.name for w in homeless] == ["wealth-advice"]
    assert homeless[0].criticality is Criticality.BEST_EFFORT


def test_every_data_class_and_tenant_is_used(local: Inputs) -> None:
    """What nobody uses would only look like a rule."""
    environment, workloads = local.environment.value, [w.value for w in local.workloads]
    assert {w.data_class for w in workloads} == set(environment.data_classes)
    assert {w.tenant for w in workloads} == {t.name for t in environment.tenants}
