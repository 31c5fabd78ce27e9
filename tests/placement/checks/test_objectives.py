"""The check recomputes which objectives are missed, and what that costs."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.check import violations
from landing_zone.placement.plan import Plan
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
ENDPOINT = {"name": "e", "offer": "azure-openai/eu/gpt-5.4/token", "region": "azure/swedencentral"}
L4 = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 2}}
DEAR = [{"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [{**L4, "price_usd_per_hour": 900.0}]}]


def edited(plan: Plan, **update: Any) -> Plan:
    """The plan with fields of its only decision changed."""
    content = plan.model_dump()
    content["decisions"][0].update(update)
    return Plan.model_validate(content)


def soft(**objectives: float) -> dict[str, Any]:
    """Objectives that may be missed for ten cents an hour."""
    return {"w": {"objectives": {**objectives, "penalty_usd_per_hour": 0.1}}}


@pytest.mark.parametrize(
    ("objectives", "missed"),
    [
        ({"round_trip_ms": 30}, ("round_trip_ms",)),
        ({"per_token_ms": 1, "round_trip_ms": 30}, ("per_token_ms", "round_trip_ms")),
        ({"per_token_ms": 1000, "first_token_ms": 10_000}, ()),
    ],
)
def test_what_is_missed_is_told(
    project: Project, catalog: Catalog, objectives: dict[str, float], missed: tuple[str, ...]
) -> None:
    """The plan passes as it is; a plan that hides or invents one does not."""
    inputs = project(soft(**objectives))
    plan = make_plan(inputs, catalog)
    assert plan.decisions[0].missed == missed
    assert violations(plan, inputs, catalog) == ()
    other = () if missed else ("first_token_ms",)
    found = violations(edited(plan, missed=other), inputs, catalog)
    told, true = (", ".join(names) or "nothing" for names in (other, missed))
    assert found[0] == f"w: is said to miss {told}, but misses {true}"
    assert found[1].startswith("penalties are ")


def test_an_endpoint_s_unknown_time_keeps_no_objective(project: Project, catalog: Catalog) -> None:
    """Where missing it has no price, the endpoint may not serve."""
    lenient = {"w": {"managed": ["e"]}}
    environment: dict[str, Any] = {"clusters": DEAR, "managed": [ENDPOINT]}
    plan = make_plan(project(lenient, **environment), catalog)
    hard = {"w": {"managed": ["e"], "objectives": {"first_token_ms": 800, "per_token_ms": 80}}}
    text = "w: e does not keep first_token_ms, per_token_ms"
    assert violations(plan, project(hard, **environment), catalog) == (text,)
    measured = {**environment, "managed": [{**ENDPOINT, "first_token_ms": 700, "per_token_ms": 20}]}
    assert violations(plan, project(hard, **measured), catalog) == ()


def test_the_times_of_a_shape_hold_at_full_load(project: Project, catalog: Catalog) -> None:
    """A hard objective below what the shape needs is found."""
    plan = make_plan(project({"w": {}}), catalog)
    hard = project({"w": {"objectives": {"first_token_ms": 1}}})
    (found,) = violations(plan, hard, catalog)
    assert found.startswith("w: first token after ")
    assert found.endswith(" ms, 1 are asked for")
