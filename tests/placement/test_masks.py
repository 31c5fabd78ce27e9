"""Each hard rule, allowed and forbidden, with the place it is written at."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement import masks
from landing_zone.placement.endpoint import endpoint_sites
from landing_zone.placement.masks import Mask, Pair
from landing_zone.placement.site import pool_sites

Project = Callable[..., Inputs]
SPOT_L4 = {
    "name": "l4",
    "accelerator": "L4",
    "per_node": 4,
    "vcpu": 48,
    "memory_gib": 192,
    "nodes": {"max": 1},
    "purchase": "spot",
    "price_usd_per_hour": 2.0,
}


def sentence(project: Project, catalog: Catalog, mask: Mask, data_class: dict[str, Any], **changes: Any) -> str | None:
    """What a rule says of the pool in Ohio."""
    inputs = project({"w": {"data_class": "tested", **changes}}, data_classes={"tested": data_class})
    (ohio,) = (s for s in pool_sites(inputs.environment.value, catalog) if s.cluster.name == "ohio")
    return mask(Pair(inputs.environment, inputs.workloads[0], ohio, catalog))


@pytest.mark.parametrize(
    ("mask", "rules", "text"),
    [
        (masks.jurisdictions, ({"jurisdictions": ["US"]}, {"jurisdictions": ["EU"]}), "allows EU only, ohio is in US"),
        (masks.sites, ({"sites": ["aws"]}, {"sites": ["on-prem"]}), "allows on-prem only, ohio is aws"),
        (masks.clusters, ({"clusters": ["ohio"]}, {"clusters": ["berlin"]}), "may not leave berlin"),
        (
            masks.operators,
            ({"operator_jurisdictions": ["US"]}, {"operator_jurisdictions": ["EU", "CH"]}),
            "allows operators under EU, CH law only, ohio's: US",
        ),
        (masks.certifications, ({}, {"certifications": ["c5"]}), "asks for c5, which ohio lacks"),
    ],
)
def test_rules_of_the_data_class(
    project: Project, catalog: Catalog, mask: Mask, rules: tuple[dict[str, Any], dict[str, Any]], text: str
) -> None:
    """None where the rule is kept; else the data class, the numbers, and the line of the rule."""
    allowed, forbidden = rules
    assert sentence(project, catalog, mask, allowed) is None
    told = sentence(project, catalog, mask, forbidden)
    assert told is not None
    assert told.startswith(f"data class `tested` {text} (stacks/Pulumi.test.yaml:")


def test_spot_needs_leave(project: Project, catalog: Catalog) -> None:
    """Spot nodes are forbidden where the class says so; other nodes are not asked."""
    inputs = project(
        {"w": {"data_class": "firm"}},
        clusters=[{"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [SPOT_L4]}],
        data_classes={"firm": {"spot": False}},
    )
    (site,) = pool_sites(inputs.environment.value, catalog)
    told = masks.spot(Pair(inputs.environment, inputs.workloads[0], site, catalog))
    assert told is not None
    assert "may not run on spot nodes, ohio/l4 has them" in told
    assert sentence(project, catalog, masks.spot, {"spot": False}) is None


def test_the_round_trip_holds_for_the_share_of_users(project: Project, catalog: Catalog) -> None:
    """Nine in ten users are near Ohio: 90 % are served within 40 ms, 95 % are not."""
    users = [{"region": "aws/us-east-2", "share": 0.9}, {"region": "aws/eu-west-1", "share": 0.1}]
    traffic = {"requests_per_second": 0.2, "input_tokens": 500, "output_tokens": 100, "users": users}
    for share, kept in ((0.9, True), (0.95, False)):
        objectives = {"round_trip_ms": 40, "round_trip_share": share}
        told = sentence(project, catalog, masks.round_trip, {}, traffic=traffic, objectives=objectives)
        assert (told is None) is kept
    assert told is not None
    assert told.startswith("95% of its users need up to ")
    assert "`round_trip_ms` is 40 (workloads/w.yaml:" in told


def test_the_line_is_that_of_the_rule(project: Project, catalog: Catalog, tmp_path: Path) -> None:
    """The line named holds the rule's own key, not the data class's."""
    told = sentence(project, catalog, masks.jurisdictions, {"spot": False, "jurisdictions": ["EU"]})
    assert told is not None
    line = int(told.rsplit(":", 1)[1].rstrip(")"))
    text = (tmp_path / "stacks" / "Pulumi.test.yaml").read_text().splitlines()
    assert text[line - 1].strip() == "jurisdictions:"


def test_the_licence_must_be_allowed(project: Project, catalog: Catalog) -> None:
    """The environment lists licences of models; without a list every one is served."""
    for licences, forbidden in ((None, False), (["llama3.1"], False), (["mit", "apache-2.0"], True)):
        inputs = project({"w": {}}, **({"licences": licences} if licences else {}))
        pair = Pair(inputs.environment, inputs.workloads[0], pool_sites(inputs.environment.value, catalog)[0], catalog)
        told = masks.licences(pair)
        assert (told is not None) is forbidden
        assert not forbidden or str(told).startswith("its licence `llama3.1` is not among mit, apache-2.0 (stacks/")


def test_accelerators_and_spot_are_the_workloads_choice(project: Project, catalog: Catalog) -> None:
    """What a workload allows narrows what its data class allows, and is told with the workload's own line."""
    assert sentence(project, catalog, masks.accelerators, {}, accelerators=["L4"]) is None
    told = sentence(project, catalog, masks.accelerators, {}, accelerators=["H100", "cpu"])
    assert told is not None
    assert told.startswith("it may use H100, cpu only, ohio/l4 has L4 (workloads/w.yaml:")
    spot = [{"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [SPOT_L4]}]
    for tolerates in (True, False):
        inputs = project({"w": {"spot": tolerates}}, clusters=spot)
        pair = Pair(inputs.environment, inputs.workloads[0], pool_sites(inputs.environment.value, catalog)[0], catalog)
        assert (masks.tolerance(pair) is None) is tolerates


ENDPOINT = {"name": "e", "offer": "azure-openai/eu/gpt-5.4/token", "region": "azure/swedencentral"}


def at_endpoint(
    project: Project, catalog: Catalog, mask: Mask, rule: dict[str, Any], processed_in: tuple[str, ...] = ("EU",)
) -> str | None:
    """What a rule says of an endpoint whose requests are processed in some places."""
    inputs = project(
        {"w": {"data_class": "tested", "managed": ["e"], "accelerators": ["H100"]}},
        data_classes={"tested": rule},
        managed=[ENDPOINT],
        licences=["mit"],
    )
    (site,) = endpoint_sites(inputs.environment.value, catalog)
    there = dataclasses.replace(site, offer=dataclasses.replace(site.offer, processed_in=processed_in))
    return mask(Pair(inputs.environment, inputs.workloads[0], there, catalog))


@pytest.mark.parametrize(
    ("processed_in", "allowed", "forbidden"),
    [
        (("EU",), ["EU"], "EU"),
        (("EU",), ["EEA"], "EU"),
        (("EU",), ["DE"], None),
        (("DE", "FR"), ["EU"], "DE/FR"),
        (("DE", "FR"), ["DE"], None),
        (("DE", "CH"), ["EU"], None),
        (("DE", "CH"), ["EU", "CH"], "DE/CH"),
        ((), ["EU", "US"], None),
    ],
)
def test_every_place_in_which_an_endpoint_processes_must_be_allowed(
    project: Project, catalog: Catalog, processed_in: tuple[str, ...], allowed: list[str], forbidden: str | None
) -> None:
    """Not the region in which it is called; one that processes anywhere is in no jurisdiction."""
    told = at_endpoint(project, catalog, masks.jurisdictions, {"jurisdictions": allowed}, processed_in)
    kept = forbidden is not None
    assert (told is None) is kept
    where = "/".join(processed_in) or "any country"
    assert kept or f"allows {', '.join(allowed)} only, e is in {where} (stacks/" in str(told)


@pytest.mark.parametrize(
    ("mask", "allowed", "forbidden", "text"),
    [
        (masks.operators, {"operator_jurisdictions": ["US"]}, {"operator_jurisdictions": ["EU"]}, "e's: US"),
        (masks.sites, {"sites": ["azure"]}, {"sites": ["aws", "on-prem"]}, "allows aws, on-prem only, e is azure"),
        (masks.managed, {}, {"managed": False}, "may not be sent to managed endpoints, e is one"),
        (masks.clusters, {}, {"clusters": ["berlin"]}, "may not leave berlin"),
        (masks.certifications, {}, {"certifications": ["c5"]}, "asks for c5, which e lacks"),
    ],
)
def test_rules_of_the_data_class_hold_for_endpoints(
    project: Project, catalog: Catalog, *, mask: Mask, allowed: dict[str, Any], forbidden: dict[str, Any], text: str
) -> None:
    """A region of the EU does not make the operator subject to its law alone."""
    assert at_endpoint(project, catalog, mask, allowed) is None
    assert text in str(at_endpoint(project, catalog, mask, forbidden))


@pytest.mark.parametrize("mask", [masks.licences, masks.accelerators, masks.tolerance, masks.spot])
def test_rules_on_pools_are_not_asked_of_endpoints(project: Project, catalog: Catalog, mask: Mask) -> None:
    """Its cloud holds the licence and chooses the devices, and does not take them away."""
    assert at_endpoint(project, catalog, mask, {"spot": False}) is None


def test_a_round_trip_that_has_a_price_rules_nothing_out(project: Project, catalog: Catalog) -> None:
    """Missing it is weighed, not forbidden."""
    for penalty, forbidden in (({}, True), ({"penalty_usd_per_hour": 1}, False)):
        told = sentence(project, catalog, masks.round_trip, {}, objectives={"round_trip_ms": 10, **penalty})
        assert (told is not None) is forbidden
