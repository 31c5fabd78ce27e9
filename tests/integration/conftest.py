"""Projects of their own for tests that run the whole: real engine, real control planes, real controllers."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
import yaml

from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube

PARTS = ("Pulumi.yaml", "stacks", "workloads", "policies", "tools")
DATA = Path(__file__).parent / "data"
OURS = {"labelSelector": "app.kubernetes.io/managed-by=ai-landing-zone"}
WORKLOAD, POOL = "ai-landing-zone/workload", "ai-landing-zone/pool"
T = TypeVar("T")


class Bound(NamedTuple):
    """Where a pod is: `pool` and `node` are empty where it is nowhere."""

    workload: str
    cluster: str
    pool: str | None
    node: str


@dataclass(frozen=True)
class Project:
    """A copy of the project with a state folder of its own."""

    root: Path
    state: Path

    @classmethod
    def copy(cls, source: Path, folder: Path) -> "Project":
        """Copy what a clone of ``source`` has."""
        made = cls(folder / "project", folder / "state")
        made.root.mkdir()
        for part in PARTS:
            whole = shutil.copytree if (source / part).is_dir() else shutil.copy2
            whole(source / part, made.root / part)
        return made

    @property
    def environment(self) -> dict[str, str]:
        """Environment variables of a command on this copy."""
        return {**os.environ, "LZ_STATE_DIR": str(self.state)}

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of `lz` on this copy."""
        return [sys.executable, "-m", "landing_zone.cli", "--project", str(self.root), *arguments]

    def lz(self, *arguments: str, timeout: float = 400) -> "subprocess.CompletedProcess[str]":
        """Run `lz` to its end."""
        return subprocess.run(
            self.command(*arguments), env=self.environment, capture_output=True, text=True, timeout=timeout, check=False
        )

    def json(self, *arguments: str, code: int = 0) -> Any:
        """Run `lz … --json`, which must exit with ``code``, and return its document."""
        done = self.lz(*arguments, "--json")
        assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stderr[-4000:]}\n{done.stdout[-4000:]}"
        return json.loads(done.stdout)

    def clusters(self, environment: str) -> dict[str, SandboxCluster]:
        """Sandbox clusters by name."""
        folder = self.state / "sandbox" / environment
        found = (SandboxCluster.open(path.parent) for path in sorted(folder.glob("*/cluster.json")))
        return {cluster.name: cluster for cluster in found if cluster}

    def objects(self, cluster: SandboxCluster, kind: str, selector: str = "") -> list[dict[str, Any]]:
        """Read objects of all namespaces from the cluster's API server."""
        version, _, name = kind.rpartition("/")
        return self.ask(cluster, lambda kube: kube.list(version, name, label_selector=selector or None))

    def ask(self, cluster: SandboxCluster, question: Callable[[Kube], Awaitable[T]]) -> T:
        """Do something with the cluster's API server."""

        async def connected() -> T:
            async with Kube.connect(cluster.kubeconfig) as kube:
                return await question(kube)

        return asyncio.run(connected())

    def ours(self, cluster: SandboxCluster) -> dict[str, str]:
        """Read every object that carries our label, whatever its kind: its uid by its path."""
        return self.ask(cluster, _ours)

    def plan_of(self, environment: str) -> dict[str, Any]:
        """Read the plan file."""
        plan = json.loads((self.root / "stacks" / "plans" / f"{environment}.json").read_text())
        assert isinstance(plan, dict)
        return plan

    def bound(self, environment: str) -> list[Bound]:
        """Say of every pod of a model where the scheduler bound it."""
        found = []
        for name, cluster in self.clusters(environment).items():
            nodes = {n["metadata"]["name"]: n["metadata"]["labels"] for n in self.objects(cluster, "v1/Node")}
            for pod in self.objects(cluster, "v1/Pod", WORKLOAD):
                node = pod["spec"].get("nodeName", "")
                found.append(Bound(pod["metadata"]["labels"][WORKLOAD], name, nodes.get(node, {}).get(POOL), node))
        return found

    def nodes_used(self, environment: str) -> Counter[tuple[str, str]]:
        """Count, by cluster and pool, the nodes on which the scheduler bound a pod of a model."""
        return Counter((cluster, str(pool)) for cluster, pool, _ in {pod[1:] for pod in self.bound(environment)})

    def nodes_planned(self, environment: str) -> Counter[tuple[str, str]]:
        """Return, by cluster and pool, the nodes that the plan counts."""
        return Counter({(use["cluster"], use["pool"]): use["nodes"] for use in self.plan_of(environment)["pools"]})

    def state_of(self, environment: str) -> dict[str, Any]:
        """The engine's state file: resources and pending operations."""
        file = self.state / "backend" / ".pulumi" / "stacks" / "ai-landing-zone" / f"{environment}.json"
        return json.loads(file.read_text())["checkpoint"].get("latest") or {}

    def edit_workload(self, name: str, **values: Any) -> None:
        """Change values of a workload file."""
        file = self.root / "workloads" / f"{name}.yaml"
        file.write_text(yaml.safe_dump({**yaml.safe_load(file.read_text()), **values}))

    def make_small(self) -> str:
        """Add the small environment (one cluster, two models), planned, and return its name."""
        shutil.copy2(DATA / "Pulumi.small.yaml", self.root / "stacks")
        self.json("plan", "small")
        return "small"

    def end(self) -> None:
        """End the sandboxes of this copy, whatever state they are in."""
        for folder in (self.state / "sandbox").glob("*/*"):
            if cluster := SandboxCluster.open(folder):
                cluster.down()


async def _ours(kube: Kube) -> dict[str, str]:
    found = {}
    async for path in _listable(kube):
        for item in (await kube.request("GET", path, params=OURS)).json()["items"]:
            meta = item["metadata"]
            found[f"{path}/{meta.get('namespace', '')}/{meta['name']}"] = meta["uid"]
    return found


async def _listable(kube: Kube) -> AsyncIterator[str]:
    """Yield the path of everything that can be listed, once per version that serves it."""
    groups = (await kube.request("GET", "/apis")).json()["groups"]
    versions = [version["groupVersion"] for group in groups for version in group["versions"]]
    for base in ("/api/v1", *(f"/apis/{version}" for version in versions)):
        for resource in (await kube.request("GET", base)).json()["resources"]:
            if "list" in resource["verbs"]:
                yield f"{base}/{resource['name']}"


NewProject = Callable[[str], Project]


@pytest.fixture(scope="session")
def data() -> Path:
    """Files that tests of the whole put into their copies."""
    return DATA


@pytest.fixture(scope="module")
def new_project(
    root: Path, binaries: dict[str, Path], shared_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[NewProject]:
    """Make copies of the project; their sandboxes end with the module."""
    made: list[Project] = []

    def make(name: str) -> Project:
        project = Project.copy(root, tmp_path_factory.mktemp(name))
        made.append(project)
        return project

    yield make
    for project in made:
        project.end()


@pytest.fixture(scope="module")
def small_project(new_project: NewProject) -> Project:
    """A copy of the project with the small environment, planned and not yet up."""
    project = new_project("small")
    project.make_small()
    return project


@pytest.fixture(scope="session")
def shared_project(
    root: Path, binaries: dict[str, Path], shared_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Project]:
    """One copy with the small environment for all tests that leave it as it was."""
    project = Project.copy(root, tmp_path_factory.mktemp("shared"))
    project.make_small()
    yield project
    project.end()


@pytest.fixture(scope="module")
def small_up(shared_project: Project) -> Project:
    """The shared copy, with the small environment up."""
    shared_project.json("up", "small")
    return shared_project
