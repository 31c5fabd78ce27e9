"""Run by a Python that has SkyPilot: plan a chain of tasks with its own optimizer, without its catalog or a cloud.

Standard input: {"tasks": [{"gb": …, "candidates": [{"place", "usd"}, …]}, …]}; output: {"plan": […], "usd", "seconds"}.
"""

import json
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sky import Dag, Task, clouds
from sky.optimizer import Optimizer

REPEATS = 20
CLOUDS = {"aws": clouds.AWS(), "gcp": clouds.GCP()}
Costs = dict[Any, dict[Any, float]]
"""By task and candidate, USD."""


@dataclass(frozen=True, eq=False)
class Stub:
    """A candidate as the optimizer sees it: a cloud."""

    number: int
    cloud: Any


def main() -> None:
    """Read, plan, answer."""
    real, costs = chain(json.load(sys.stdin)["tasks"])
    order, costs = with_ends(real, costs)
    started = time.perf_counter()
    for _ in range(REPEATS):
        plan, usd = Optimizer._optimize_by_dp(order, costs)
    seconds = (time.perf_counter() - started) / REPEATS
    json.dump({"plan": [plan[task].number for task in real], "usd": usd, "seconds": seconds}, sys.stdout)


def chain(given: list[dict[str, Any]]) -> tuple[list[Any], Costs]:
    """Return the tasks, each sending its data to the next, and what their candidates cost."""
    tasks, costs = [], {}
    for n, one in enumerate(given):
        task = Task(f"task{n}")
        task.set_outputs("CLOUD://data", one["gb"])
        stubs = [Stub(i, CLOUDS[c["place"].partition("/")[0]]) for i, c in enumerate(one["candidates"])]
        costs[task] = dict(zip(stubs, (c["usd"] for c in one["candidates"]), strict=True))
        tasks.append(task)
    return tasks, costs


def with_ends(real: list[Any], costs: Costs) -> tuple[list[Any], Costs]:
    """Return the chain between the source and the sink that the optimizer adds to it."""
    with Dag() as dag:
        for task in real:
            dag.add(task)
        for before, after in pairwise(real):
            before >> after
    Optimizer._add_dummy_source_sink_nodes(dag)
    source, sink = (task for task in dag.tasks if task not in real)
    order = [source, *real, sink]
    return order, {task: costs.get(task) or {next(iter(task.resources)): 0.0} for task in order}


if __name__ == "__main__":
    main()
