"""The check finds quotas of tenants and accounts that a plan exceeds."""

from collections.abc import Callable

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.check import violations
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
WHOLE = {"replicas": {"min": 4, "max": 4}}


@pytest.mark.parametrize(
    ("accelerators", "found"),
    [(8, ()), (7, ("tenant `team` uses 8 accelerators in ohio, its quota is 7",))],
)
def test_a_tenant_s(project: Project, catalog: Catalog, accelerators: int, found: tuple[str, ...]) -> None:
    """All its workloads in a cluster count."""
    plan = make_plan(project({"a": WHOLE, "b": WHOLE}), catalog)
    tenants = [{"name": "team", "owner": "team@example.org", "accelerators": accelerators}]
    assert violations(plan, project({"a": WHOLE, "b": WHOLE}, tenants=tenants), catalog) == found


@pytest.mark.parametrize(
    ("count", "found"),
    [(8, ()), (7, ("8 L4 are open in aws/us-east-2, the account's quota is 7",))],
)
def test_an_account_s(project: Project, catalog: Catalog, count: int, found: tuple[str, ...]) -> None:
    """Open nodes count whole, in the quota's region alone."""
    plan = make_plan(project({"a": WHOLE, "b": WHOLE}), catalog)
    quotas = [
        {"site": "aws", "region": "us-east-2", "accelerator": "L4", "count": count},
        {"site": "aws", "region": "us-east-1", "accelerator": "L4", "count": 0},
        {"site": "aws", "region": "us-east-2", "accelerator": "cpu", "count": 0},
    ]
    assert violations(plan, project({"a": WHOLE, "b": WHOLE}, quotas=quotas), catalog) == found
