"""API servers that break in the middle of an update: an error in time names the cluster, and the next run finishes.

Three environments of one cluster each break at the same time, in three ways: one API server answers nothing but 500,
one takes connections and says nothing, one is gone.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from landing_zone.sandbox.ports import Ports
from landing_zone.sandbox.program import Program

pytestmark = pytest.mark.integration

WITHIN_S = 60
"""An error is there so long after the break, at the most."""
API_SERVER, STUB = "kube-apiserver", "failing-api-server"
STUB_FILE = Path(__file__).parent / "data" / "failing_api_server.py"


def signal_api_server(cluster: Any, number: signal.Signals) -> None:
    """Send a signal to the API server."""
    for process in cluster.processes():
        if process.name == API_SERVER:
            os.kill(process.pid, number)


def let_answer_500(cluster: Any) -> None:
    """Put something in the API server's place that answers 500 to everything."""
    cluster.stop(API_SERVER)
    keys = cluster.directory / "keys"
    words = (STUB_FILE, Ports().api, keys / "tls.crt", keys / "tls.key")
    cluster.start(Program(STUB, (sys.executable, *map(str, words))))


BREAK: Mapping[str, Callable[[Any], None]] = {
    "failing": let_answer_500,
    "frozen": lambda cluster: None,
    "stopped": lambda cluster: cluster.stop(API_SERVER),
}
"""What is done to the API server of each environment after it was frozen, which takes no time."""


@dataclass(frozen=True)
class Broken:
    """An update whose API server broke."""

    code: int
    seconds: float
    """From the break to the end of the command."""
    made: int
    """Kubernetes objects in the state."""
    errors: tuple[str, ...]


@pytest.fixture(scope="module")
def project(new_project: Any, data: Path) -> Any:
    """A copy with an environment for each way to break: the small one without controllers, its cluster named alike."""
    project = new_project("broken")
    stack = yaml.safe_load((data / "Pulumi.small.yaml").read_text())
    environment = stack["config"]["ai-landing-zone:environment"]
    environment.update(plan="auto", platform={"serving": False, "gateway": False})
    for name in BREAK:
        environment["clusters"][0]["name"] = name
        (project.root / "stacks" / f"Pulumi.{name}.yaml").write_text(yaml.safe_dump(stack))
    return project


@pytest.fixture(scope="module")
def broken(project: Any) -> dict[str, Broken]:
    """`lz up` of every environment at once, each with its API server broken once something is made."""
    with ThreadPoolExecutor() as threads:
        return dict(zip(BREAK, threads.map(lambda name: update_and_break(project, name), BREAK), strict=True))


def update_and_break(project: Any, name: str) -> Broken:
    """Run `lz up` and break its API server on the way."""
    command = project.command("up", name, "--json")
    with subprocess.Popen(
        command, env=project.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 120
        while not made(project, name):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.01)
        (cluster,) = project.clusters(name).values()
        began = time.monotonic()
        signal_api_server(cluster, signal.SIGSTOP)
        BREAK[name](cluster)
        output, _ = process.communicate(timeout=180)
        seconds = time.monotonic() - began
    return Broken(process.returncode, seconds, made(project, name), tuple(json.loads(output).get("errors", ())))


def made(project: Any, name: str) -> int:
    """Return how many Kubernetes objects the state has."""
    try:
        resources = project.state_of(name).get("resources", [])
    except (FileNotFoundError, ValueError):
        return 0
    return sum(resource["type"].startswith("kubernetes:") for resource in resources)


@pytest.mark.parametrize("name", BREAK)
def test_the_error_comes_in_time_and_names_the_cluster(project: Any, broken: dict[str, Broken], name: str) -> None:
    """By name and address; nothing waits for ever, whatever the server does."""
    (cluster,) = project.clusters(name).values()
    result = broken[name]
    assert result.code == 1
    assert result.seconds < WITHIN_S
    assert result.errors
    for line in result.errors:
        assert f"[cluster '{name}' at {cluster.server}]" in line


def test_the_next_run_finishes(project: Any, broken: dict[str, Broken]) -> None:
    """Once the servers are well; the one that was stopped is started by the run itself."""
    clusters = {name: cluster for name in BREAK for cluster in project.clusters(name).values()}
    signal_api_server(clusters["frozen"], signal.SIGCONT)
    clusters["failing"].stop(STUB)
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda name: project.json("up", name), BREAK))
    for name, cluster in clusters.items():
        objects = {path.rpartition("/")[2] for path in project.ours(cluster)}
        assert {"bank", "commerce", "accelerators", "default-deny", "sandbox-release-gpu-operator"} <= objects
        assert made(project, name) > broken[name].made
