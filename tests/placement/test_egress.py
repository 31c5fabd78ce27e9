"""Data and answers that travel cost what the place asks that they leave."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import Location, locate
from landing_zone.config.document import Inputs
from landing_zone.config.workload import DataSource, Workload
from landing_zone.placement.egress import answers_gb_per_hour, egress_usd_per_hour
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]


@dataclass(frozen=True)
class Somewhere:
    """A place by name."""

    locality: str
    location: Location


Cost = Callable[..., float]


@pytest.fixture
def cost(local: Inputs, catalog: Catalog) -> Cost:
    """The cost of a workload in a cluster of the shipped environment; changes are of its clusters."""
    environment = local.environment.value
    clusters = {c.name: c for c in environment.clusters}

    def of(workload: Workload, cluster: str, **changes: object) -> float:
        location = locate(clusters[cluster], catalog.regions)
        assert location
        changed = tuple(c.model_copy(update=changes) for c in environment.clusters)
        there = environment.model_copy(update={"clusters": changed})
        return egress_usd_per_hour(workload, Somewhere(cluster, location), there, catalog)

    return of


def reading(workload: Workload, region: str) -> Workload:
    """The workload, reading 10 GB an hour from there."""
    return workload.model_copy(update={"sources": (DataSource(region=region, gb_per_hour=10),)})


def test_a_site_of_ones_own_is_free_unless_it_says_otherwise(local: Inputs, cost: Cost) -> None:
    """Answers leave the hospital for nothing, or for what the hospital asks."""
    workload = local.workloads[0].value
    assert cost(workload, "hospital") == 0
    assert cost(workload, "hospital", egress_usd_per_gb=0.02) == pytest.approx(0.02 * answers_gb_per_hour(workload))


def test_data_in_the_same_cluster_do_not_travel(local: Inputs, cost: Cost) -> None:
    """From anywhere else they cost what the way out of there does."""
    workload = local.workloads[0].value
    answers = cost(workload, "us-east")
    assert cost(reading(workload, "us-east"), "us-east") == answers
    assert cost(reading(workload, "hospital"), "us-east") == answers
    assert cost(reading(workload, "aws/us-east-1"), "us-east") == answers
    assert cost(reading(workload, "aws/us-east-2"), "us-east") == pytest.approx(answers + 10 * 0.01)
    assert cost(reading(workload, "us-east"), "hospital") > 0.8


def test_a_cluster_s_own_price_counts_for_what_others_read(local: Inputs, cost: Cost) -> None:
    """Once for the data that leave, and for the answers of the place that serves."""
    workload = local.workloads[0].value
    expected = 0.02 * (10 + answers_gb_per_hour(workload))
    assert cost(reading(workload, "hospital"), "us-east", egress_usd_per_gb=0.02) == pytest.approx(expected)


@pytest.mark.parametrize(("gb_per_hour", "cluster"), [(1, "ohio"), (200, "frankfurt")])
def test_data_that_travel_decide_a_place(project: Project, catalog: Catalog, gb_per_hour: float, cluster: str) -> None:
    """Ohio's node is a dollar cheaper; reading much from Frankfurt costs more than that."""
    pool = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 1}}
    clusters = [
        {"name": name, "site": "aws", "region": region, "pools": [{**pool, "price_usd_per_hour": price}]}
        for name, region, price in (("frankfurt", "eu-central-1", 5.0), ("ohio", "us-east-2", 4.0))
    ]
    reads = {"sources": [{"region": "aws/eu-central-1", "gb_per_hour": gb_per_hour}]}
    plan = make_plan(project({"w": reads}, clusters=clusters), catalog)
    (decision,) = plan.decisions
    assert decision.cluster == cluster
    assert (decision.egress_usd_per_hour > 0) is (cluster == "ohio")
    nodes = 4.0 if cluster == "ohio" else 5.0
    assert plan.objective.cost_usd_per_hour == pytest.approx(nodes + decision.egress_usd_per_hour, abs=1e-3)
