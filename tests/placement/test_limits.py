"""What counts for the quotas of tenants and of accounts."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.build import build_problem
from landing_zone.placement.plan import SolveStatus
from landing_zone.placement.rule import Rule
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
L4 = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 2}}
CPU = {"name": "cpu", "accelerator": "cpu", "vcpu": 16, "memory_gib": 64, "nodes": {"max": 4}}
OHIO: dict[str, Any] = {
    "name": "ohio",
    "site": "aws",
    "region": "us-east-2",
    "pools": [{**L4, "price_usd_per_hour": 4.0}, {**CPU, "price_usd_per_hour": 0.5}],
}
WHOLE = {"replicas": {"min": 4, "max": 4}}


def test_a_tenant_s_accelerators_count_and_its_cpus_do_not(project: Project, catalog: Catalog) -> None:
    """A tabular model on CPUs is of no quota; a workload whose quota is left out does not count either."""
    model = {"name": "xgboost", "uri": "s3://m/1", "licence": "apache-2.0"}
    inputs = project({"chat": {}, "trees": {"model": model, "task": "tabular"}}, clusters=[OHIO])
    problem = build_problem(inputs, catalog)
    (quota,) = problem.quotas
    assert (quota.tenant, quota.cluster, quota.devices) == ("team", "ohio", 16)
    assert {problem.arcs[a].workload for a in quota.arcs} == {0}
    assert build_problem(inputs, catalog, {"chat": frozenset({Rule.QUOTA})}).quotas == ()


@pytest.mark.parametrize(("accelerator", "counted"), [("L4", ((1, 4),)), ("cpu", ((0, 16),)), ("H100", ())])
def test_an_account_counts_whole_accelerators_or_cpus(
    project: Project, catalog: Catalog, accelerator: str, counted: tuple[tuple[int, int], ...]
) -> None:
    """Of the pools of that kind in that region; pools are sorted by name."""
    quota = {"site": "aws", "region": "us-east-2", "accelerator": accelerator, "count": 64}
    (found,) = build_problem(project({"w": {}}, clusters=[OHIO], quotas=[quota]), catalog).account_quotas
    assert (found.name, found.count, found.pools) == (f"aws/us-east-2/{accelerator}", 64, counted)


def test_another_region_is_another_account_s(project: Project, catalog: Catalog) -> None:
    """A quota of a region counts no pool of another."""
    quota = {"site": "aws", "region": "us-east-1", "accelerator": "L4", "count": 0}
    (found,) = build_problem(project({"w": {}}, clusters=[OHIO], quotas=[quota]), catalog).account_quotas
    assert found.pools == ()


@pytest.mark.parametrize(("count", "clusters"), [(8, ["ohio", "ohio"]), (4, ["berlin", "ohio"])])
def test_an_account_s_quota_binds(project: Project, catalog: Catalog, count: int, clusters: list[str]) -> None:
    """Ohio is cheaper; with a quota of one node the second workload goes to the site of one's own."""
    quotas = [{"site": "aws", "region": "us-east-2", "accelerator": "L4", "count": count}]
    plan = make_plan(project({"a": WHOLE, "b": WHOLE}, quotas=quotas), catalog)
    assert plan.status is SolveStatus.OPTIMAL
    assert sorted(str(d.cluster) for d in plan.decisions) == clusters
