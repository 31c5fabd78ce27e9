"""Every pair of workload and venue becomes arcs with their costs, or the reason why not."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.build import build_problem
from landing_zone.placement.egress import egress_usd_per_hour
from landing_zone.placement.moving import Current, move_usd_per_hour
from landing_zone.placement.rule import Rule

Project = Callable[..., Inputs]
MANAGED = [{"name": "e", "offer": "azure-openai/eu/gpt-5.4/token", "region": "azure/swedencentral"}]


def test_every_pair_has_arcs_or_a_reason(local: Inputs, catalog: Catalog) -> None:
    """Never both, never neither; indices are places."""
    problem = build_problem(local, catalog)
    pairs = {(arc.workload, arc.venue) for arc in problem.arcs}
    every = {(w, v) for w in range(len(problem.workloads)) for v in range(len(problem.venues))}
    assert pairs.isdisjoint(problem.blocked)
    assert pairs | set(problem.blocked) == every
    assert [arc.index for arc in problem.arcs] == list(range(len(problem.arcs)))
    assert all(block.text for block in problem.blocked.values())


def test_pools_come_first_then_endpoints(project: Project, catalog: Catalog) -> None:
    """Both in the order of their names, so that nothing follows the order in the file."""
    more = [{**MANAGED[0], "name": "a"}]
    problem = build_problem(project({"w": {"managed": ["a", "e"]}}, managed=[*MANAGED, *more]), catalog)
    assert [venue.name for venue in problem.venues] == ["berlin/l4", "ohio/l4", "a", "e"]
    assert [(type(arc), problem.served(arc)) for arc in problem.arcs if arc.venue > 1] == [
        (EndpointArc, "a"),
        (EndpointArc, "e"),
    ]


def test_costs_of_an_arc(project: Project, catalog: Catalog) -> None:
    """Tokens at endpoints, egress everywhere, a penalty for each objective that is missed."""
    objectives = {"round_trip_ms": 60, "per_token_ms": 50, "penalty_usd_per_hour": 2}
    reads = [{"region": "aws/us-east-1", "gb_per_hour": 3}]
    inputs = project({"w": {"managed": ["e"], "objectives": objectives, "sources": reads}}, managed=MANAGED)
    problem, workload, environment = build_problem(inputs, catalog), inputs.workloads[0].value, inputs.environment.value
    for arc in problem.arcs:
        assert arc.costs.egress == egress_usd_per_hour(workload, problem.venues[arc.venue], environment, catalog)
        assert arc.costs.penalty == 2 * len(arc.missed)
        assert (arc.costs.tokens > 0) is isinstance(arc, EndpointArc)
        assert ("round_trip_ms" in arc.missed) is (problem.served(arc) == "ohio/l4")
    (endpoint,) = (arc for arc in problem.arcs if isinstance(arc, EndpointArc))
    assert endpoint.missed == ("per_token_ms",)


def test_moves_are_counted_against_the_plan_in_force(project: Project, catalog: Catalog) -> None:
    """Without one nothing moves, and no budget holds."""
    inputs = project({"v": {}, "w": {}}, moves={"budget": 1, "usd_per_move": 10})
    problem = build_problem(inputs, catalog, current=Current({"w": "ohio/l4"}))
    each = move_usd_per_hour(inputs.workloads[1].value, catalog, inputs.environment.value.moves)
    moving = {(arc.workload, problem.served(arc)): arc.costs.move for arc in problem.arcs if arc.moves}
    assert (moving, problem.move_budget) == ({(1, "berlin/l4"): each}, 1)
    fresh = build_problem(inputs, catalog)
    assert (any(arc.moves for arc in fresh.arcs), fresh.move_budget) == (False, None)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"data_class": "swiss"}, Rule.JURISDICTIONS),
        ({"accelerators": ["H100"]}, Rule.ACCELERATORS),
        ({"objectives": {"round_trip_ms": 1}}, Rule.ROUND_TRIP),
        ({"objectives": {"per_token_ms": 1}}, Rule.PER_TOKEN),
        ({"objectives": {"first_token_ms": 1}}, Rule.FIRST_TOKEN),
    ],
)
def test_a_rule_that_is_left_out_gives_its_arcs(
    project: Project, catalog: Catalog, changes: dict[str, Any], rule: Rule
) -> None:
    """Blocked by the rule everywhere, and nowhere without it; for that workload alone."""
    inputs = project({"v": changes, "w": changes})
    problem = build_problem(inputs, catalog, {"w": frozenset({rule})})
    assert {problem.blocked[0, v].rule for v in range(2)} == {rule}
    assert {arc.workload for arc in problem.arcs} == {1}
    assert all(isinstance(arc, PoolArc) for arc in problem.arcs)
