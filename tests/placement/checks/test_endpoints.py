"""The check finds endpoints that are asked for more than they give, now and in a loss."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.check import violations
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
TOKENS = {"name": "e", "offer": "azure-openai/eu/gpt-5.4/token", "region": "azure/swedencentral"}
UNITS = {**TOKENS, "offer": "azure-openai/eu/gpt-5.4/unit"}
L4 = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 2}}


def ohio(price_usd_per_hour: float) -> list[dict[str, Any]]:
    """One cluster."""
    pools = [{**L4, "zones": ["a", "b"], "price_usd_per_hour": price_usd_per_hour}]
    return [{"name": "ohio", "site": "aws", "region": "us-east-2", "pools": pools}]


def test_tokens_of_all_workloads_count(project: Project, catalog: Catalog) -> None:
    """Two workloads of 9,720 tokens a minute each, with the margin."""
    managed = {"a": {"managed": ["e"]}, "b": {"managed": ["e"]}}
    plan = make_plan(project(managed, clusters=ohio(900.0), managed=[TOKENS]), catalog)
    for quota, found in ((19_440, ()), (19_439, ("e is asked for 19440 tokens a minute, its quota is 19439",))):
        tight = project(managed, clusters=ohio(900.0), managed=[{**TOKENS, "tokens_per_minute": quota}])
        assert violations(plan, tight, catalog) == found


@pytest.mark.parametrize(
    ("units", "texts"),
    [(0, ["e needs ", "0 are reserved"]), (17, ["e can't have 17 units"]), (10, ["e can't have 10 units"])],
)
def test_units_are_enough_and_as_they_are_sold(
    project: Project, catalog: Catalog, units: int, texts: list[str]
) -> None:
    """Fifteen at least, five more at a time."""
    inputs = project({"w": {"managed": ["e"]}}, clusters=ohio(900.0), managed=[UNITS])
    plan = make_plan(inputs, catalog)
    (use,) = plan.endpoints
    assert use.units >= 15
    changed = plan.model_copy(update={"endpoints": (use.model_copy(update={"units": units}),)})
    found = violations(changed, inputs, catalog)
    assert all(any(text in line for line in found) for text in texts)


def test_what_fails_over_counts_beside_what_is_there(project: Project, catalog: Catalog) -> None:
    """One workload is served there, another comes when its cluster is lost."""
    changes = {
        "comes": {"managed": ["e"], "survives": "cluster"},
        "there": {"managed": ["e"], "data_class": "eu"},
    }
    inputs = project(changes, clusters=ohio(0.01), managed=[TOKENS])
    plan = make_plan(inputs, catalog)
    assert [d.venue for d in plan.decisions] == ["ohio/l4", "e"]
    assert [f.endpoint for f in plan.decisions[0].failovers] == ["e"]
    tight = project(changes, clusters=ohio(0.01), managed=[{**TOKENS, "tokens_per_minute": 15_000}])
    text = "when cluster ohio is lost: e is asked for 19440 tokens a minute, its quota is 15000"
    assert violations(plan, tight, catalog) == (text,)


def test_a_failover_to_reserved_units_needs_them(project: Project, catalog: Catalog) -> None:
    """Units that nobody reserved serve nothing in a loss."""
    inputs = project({"w": {"managed": ["e"], "survives": "cluster"}}, clusters=ohio(0.01), managed=[TOKENS])
    plan = make_plan(inputs, catalog)
    assert [f.endpoint for f in plan.decisions[0].failovers] == ["e"]
    units = project({"w": {"managed": ["e"], "survives": "cluster"}}, clusters=ohio(0.01), managed=[UNITS])
    (found,) = violations(plan, units, catalog)
    assert found.startswith("when cluster ohio is lost: e needs ")
    assert found.endswith(" units, 0 are reserved")


def test_costs_of_units_and_tokens_are_checked(project: Project, catalog: Catalog) -> None:
    """What an endpoint is said to cost is recomputed."""
    inputs = project({"w": {"managed": ["e"]}}, clusters=ohio(900.0), managed=[UNITS])
    plan = make_plan(inputs, catalog)
    (use,) = plan.endpoints
    cheap = plan.model_copy(update={"endpoints": (use.model_copy(update={"cost_usd_per_hour": 1.0}),)})
    assert violations(cheap, inputs, catalog) == (f"e costs {use.cost_usd_per_hour:.2f} USD/h, the plan says 1.00",)
