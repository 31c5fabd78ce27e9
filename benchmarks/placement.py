"""What the exact program saves over a greedy placement, on seeded random environments.

Baseline: first fit, largest first. Workloads in the order of the devices they need at least, each on the shape and pool
that opens the fewest dollars of new nodes among those with room. Both answers obey the same rules, quotas and nodes.

    python benchmarks/placement.py [--workloads 40] [--seeds 5] [--time-limit 30]
"""

import argparse
import dataclasses
import random
import time
from pathlib import Path
from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.config.document import Document, Inputs, SourceMap
from landing_zone.config.environment import Environment
from landing_zone.config.workload import Workload
from landing_zone.placement.optimise import Answer, optimise
from landing_zone.placement.problem import Arc, Problem, build_problem
from landing_zone.placement.usage import Usage

MODELS = (
    "meta-llama/Llama-3.3-70B-Instruct",
    "Qwen/Qwen3-32B",
    "Qwen/Qwen3-30B-A3B-Instruct-2507",
    "microsoft/phi-4",
    "google/gemma-3-12b-it",
    "meta-llama/Llama-3.1-8B-Instruct",
    "Qwen/Qwen2.5-7B-Instruct",
    "microsoft/Phi-4-mini-instruct",
)
PLACES = (("aws", "us-east-1"), ("azure", "westeurope"), ("gcp", "europe-west4"), ("gcp", "us-central1"))
CLASSES = {"open": {}, "eu": {"jurisdictions": ["EU"]}, "us": {"jurisdictions": ["US"]}}
TYPES_PER_PLACE = 4


def main() -> None:
    """Print one row per seed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--workloads", type=int, default=40)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--time-limit", type=float, default=30)
    options = parser.parse_args()
    print("seed  workloads  pools  shapes  greedy USD/h  exact USD/h  exact/greedy     gap  seconds")
    for seed in range(options.seeds):
        print(row(seed, options.workloads, options.time_limit))


def row(seed: int, workloads: int, time_limit_s: float) -> str:
    """Return the comparison on one environment."""
    catalog = load_catalog()
    problem = build_problem(random_inputs(seed, workloads, catalog), catalog)
    greedy = first_fit(problem)
    started = time.perf_counter()
    exact = optimise(problem, seed=0, time_limit_s=time_limit_s)
    seconds = time.perf_counter() - started
    costs = [Usage(problem, answer).cost_usd_per_hour() for answer in (greedy, exact)]
    note = (
        "" if greedy.left_out() == exact.left_out() else f"  left out: {len(greedy.left_out())}/{len(exact.left_out())}"
    )
    return (
        f"{seed:4}  {workloads:9}  {len(problem.pools):5}  {len(problem.arcs):6}  {costs[0]:12.2f}  {costs[1]:11.2f}"
        f"  {costs[1] / costs[0]:12.3f}  {exact.gap:6.2%}  {seconds:7.2f}{note}"
    )


def first_fit(problem: Problem) -> Answer:
    """Return the baseline's answer."""
    answer = Answer((None,) * len(problem.workloads), tuple(s.pool.nodes.min for s in problem.pools), 1, proven=False)
    by_workload = [[a for a in problem.arcs if a.workload == w] for w in range(len(problem.workloads))]
    for arcs in sorted(by_workload, key=lambda arcs: -min((a.slots for a in arcs), default=0)):
        usage = Usage(problem, answer)
        priced = [(extra, a.slots, a.index) for a in arcs if (extra := usage.extra_usd_per_hour(a)) is not None]
        if priced:
            answer = placed(usage, problem.arcs[min(priced)[2]])
    return answer


def placed(usage: Usage, arc: Arc) -> Answer:
    """Return the answer with one more arc."""
    arcs, nodes = list(usage.answer.arcs), list(usage.answer.nodes)
    nodes[arc.pool] = usage.nodes(arc.pool, [*usage.on_pool(arc.pool), arc])
    arcs[arc.workload] = arc
    return dataclasses.replace(usage.answer, arcs=tuple(arcs), nodes=tuple(nodes))


def random_inputs(seed: int, workloads: int, catalog: Catalog) -> Inputs:
    """Return an environment of catalog offers and workloads of common models."""
    random_ = random.Random(seed)
    environment = Environment.model_validate(
        {
            "clusters": [cluster(random_, cloud, region, catalog) for cloud, region in PLACES],
            "data_classes": CLASSES,
            "tenants": [{"name": "team", "owner": "team@example.org", "accelerators": 1000}],
        }
    )
    source = SourceMap(Path("generated"))
    documents = [Document(Workload.model_validate(workload(random_, n)), source) for n in range(workloads)]
    return Inputs("benchmark", Path(), Document(environment, source), tuple(documents))


def cluster(random_: random.Random, cloud: str, region: str, catalog: Catalog) -> dict[str, Any]:
    """Return a cluster with a few node types of its region."""
    here = [o for o in catalog.offers.values() if (o.cloud, o.region) == (cloud, region)]
    whole = [o for o in here if o.accelerators in (1, 2, 4, 8) and catalog.accelerators[o.accelerator].kind == "gpu"]
    pools = [
        {
            "name": offer.instance_type.lower().replace("_", "-").replace(".", "-"),
            "accelerator": offer.accelerator,
            "per_node": int(offer.accelerators),
            "vcpu": offer.vcpu,
            "memory_gib": int(offer.memory_gib),
            "nodes": {"max": random_.randint(2, 12)},
            "purchase": "on-demand",
            "instance_type": offer.instance_type,
        }
        for offer in random_.sample(whole, min(TYPES_PER_PLACE, len(whole)))
    ]
    return {"name": f"{cloud}-{region}", "site": cloud, "region": region, "pools": pools}


def workload(random_: random.Random, number: int) -> dict[str, Any]:
    """Return a chat workload of random size, place and rules."""
    return {
        "name": f"w{number:03}",
        "title": "Generated",
        "industry": "none",
        "tenant": "team",
        "task": "chat",
        "model": {"name": random_.choice(MODELS), "uri": "s3://m/1", "licence": "none"},
        "data_class": random_.choice(tuple(CLASSES)),
        "precisions": random_.choice((["bf16"], ["bf16", "fp8"])),
        "criticality": "best-effort",
        "traffic": {
            "requests_per_second": round(random_.lognormvariate(0, 1), 3),
            "input_tokens": random_.choice((300, 1000, 3000)),
            "output_tokens": random_.choice((50, 200, 500)),
            "users": [{"region": random_.choice(("azure/westeurope", "aws/us-east-1")), "share": 1}],
        },
        "objectives": {"per_token_ms": random_.choice((40, 80)), "first_token_ms": 3000},
    }


if __name__ == "__main__":
    main()
