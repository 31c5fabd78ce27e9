"""Large problems: an answer in any time, with an honest gap; the same answer on any machine that proves it."""

import dataclasses
import itertools
import os
import random
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.precision import Precision
from landing_zone.placement.arc import Costs, EndpointArc, PoolArc
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.build import build_problem
from landing_zone.placement.optimise import Answer, optimise
from landing_zone.placement.packing import nodes_needed
from landing_zone.placement.problem import Problem
from landing_zone.placement.trace import Moment
from landing_zone.placement.warm import proposal
from landing_zone.sizing.candidate import Candidate
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import Basis

Project = Callable[..., Inputs]
WORKLOADS, POOLS = 300, 20
MODELS = ("meta-llama/Llama-3.1-8B-Instruct", "microsoft/phi-4", "Qwen/Qwen3-8B")
REGIONS = ("us-east-1", "us-west-2", "eu-central-1")
PROGRAM = """
import os, sys
from pathlib import Path
if sys.argv[2] == "one core":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from landing_zone.catalog.load import load_catalog
from landing_zone.config.load import load_inputs
from landing_zone.placement.lock import plan_text
from landing_zone.placement.solve import make_plan
sys.stdout.write(plan_text(make_plan(load_inputs(Path(sys.argv[1]), "test"), load_catalog())))
"""


@pytest.fixture
def large(project: Project, catalog: Catalog) -> Problem:
    """So many workloads, each with one shape on so many pools of dear nodes, at random costs: too much for a second."""
    base = build_problem(project({"w": {}}), catalog)
    random_ = random.Random(7)
    nodes = base.pools[0].pool.nodes.model_copy(update={"max": 60})
    pool = base.pools[0].pool.model_copy(update={"nodes": nodes})
    pools = tuple(
        dataclasses.replace(base.pools[0], pool=pool, node_slots=8, node_price_usd_per_hour=random_.uniform(10, 20))
        for _ in range(POOLS)
    )
    arcs = [
        dataclasses.replace(_arc(w, p, random_), index=n)
        for n, (w, p) in enumerate(itertools.product(range(WORKLOADS), range(POOLS)))
    ]
    return dataclasses.replace(
        base, workloads=base.workloads * WORKLOADS, pools=pools, arcs=tuple(arcs), blocked={}, quotas=()
    )


def _arc(workload: int, pool: int, random_: random.Random) -> PoolArc:
    costs = Costs(egress=random_.uniform(0, 12))
    shape = _shape(random_.choice((1, 2, 4)), random_.randint(1, 3))
    return PoolArc(0, workload, pool, costs, 0.0, 0.0, moves=False, missed=(), candidate=shape)


def _shape(slots: int, replicas: int) -> Candidate:
    return Candidate(
        shape=Shape(Precision.BF16, slots),
        slots=slots,
        devices=slots,
        resource="nvidia.com/gpu",
        vcpu=1,
        memory_gib=1,
        max_model_len=1,
        max_concurrency=1,
        replicas=replicas,
        requests_per_second=1,
        first_token_ms=1,
        per_token_ms=1,
        basis=Basis.ROOFLINE,
        power_w=None,
    )


def holds(problem: Problem, answer: Answer) -> bool:
    """Whether every workload is served, on nodes that are open."""
    served = [arc for arc in answer.arcs if isinstance(arc, PoolArc)]
    return len(served) == WORKLOADS and all(
        nodes_needed([(a.candidate.slots, a.candidate.replicas) for a in served if a.pool == p], 8) <= answer.nodes[p]
        for p in range(POOLS)
    )


def test_a_second_is_enough_for_an_answer_with_its_gap(large: Problem) -> None:
    """Nothing is left out, the gap says how much is not proven, and it only closes as it is told."""
    told = list[Moment]()
    answer = optimise(large, seed=0, time_limit_s=1, watch=told.append)
    assert holds(large, answer)
    assert (answer.proven, answer.fewest_left_out) == (False, True)
    assert 0 < answer.gap <= 1
    for a, b in itertools.pairwise(told):
        assert b.cost <= a.cost + 1e-6
        assert b.bound >= a.bound - 1e-6
    assert all(answer.gap <= moment.gap + 1e-6 for moment in told)


def test_the_proposal_is_a_good_answer(large: Problem) -> None:
    """It serves every workload, near what all would cost at their best places if nodes could be bought in parts."""
    arcs = [large.arcs[index] for index in proposal(large, seed=0, clock=Clock(60))]
    assert sorted(arc.workload for arc in arcs) == list(range(WORKLOADS))
    slots = [sum(a.slots for a in arcs if isinstance(a, PoolArc) and a.pool == p) for p in range(POOLS)]
    nodes = sum(-(-n // 8) * site.node_price_usd_per_hour for n, site in zip(slots, large.pools, strict=True))
    parts = [min(_in_parts(large, a) for a in large.arcs if a.workload == w) for w in range(WORKLOADS)]
    assert sum(parts) <= nodes + sum(a.costs.total for a in arcs) <= 1.1 * sum(parts)


def _in_parts(problem: Problem, arc: PoolArc | EndpointArc) -> float:
    assert isinstance(arc, PoolArc)
    return arc.costs.total + arc.slots * problem.pools[arc.pool].node_price_usd_per_hour / 8


def environment() -> dict[str, Any]:
    """Three clusters of three pools, the dearer the farther from the other two."""
    pools = (("h100", "H100", 8, 90.0), ("l40s", "L40S", 4, 9.0), ("l4", "L4", 4, 4.6))
    clusters = [
        {
            "name": f"c{n}",
            "site": "aws",
            "region": region,
            "pools": [
                {
                    "name": name,
                    "accelerator": accelerator,
                    "per_node": count,
                    "vcpu": 192,
                    "memory_gib": 1024,
                    "nodes": {"max": 4},
                    "price_usd_per_hour": round(price * (1 + 0.13 * n), 2),
                }
                for name, accelerator, count, price in pools
            ],
        }
        for n, region in enumerate(REGIONS)
    ]
    return {"clusters": clusters, "tenants": [{"name": "team", "owner": "team@example.org", "accelerators": 512}]}


@pytest.fixture
def middling(project: Project) -> Inputs:
    """Thirty-six workloads of different models, sizes and users: enough arcs to start from a proposal."""
    random_ = random.Random(3)
    workloads: dict[str, Any] = {}
    for n in range(36):
        model = {"name": MODELS[n % 3], "uri": "s3://m/1", "licence": "x"}
        traffic = {
            "requests_per_second": round(random_.uniform(0.2, 6), 2),
            "input_tokens": random_.randint(300, 2500),
            "output_tokens": random_.randint(80, 500),
            "users": [{"region": f"aws/{REGIONS[random_.randrange(3)]}", "share": 1}],
        }
        replicas = {"min": 1, "max": 8}
        workloads[f"w{n:02}"] = {
            "model": model,
            "traffic": traffic,
            "replicas": replicas,
            "precisions": ["bf16", "fp8"],
            "context_tokens": 4096,
        }
    return project(workloads, **environment())


def test_the_plan_is_the_same_bytes_on_any_machine(middling: Inputs, catalog: Catalog) -> None:
    """For three orders of hashes, on one core and on all of them."""
    assert len(build_problem(middling, catalog).arcs) > 500
    runs = [("0", "one core"), ("1", "all cores"), ("2", "all cores")]
    outputs = {_plan(middling, hash_seed, cores) for hash_seed, cores in runs}
    assert len(outputs) == 1
    assert '"status": "optimal"' in outputs.pop().decode()


def _plan(inputs: Inputs, hash_seed: str, cores: str) -> bytes:
    command = [sys.executable, "-c", PROGRAM, str(inputs.root), cores]
    settings = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(command, env=settings, check=True, capture_output=True).stdout
