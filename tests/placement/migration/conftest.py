"""Four small pools in two clusters, workloads, plans that put them anywhere, and a player that watches the steps.

The player shares no code with what made the steps.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.source_map import SourceMap
from landing_zone.config.workload import Workload
from landing_zone.placement.build import build_problem
from landing_zone.placement.migration.step import Action, Batch, Migration, Step
from landing_zone.placement.plan import Plan
from landing_zone.placement.problem import Problem

NAMES = tuple(f"w{n}" for n in range(8))
POOLS = ("a/one", "a/two", "b/one", "b/two")
NODES, SLOTS = 2, 4


Put = tuple[str, int, int]
"""Pool, slots of one replica, replicas."""


def pool_of(name: str, nodes: int = NODES) -> dict[str, Any]:
    """Return a pool of nodes with four L4."""
    whole = {"accelerator": "L4", "per_node": SLOTS, "vcpu": 48, "memory_gib": 192, "price_usd_per_hour": 4.0}
    return {"name": name, **whole, "nodes": {"max": nodes}}


def problem_of(workloads: Mapping[str, Mapping[str, Any]], **environment: Any) -> Problem:
    """Return the problem of workloads given as changes by name."""
    place = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}
    clusters = [
        {"name": name, "site": "on-prem", "region": name, "place": place, "pools": [pool_of("one"), pool_of("two")]}
        for name in ("a", "b")
    ]
    content = {
        "clusters": clusters,
        "data_classes": {"open": {}, "only-a": {"clusters": ["a"]}},
        "tenants": [{"name": "team", "owner": "team@example.org", "accelerators": 64}],
        **environment,
    }
    told = Document(Environment.model_validate(content), SourceMap(Path("stacks/Pulumi.test.yaml")))
    documents = tuple(_workload(name, changes) for name, changes in sorted(workloads.items()))
    return build_problem(Inputs("test", Path("/test"), told, documents), load_catalog())


def _workload(name: str, changes: Mapping[str, Any]) -> Document[Workload]:
    content: dict[str, Any] = {
        "name": name,
        "title": name,
        "industry": "retail",
        "tenant": "team",
        "task": "chat",
        "model": {"name": "meta-llama/Llama-3.1-8B-Instruct", "uri": "s3://m/1", "licence": "llama3.1"},
        "data_class": "open",
        "traffic": {
            "requests_per_second": 0.2,
            "input_tokens": 500,
            "output_tokens": 100,
            "users": [{"region": "azure/germanywestcentral", "share": 1}],
        },
    }
    return Document(Workload.model_validate({**content, **changes}), SourceMap(Path(f"workloads/{name}.yaml")))


def plan_with(puts: Mapping[str, Put], names: tuple[str, ...] = NAMES) -> Plan:
    """Return a plan that puts workloads there, and leaves out the others."""
    empty = {"environment": "test", "inputs_digest": "", "status": "optimal", "pools": ()}
    objective = {"cost_usd_per_hour": 0, "gap": 0}
    decisions = [_decision(name, puts.get(name)) for name in names]
    return Plan.model_validate({**empty, "objective": objective, "cost_usd_per_month": 0, "decisions": decisions})


def _decision(name: str, put: Put | None) -> dict[str, Any]:
    if put is None:
        return {"workload": name, "status": "unplaced", "reason": "left out"}
    venue, slots, replicas = put
    cluster, _, name_of_pool = venue.partition("/")
    shape = {"precision": "bf16", "tensor_parallel": slots, "devices": slots, "resource": "nvidia.com/gpu"}
    limits = {"vcpu": 4, "memory_gib": 16, "max_model_len": 8192, "max_concurrency": 8}
    placed = {"status": "placed", "cluster": cluster, "pool": name_of_pool, "accelerator": "L4"}
    return {"workload": name, **placed, "replicas": replicas, "shape": {**shape, **limits}, "reason": "put there"}


Running = dict[str, list[Put]]
"""By workload: venue, slots of one replica, replicas."""


def play(migration: Migration, running: Running, nodes: Mapping[str, int]) -> Running:
    """Return what runs in the end; every moment on the way must fit ``nodes`` of four slots each."""
    running = {name: list(loads) for name, loads in running.items()}
    for batch in migration.batches:
        names = [step.workload for step in batch.steps]
        assert len(set(names)) == len(names), "a workload is in one batch twice"
        during = {name: list(loads) for name, loads in running.items()}
        for step in batch.steps:
            begin(during, step)
        for venue, count in nodes.items():
            used = fill(load for loads in during.values() for load in loads if load[0] == venue)
            assert used <= count, f"{venue} needs {used} nodes of {count}"
            assert batch.nodes.get(venue, used) == used
        for step in batch.steps:
            end(running, step)
        watch_downtime(batch, during, running, migration.downtime)
    return running


def begin(running: Running, step: Step) -> None:
    """Start the new beside the old; a change of scale is one set of replicas that grows before it shrinks."""
    if step.target is None:
        return
    replicas, _, rest = step.runs_as.partition(" × ")
    new = (step.target, int(rest.split()[0]), int(replicas))
    old = running.get(step.workload, [])
    if step.action is Action.SCALE:
        running[step.workload] = [max(old[0], new, key=lambda load: load[2])]
    else:
        running[step.workload] = [*old, new]


def end(running: Running, step: Step) -> None:
    """Leave the new alone."""
    running[step.workload] = []
    begin(running, step.model_copy(update={"action": Action.START}))


def watch_downtime(batch: Batch, during: Running, running: Running, downtime: Iterable[str]) -> None:
    """What ran before still runs, unless it was to end or is said to be down."""
    for step in batch.steps:
        if step.action is Action.PAUSE:
            assert step.workload in downtime
        elif step.action is not Action.STOP:
            assert during[step.workload]
            assert running[step.workload]


def fill(loads: Iterable[Put]) -> int:
    """Return the nodes that replicas take, put on one by one, the largest first."""
    free: list[int] = []
    replicas = [size for _, size, count in loads for _ in range(count)]
    for size in sorted(replicas, reverse=True):
        place = next((n for n, left in enumerate(free) if left >= size), None)
        if place is None:
            free.append(SLOTS)
            place = len(free) - 1
        free[place] -= size
    return len(free)


@pytest.fixture(scope="session")
def problem() -> Problem:
    """Eight workloads that may run anywhere."""
    return problem_of({name: {} for name in NAMES})


@pytest.fixture(scope="session")
def make_problem() -> Callable[..., Problem]:
    """Make a problem."""
    return problem_of


@pytest.fixture(scope="session")
def plan_of() -> Callable[..., Plan]:
    """Make a plan."""
    return plan_with


@pytest.fixture(scope="session")
def player() -> Callable[[Migration, Running, Mapping[str, int]], Running]:
    """Play a migration."""
    return play
