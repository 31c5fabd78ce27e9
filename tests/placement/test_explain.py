"""Reasons are true: what they say can be recomputed."""

import dataclasses
import re
from collections.abc import Callable

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.build import build_problem
from landing_zone.placement.explanation.question import counted_usd_per_hour
from landing_zone.placement.optimise import optimise
from landing_zone.placement.plan import Status
from landing_zone.placement.solve import make_plan
from landing_zone.placement.usage import Usage

Project = Callable[..., Inputs]


def test_every_other_pool_has_a_reason(local: Inputs, catalog: Catalog) -> None:
    """A decision tells of all pools but its own, in their order; then of the endpoints that its workload lists."""
    pools = [f"{c}/{p}" for c, p in sorted((c.name, p.name) for c in local.environment.value.clusters for p in c.pools)]
    for decision, document in zip(make_plan(local, catalog).decisions, local.workloads, strict=True):
        told = [a.venue for a in decision.alternatives]
        assert told == [venue for venue in (*pools, *document.value.managed) if venue != decision.venue]
        assert all(a.reason for a in decision.alternatives)


def test_no_alternative_of_a_proven_plan_is_cheaper(local: Inputs, catalog: Catalog) -> None:
    """Moving one workload alone never saves money."""
    plan = make_plan(local, catalog)
    extras = [a.cost_usd_per_hour for d in plan.decisions for a in d.alternatives if a.cost_usd_per_hour is not None]
    assert extras
    assert min(extras) >= 0


def test_the_price_of_an_alternative_is_that_of_the_moved_plan(local: Inputs, catalog: Catalog) -> None:
    """The extra cost told is the difference of two whole plans, of which one workload moves and all else stays."""
    problem = build_problem(local, catalog)
    answer = optimise(problem, seed=0, time_limit_s=30)
    usage = Usage(problem, answer)
    for arc in problem.arcs:
        extra = usage.extra_usd_per_hour(arc)
        if extra is None:
            continue
        arcs = tuple(arc if w == arc.workload else a for w, a in enumerate(answer.arcs))
        moved = Usage(problem, dataclasses.replace(answer, arcs=arcs))
        nodes = tuple(usage.nodes(p, moved.on_pool(p)) for p in range(len(problem.pools)))
        moved = Usage(problem, dataclasses.replace(moved.answer, nodes=nodes))
        assert extra == pytest.approx(counted_usd_per_hour(moved) - counted_usd_per_hour(usage), abs=1e-9)


def test_reasons_point_to_the_line_of_their_rule(local: Inputs, catalog: Catalog) -> None:
    """Every place in a reason is a line of a file of the project, and speaks of the rule."""
    for decision in make_plan(local, catalog).decisions:
        for alternative in decision.alternatives:
            for rule, file, line in re.findall(r"`(\w+)` is [\d.]+ \(([^:()]+):(\d+)\)", alternative.reason):
                assert rule in (local.root / file).read_text().splitlines()[int(line) - 1]


def test_reasons_tell_the_shape_and_its_times(local: Inputs, catalog: Catalog) -> None:
    """Replicas, devices, and the times of the decision, rounded."""
    for decision in make_plan(local, catalog).decisions:
        if decision.status is Status.PLACED:
            assert f"{decision.replicas} × " in decision.reason
            assert decision.reason.endswith(f", {decision.round_trip_ms:.0f} ms round trip")


def test_estimates_that_decide_are_warned_about(local: Inputs, catalog: Catalog) -> None:
    """A round trip that an objective rests on and nobody measured is named."""
    warnings = make_plan(local, catalog).warnings
    assert any(w.startswith("defect-detection: the round trip to hospital") for w in warnings)
    assert not any(w.startswith("call-transcription") for w in warnings)


def test_an_alternative_counts_the_node_that_is_kept_for_a_loss(project: Project, catalog: Catalog) -> None:
    """What survives a node's loss takes two nodes of Ohio at 4, and would take two of Berlin at 5."""
    plan = make_plan(project({"w": {"survives": "node"}}), catalog)
    (decision,) = plan.decisions
    assert (decision.cluster, plan.objective.cost_usd_per_hour) == ("ohio", 8.0)
    assert decision.alternatives[0].cost_usd_per_hour == 2.0
