"""Every environment that the project ships survives what its workloads must survive."""

from dataclasses import replace
from pathlib import Path

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.document import Inputs
from landing_zone.config.load import load_inputs
from landing_zone.config.paths import Paths
from landing_zone.config.resilience import Standby, Survives
from landing_zone.config.workload import Criticality
from landing_zone.placement.check import violations
from landing_zone.placement.checks.losses import every_loss
from landing_zone.placement.plan import Plan, Status
from landing_zone.placement.solve import make_plan

ROOT = Path(__file__).parents[3]
ENVIRONMENTS = sorted(file.name.split(".")[1] for file in (ROOT / "stacks").glob("Pulumi.*.yaml"))


@pytest.fixture(scope="module", params=ENVIRONMENTS)
def planned(request: pytest.FixtureRequest) -> tuple[str, Plan]:
    """An environment and its plan."""
    inputs = load_inputs(ROOT, request.param)
    return request.param, make_plan(inputs, load_catalog(Paths(ROOT).catalog))


def test_every_loss_is_survived(planned: tuple[str, Plan]) -> None:
    """Each node, zone and cluster is dropped in turn: what must survive is packed onto what is left, within quotas."""
    name, plan = planned
    inputs = load_inputs(ROOT, name)
    environment = inputs.environment.value
    nodes = {f"{use.cluster}/{use.pool}": use.nodes for use in plan.pools}
    losses = [loss.name for loss in every_loss(environment, nodes)]
    open_pools = sum(count > 0 for count in nodes.values())
    assert len([loss for loss in losses if loss.startswith("node of ")]) == open_pools
    named = environment.resilience.clusters or tuple(c.name for c in environment.clusters)
    assert {f"cluster {name}" for name in named} <= set(losses)
    assert violations(plan, inputs, load_catalog(Paths(ROOT).catalog)) == ()


def test_every_failover_that_is_needed_is_named(planned: tuple[str, Plan]) -> None:
    """Who must survive the loss of its cluster has a place for it, elsewhere."""
    name, plan = planned
    demands = {d.value.name: d.value.survives for d in load_inputs(ROOT, name).workloads}
    for decision in plan.decisions:
        if decision.status is Status.PLACED and demands[decision.workload] is Survives.CLUSTER:
            failovers = {failover.lost: failover for failover in decision.failovers}
            assert failovers[f"cluster {decision.cluster}"].cluster != decision.cluster


@pytest.mark.parametrize("standby", list(Standby))
@pytest.mark.parametrize("level", [Survives.NODE, Survives.ZONE, Survives.CLUSTER])
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_whatever_is_asked_to_survive_does(name: str, level: Survives, standby: Standby) -> None:
    """All workloads of the environment ask for it, and may be left out: what is placed survives.

    Something is placed, unless there is one cluster in one zone, which nothing survives.
    """
    inputs = asking(load_inputs(ROOT, name), level, standby)
    catalog = load_catalog(Paths(ROOT).catalog)
    plan = make_plan(inputs, catalog)
    assert violations(plan, inputs, catalog) == ()
    elsewhere = level is Survives.NODE or len(inputs.environment.value.clusters) > 1
    assert any(decision.status is not Status.UNPLACED for decision in plan.decisions) == elsewhere


def asking(inputs: Inputs, level: Survives, standby: Standby) -> Inputs:
    """The inputs with one demand for all workloads, none of which must run."""
    update = {"survives": level, "criticality": Criticality.BEST_EFFORT}
    workloads = tuple(replace(d, value=d.value.model_copy(update=update)) for d in inputs.workloads)
    value = inputs.environment.value
    resilience = value.resilience.model_copy(update={"standby": standby})
    environment = replace(inputs.environment, value=value.model_copy(update={"resilience": resilience}))
    return replace(inputs, workloads=workloads, environment=environment)
