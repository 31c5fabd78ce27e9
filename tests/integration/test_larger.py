"""A larger environment is scheduled as it is planned: three clusters, 44 models of every task.

What is asserted is read from the API servers and the state. The numbers of nodes are the plan's own: its pools are
mostly full, and there are more nodes than it counts, so that a scheduler that spreads would use them.
"""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.integration

ENVIRONMENT = "larger"
SERVICE = "serving.kserve.io/v1beta1/InferenceService"
MOST_RESOURCES = 300
"""What one stack may hold: the engine writes the whole state at each step."""


@pytest.fixture(scope="module")
def project(new_project: Any, root: Path) -> Any:
    """A copy of the project with the larger environment, planned and up."""
    project = new_project(ENVIRONMENT)
    maker = root / "benchmarks" / "environments" / f"{ENVIRONMENT}.py"
    subprocess.run([sys.executable, str(maker), str(project.root)], check=True)
    project.json("plan", ENVIRONMENT)
    project.json("up", ENVIRONMENT)
    return project


@pytest.fixture(scope="module")
def placed(project: Any) -> list[dict[str, Any]]:
    """The plan's decisions, of those that are placed."""
    return [d for d in project.plan_of(ENVIRONMENT)["decisions"] if d["status"] == "placed"]


def test_it_is_large(placed: list[dict[str, Any]]) -> None:
    """At least 40 models on three clusters, replicas of several sizes in one pool."""
    assert len(placed) >= 40
    assert len({d["cluster"] for d in placed}) == 3
    sizes = {(d["cluster"], d["pool"], d["shape"]["devices"]) for d in placed}
    assert max(Counter(size[:2] for size in sizes).values()) > 1


def test_every_pod_is_on_a_node_of_its_planned_pool(project: Any, placed: list[dict[str, Any]]) -> None:
    """As many as there are planned replicas, none anywhere else, none left over."""
    there = Counter((pod.workload, pod.cluster, pod.pool) for pod in project.bound(ENVIRONMENT))
    assert there == {(d["workload"], d["cluster"], d["pool"]): d["replicas"] for d in placed}


def test_no_node_is_used_that_the_plan_does_not_count(project: Any) -> None:
    """Of every pool as many nodes as planned have pods on them, or fewer."""
    assert project.nodes_used(ENVIRONMENT) <= project.nodes_planned(ENVIRONMENT)


def test_more_nodes_are_there_than_the_plan_counts(project: Any) -> None:
    """Else it would be no wonder that no more are used."""
    uses = [u for u in project.plan_of(ENVIRONMENT)["pools"] if u["nodes"]]
    spare = {(u["cluster"], u["pool"]) for u in uses if u["nodes_max"] > u["nodes"]}
    assert len(spare) >= len(uses) / 2


def test_every_model_is_ready(project: Any, placed: list[dict[str, Any]]) -> None:
    """KServe says so of each."""
    services = [s for c in project.clusters(ENVIRONMENT).values() for s in project.objects(c, SERVICE)]
    ready = {s["metadata"]["name"] for s in services if {"Ready": "True"}.items() <= conditions(s).items()}
    assert ready == {d["workload"] for d in placed}


def test_it_is_one_stack(project: Any) -> None:
    """It does not need layers."""
    assert len(project.state_of(ENVIRONMENT)["resources"]) <= MOST_RESOURCES


def conditions(item: dict[str, Any]) -> dict[str, str]:
    """Return the status of each condition of an object."""
    return {c["type"]: c["status"] for c in item["status"]["conditions"]}
