"""The check finds a place that a rule forbids, whatever the masks let pass; of failovers, too."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.check import violations
from landing_zone.placement.plan import SolveStatus
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
EU = {"name": "eu", "offer": "azure-openai/eu/gpt-5.4/token", "region": "azure/swedencentral"}
ANYWHERE = {"name": "anywhere", "offer": "azure-openai/global/gpt-5.4/token", "region": "azure/swedencentral"}
L4 = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 2}}


def ohio(**fields: Any) -> dict[str, Any]:
    """One cluster with one pool."""
    pool = {**L4, "price_usd_per_hour": 4.0, **fields}
    return {"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [pool]}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ({"jurisdictions": ["EU"]}, "w: ohio is outside of EU"),
        ({"operator_jurisdictions": ["EU"]}, "w: the operator of ohio is not under the law of EU"),
        ({"sites": ["on-prem"]}, "w: ohio is aws"),
        ({"clusters": ["berlin"]}, "w: it may not leave berlin"),
        ({"certifications": ["c5"]}, "w: ohio lacks a certification of c5"),
        ({"spot": False}, None),
        ({"jurisdictions": ["US"], "operator_jurisdictions": ["US"], "sites": ["aws"], "clusters": ["ohio"]}, None),
    ],
)
def test_a_stricter_data_class_is_held_against_the_plan(
    project: Project, catalog: Catalog, rule: dict[str, Any], text: str | None
) -> None:
    """The plan was made without the rule, and is checked with it."""
    plan = make_plan(project({"w": {"data_class": "open"}}), catalog)
    assert plan.decisions[0].cluster == "ohio"
    strict = project({"w": {"data_class": "open"}}, data_classes={"open": rule})
    assert violations(plan, strict, catalog) == (() if text is None else (text,))


@pytest.mark.parametrize(
    ("endpoint", "rule", "text"),
    [
        (EU, {"jurisdictions": ["EU"]}, None),
        (ANYWHERE, {"jurisdictions": ["EU"]}, "w: e is outside of EU"),
        (EU, {"operator_jurisdictions": ["EU"]}, "w: the operator of e is not under the law of EU"),
        (EU, {"managed": False}, "w: it may not be sent to managed endpoints"),
        (EU, {"clusters": ["berlin"]}, "w: it may not leave berlin"),
    ],
)
def test_endpoints_are_checked_by_where_they_process(
    project: Project, catalog: Catalog, endpoint: dict[str, Any], rule: dict[str, Any], text: str | None
) -> None:
    """An endpoint is called in Sweden and may process anywhere; its operator is of the United States."""
    fields = {"managed": [{**endpoint, "name": "e"}], "clusters": [ohio(price_usd_per_hour=900.0)]}
    changes = {"w": {"data_class": "open", "managed": ["e"]}}
    plan = make_plan(project(changes, **fields), catalog)
    assert plan.decisions[0].endpoint == "e"
    strict = {**fields, "data_classes": {"open": {"clusters": ["ohio"]} if "clusters" in rule else rule}}
    found = violations(plan, project(changes, **strict), catalog)
    assert found == (() if text is None else (text.replace("berlin", "ohio"),))


@pytest.mark.parametrize(
    ("fields", "changes", "text"),
    [
        ({}, {"managed": []}, "w: it does not list e in `managed`"),
        ({}, {"managed": ["e"]}, None),
    ],
)
def test_an_endpoint_must_be_listed(
    project: Project, catalog: Catalog, fields: dict[str, Any], changes: dict[str, Any], text: str | None
) -> None:
    """What may stand in for a model is the workload's decision."""
    environment = {"managed": [{**EU, "name": "e"}], "clusters": [ohio(price_usd_per_hour=900.0)], **fields}
    plan = make_plan(project({"w": {"managed": ["e"]}}, **environment), catalog)
    assert violations(plan, project({"w": changes}, **environment), catalog) == (() if text is None else (text,))


@pytest.mark.parametrize(
    ("environment", "changes", "text"),
    [
        ({"licences": ["mit"]}, {}, "w: its licence llama3.1 is not allowed"),
        ({"licences": ["mit", "llama3.1"]}, {}, None),
        ({}, {"accelerators": ["H100"]}, "w: it may not use L4"),
        ({}, {"accelerators": ["L4"]}, None),
        ({"clusters": [ohio(purchase="spot")]}, {"spot": False}, "w: it does not tolerate spot nodes"),
        ({"clusters": [ohio(purchase="spot")]}, {"spot": True}, None),
        ({}, {"objectives": {"round_trip_ms": 30}}, "w: only 0% of its users are within 30 ms"),
        ({}, {"objectives": {"round_trip_ms": 300}}, None),
    ],
)
def test_rules_of_environment_and_workload(
    project: Project, catalog: Catalog, environment: dict[str, Any], changes: dict[str, Any], text: str | None
) -> None:
    """Licence, accelerator, tolerance of spot nodes, and the users' distance."""
    lenient = {key: value for key, value in environment.items() if key != "licences"}
    plan = make_plan(project({"w": {}}, **lenient), catalog)
    assert violations(plan, project({"w": changes}, **environment), catalog) == (() if text is None else (text,))


def test_a_spot_node_that_data_may_not_use(project: Project, catalog: Catalog) -> None:
    """The data class asks, whatever the workload tolerates."""
    spot = [ohio(purchase="spot")]
    plan = make_plan(project({"w": {}}, clusters=spot), catalog)
    strict = project({"w": {}}, clusters=spot, data_classes={"open": {"spot": False}})
    assert violations(plan, strict, catalog) == ("w: it may not run on spot nodes",)


def test_a_failover_to_an_endpoint_keeps_residency(project: Project, catalog: Catalog) -> None:
    """Data of the EU fail over to an endpoint that processes there, never to one that processes anywhere."""
    berlin = {
        "name": "berlin",
        "site": "on-prem",
        "region": "berlin",
        "place": {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4},
        "pools": [{**L4, "zones": ["a", "b"], "price_usd_per_hour": 0.01}],
    }
    changes = {"w": {"data_class": "eu", "managed": ["anywhere", "eu"], "survives": "cluster"}}
    fields = {"clusters": [berlin], "managed": [EU, ANYWHERE]}
    plan = make_plan(project(changes, **fields), catalog)
    assert plan.status is SolveStatus.OPTIMAL
    (failover,) = plan.decisions[0].failovers
    assert (failover.lost, failover.endpoint) == ("cluster berlin", "eu")
    content = plan.model_dump()
    content["decisions"][0]["failovers"][0]["endpoint"] = "anywhere"
    found = violations(type(plan).model_validate(content), project(changes, **fields), catalog)
    assert found == ("w (when cluster berlin is lost): anywhere is outside of EU",)
    none_left = make_plan(
        project(changes, clusters=[berlin], managed=[ANYWHERE, {**EU, "tokens_per_minute": 1}]), catalog
    )
    assert none_left.status is SolveStatus.INFEASIBLE
