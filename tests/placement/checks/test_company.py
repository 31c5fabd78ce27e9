"""Workloads keep company in the plan, and the check finds where they don't."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.check import violations
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
EU = {"data_class": "eu"}


@pytest.mark.parametrize(
    ("b", "clusters"),
    [({}, ["berlin", "ohio"]), ({"near": ["a"]}, ["berlin", "berlin"]), ({"apart": ["a"]}, ["berlin", "ohio"])],
)
def test_the_plan_keeps_company(project: Project, catalog: Catalog, b: dict[str, Any], clusters: list[str]) -> None:
    """a must be in Berlin and fills its node; b alone would go to Ohio, where a node costs less, but not near a."""
    whole = {"replicas": {"min": 4, "max": 4}}
    plan = make_plan(project({"a": {**EU, **whole}, "b": {**whole, **b}}), catalog)
    assert [d.cluster for d in plan.decisions] == clusters


def test_apart_may_cost_a_dearer_place(project: Project, catalog: Catalog) -> None:
    """Both would share one node; apart, the second pays for one in another cluster."""
    together = make_plan(project({"a": {}, "b": {}}), catalog)
    assert {d.cluster for d in together.decisions} == {"ohio"}
    apart = make_plan(project({"a": {}, "b": {"apart": ["a"]}}), catalog)
    assert {d.cluster for d in apart.decisions} == {"berlin", "ohio"}


@pytest.mark.parametrize(
    ("made", "asked", "text"),
    [
        ({}, {"apart": ["a"]}, "b is where a is"),
        ({"apart": ["a"]}, {"near": ["a"]}, "b is not where a is"),
        ({"near": ["a"]}, {"near": ["a"]}, None),
    ],
)
def test_company_is_checked(
    project: Project, catalog: Catalog, made: dict[str, Any], asked: dict[str, Any], text: str | None
) -> None:
    """A plan made with one rule, checked with another."""
    plan = make_plan(project({"a": {}, "b": {"near": [], "apart": [], **made}}), catalog)
    other = project({"a": {}, "b": {"near": [], "apart": [], **asked}})
    assert violations(plan, other, catalog) == (() if text is None else (text,))


def test_what_is_left_out_keeps_no_company(project: Project, catalog: Catalog) -> None:
    """A best-effort workload without a place drags nobody along; who must be near it has none either."""
    nowhere = {"data_class": "swiss", "criticality": "best-effort"}
    follows = {"near": ["a"], "criticality": "best-effort"}
    plan = make_plan(project({"a": nowhere, "b": follows, "c": {"apart": ["a"]}}), catalog)
    assert [d.cluster for d in plan.decisions] == [None, None, "ohio"]
