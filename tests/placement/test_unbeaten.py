"""Leaving beaten shapes out of a problem does not change what the best plan costs."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement import ways
from landing_zone.placement.build import build_problem
from landing_zone.placement.optimise import optimise
from landing_zone.placement.problem import Problem
from landing_zone.placement.usage import Usage
from landing_zone.sizing.search import all_candidates

Project = Callable[..., Inputs]
MODELS = ("meta-llama/Llama-3.1-8B-Instruct", "microsoft/phi-4", "Qwen/Qwen3-30B-A3B-Instruct-2507", "Qwen/Qwen3-32B")

SOFT = {"per_token_ms": 12, "first_token_ms": 150, "penalty_usd_per_hour": 1.5}


def both(inputs: Inputs, catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> tuple[Problem, Problem]:
    """The problem as it is built, and with every shape."""
    pruned = build_problem(inputs, catalog)
    monkeypatch.setattr(ways, "candidates", all_candidates)
    monkeypatch.setattr(ways, "unbeaten", lambda found, *_: tuple(dict.fromkeys(found)))
    return pruned, build_problem(inputs, catalog)


def outcome(problem: Problem) -> tuple[int, float]:
    """Workloads left out, and all that the best plan counts: money, penalties, preferences."""
    answer = optimise(problem, seed=0, time_limit_s=30)
    assert answer.proven
    taken = [a for a in answer.arcs if a is not None]
    counted = sum(a.preference_usd_per_hour + a.costs.penalty for a in taken)
    return len(answer.left_out()), round(Usage(problem, answer).cost_usd_per_hour() + counted, 5)


def workload(random_: random.Random) -> dict[str, Any]:
    """A chat workload of random model, size and rules."""
    return {
        "model": {"name": random_.choice(MODELS), "uri": "s3://m/1", "licence": "mit"},
        "precisions": random_.choice((["bf16"], ["bf16", "fp8"], ["fp8", "bf16", "int4"])),
        "criticality": random_.choice(("standard", "best-effort")),
        "objectives": random_.choice(({}, {"per_token_ms": 40}, {"per_token_ms": 25, "first_token_ms": 2000}, SOFT)),
        "survives": random_.choice(("nothing", "nothing", "cluster")),
        "traffic": {
            "requests_per_second": round(random_.lognormvariate(0, 1.2), 3),
            "input_tokens": random_.choice((300, 1500)),
            "output_tokens": random_.choice((50, 300)),
            "users": [{"region": "azure/germanywestcentral", "share": 1}],
        },
    }


def pool(random_: random.Random, number: int) -> dict[str, Any]:
    """A pool of random accelerators."""
    accelerator, price = random_.choice((("L4", 0.8), ("L40S", 1.9), ("A100-80GB", 3.4), ("H100", 6.9)))
    per_node = random_.choice((1, 2, 4, 8))
    return {
        "name": f"p{number}",
        "accelerator": accelerator,
        "per_node": per_node,
        "vcpu": 24 * per_node,
        "memory_gib": 128 * per_node,
        "nodes": {"max": random_.randint(1, 4)},
        "price_usd_per_hour": round(price * per_node * random_.uniform(0.7, 1.3), 3),
    }


def test_on_the_project_s_own_environment(local: Inputs, catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment that is shipped: fewer arcs, the same answer."""
    pruned, whole = both(local, catalog, monkeypatch)
    assert len(pruned.arcs) < len(whole.arcs)
    assert outcome(pruned) == outcome(whole)


@pytest.mark.parametrize("seed", range(8))
def test_on_small_random_environments(
    project: Project, catalog: Catalog, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Two sites with two pools each, five workloads, a quota that may bind."""
    random_ = random.Random(seed)
    place = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}
    clusters = [
        {
            "name": f"c{n}",
            "site": "on-prem",
            "region": f"r{n}",
            "place": place,
            "pools": [pool(random_, m) for m in range(2)],
        }
        for n in range(2)
    ]
    tenants = [{"name": "team", "owner": "team@example.org", "accelerators": random_.choice((6, 100))}]
    inputs = project({f"w{n}": workload(random_) for n in range(5)}, clusters=clusters, tenants=tenants)
    pruned, whole = both(inputs, catalog, monkeypatch)
    assert len(pruned.arcs) <= len(whole.arcs)
    assert outcome(pruned) == outcome(whole)
