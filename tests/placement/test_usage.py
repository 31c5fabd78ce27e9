"""What an answer uses and costs, and what moving one workload would change."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.build import build_problem
from landing_zone.placement.optimise import optimise
from landing_zone.placement.usage import Usage

Project = Callable[..., Inputs]
REGION = "azure/swedencentral"
MANAGED: list[dict[str, Any]] = [
    {"name": "tokens", "offer": "azure-openai/eu/gpt-5.4/token", "region": REGION, "tokens_per_minute": 30_000},
    {"name": "units", "offer": "azure-openai/eu/gpt-5.4/unit", "region": REGION},
]
LISTED = {"managed": ["tokens", "units"]}


def solved(project: Project, catalog: Catalog, workloads: dict[str, dict[str, Any]], **environment: Any) -> Usage:
    """The best answer's use."""
    problem = build_problem(project(workloads, **environment), catalog)
    return Usage(problem, optimise(problem, seed=0, time_limit_s=20))


def moved(usage: Usage, arc: PoolArc | EndpointArc) -> Usage:
    """The same answer with one workload elsewhere, on as many nodes and units as that needs."""
    problem, answer = usage.problem, usage.answer
    arcs = tuple(arc if w == arc.workload else a for w, a in enumerate(answer.arcs))
    there = Usage(problem, dataclasses.replace(answer, arcs=arcs))
    nodes = tuple(usage.nodes(p, there.on_pool(p)) for p in range(len(problem.pools)))
    units = []
    for e, site in enumerate(problem.endpoints):
        used = sum(a.use.units for a in there.by_endpoint(e))
        sold = (site.units_min + n * site.step for n in range(site.steps_max + 1))
        units.append(next(n for n in sold if n >= used - 1e-9) if used else 0)
    return Usage(problem, dataclasses.replace(answer, arcs=arcs, nodes=nodes, units=tuple(units)))


def counted(usage: Usage) -> float:
    """What the optimizer counts of an answer, preferences aside."""
    more = sum(arc.costs.penalty + arc.costs.move for arc in usage.taken)
    return usage.cost_usd_per_hour() + usage.carbon_usd_per_hour() + more


@pytest.mark.parametrize(
    "environment",
    [{}, {"carbon_usd_per_t": 500}, {"managed": MANAGED}],
    ids=["pools", "carbon", "endpoints"],
)
def test_the_extra_cost_is_that_of_the_moved_plan(
    project: Project, catalog: Catalog, environment: dict[str, Any]
) -> None:
    """For every arc that has room: nodes, units, tokens, egress, carbon and penalties of two whole answers."""
    soft = {"objectives": {"round_trip_ms": 30, "penalty_usd_per_hour": 0.5}}
    listed = LISTED if "managed" in environment else {}
    usage = solved(project, catalog, {name: {**soft, **listed} for name in "abc"}, **environment)
    priced = [(arc, extra) for arc in usage.problem.arcs if (extra := usage.extra_usd_per_hour(arc)) is not None]
    assert len({arc.venue for arc, _ in priced}) == len(usage.problem.venues)
    for arc, extra in priced:
        assert extra == pytest.approx(counted(moved(usage, arc)) - counted(usage), abs=1e-9)


def test_what_is_kept_for_a_loss_stays(project: Project, catalog: Catalog) -> None:
    """A pool with a node to spare for a loss keeps it, whoever comes or goes."""
    usage = solved(project, catalog, {"a": {"survives": "node"}, "b": {}})
    pool = next(p for p, nodes in enumerate(usage.answer.nodes) if nodes)
    assert usage.answer.nodes[pool] == 2
    assert usage.nodes(pool, usage.on_pool(pool)) == 2
    assert usage.nodes(pool, usage.on_pool(pool, without=1)) == 2


def test_shares_sum_to_what_is_paid(project: Project, catalog: Catalog) -> None:
    """By slots on a pool, by units at an endpoint, each with its own tokens and egress."""
    dear = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 1}}
    clusters = [{"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [{**dear, "price_usd_per_hour": 90}]}]
    for managed in (MANAGED[:1], MANAGED[1:]):
        listed = {"managed": [managed[0]["name"]]}
        workloads = {"a": listed, "b": {**listed, "data_class": "eu"}, "c": {}}
        usage = solved(project, catalog, workloads, clusters=clusters, managed=managed)
        shares = sum(usage.share_usd_per_hour(arc) for arc in usage.taken)
        assert shares == pytest.approx(usage.cost_usd_per_hour())
        assert {type(arc) for arc in usage.taken} == {PoolArc, EndpointArc}


def test_no_room_has_no_price(project: Project, catalog: Catalog) -> None:
    """Where the tenant's quota, the pool's nodes or the endpoint's tokens are used up."""
    whole = {"replicas": {"min": 4, "max": 4}}
    pool = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 1}}
    clusters = [
        {"name": name, "site": "aws", "region": region, "pools": [{**pool, "price_usd_per_hour": price}]}
        for name, region, price in (("east", "us-east-2", 4.0), ("west", "us-west-2", 5.0))
    ]
    usage = solved(project, catalog, {"a": whole, "b": whole}, clusters=clusters)
    for arc in usage.problem.arcs:
        there = usage.answer.arcs[arc.workload]
        assert (usage.extra_usd_per_hour(arc) is None) is (there is not None and arc.venue != there.venue)
    tenants = [{"name": "team", "owner": "team@example.org", "accelerators": 1}]
    limited = solved(project, catalog, {"a": {}, "b": {}}, tenants=tenants)
    away = [arc for arc in limited.problem.arcs if arc.venue != (limited.answer.arcs[arc.workload] or arc).venue]
    assert away
    assert all(limited.extra_usd_per_hour(arc) is None for arc in away)
