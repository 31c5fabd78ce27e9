"""How well `lz plan` keeps its time limit, and with which proven gap: 60 workloads on 20 pools in 5 regions."""

import random
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from landing_zone.catalog.load import load_catalog
from landing_zone.config.document import Inputs
from landing_zone.config.load import load_inputs
from landing_zone.placement.solve import find_solution

WORKLOADS, SEED = 60, 1
LIMITS_S = (5.0, 10.0, 20.0, 60.0)
REGIONS = ("us-east-1", "us-west-2", "eu-central-1", "eu-west-1", "ap-southeast-1")
POOLS = (("H100", 8, 90.0), ("A100-80GB", 8, 38.0), ("L40S", 4, 9.0), ("L4", 4, 4.6))
"""Accelerator, devices of a node, and its price in USD per hour, which differs by up to 30 % between the regions."""
MODELS = (
    "meta-llama/Llama-3.1-8B-Instruct",
    "microsoft/phi-4",
    "google/gemma-3-12b-it",
    "meta-llama/Llama-3.3-70B-Instruct",
    "Qwen/Qwen3-8B",
    "mistralai/Mistral-7B-Instruct-v0.3",
)


def main() -> None:
    """Plan once for each limit and print what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        inputs, catalog = made(Path(folder)), load_catalog()
        find_solution(inputs, catalog, time_limit_s=1)  # the catalog's tables are read once
        print(f"{'limit s':>8} {'took s':>8} {'over':>7} {'status':>9} {'gap':>8} {'USD/h':>9}")
        for limit_s in LIMITS_S:
            started = time.perf_counter()
            plan = find_solution(inputs, catalog, time_limit_s=limit_s).plan
            took_s = time.perf_counter() - started
            over, found = max(0.0, took_s / limit_s - 1), plan.objective
            told = f"{plan.status:>9} {found.gap:8.2%} {found.cost_usd_per_hour:9.2f}"
            print(f"{limit_s:8.0f} {took_s:8.2f} {over:7.1%} {told}")


def made(folder: Path) -> Inputs:
    """Write the environment, the same each time, and read it."""
    random_ = random.Random(SEED)
    for name in ("stacks", "workloads"):
        (folder / name).mkdir()
    environment = {
        "target": "sandbox",
        "clusters": [_cluster(n, random_) for n in range(len(REGIONS))],
        "data_classes": {"open": {}},
        "tenants": [{"name": "team", "owner": "team@example.org", "accelerators": 512}],
    }
    stack = {"config": {"ai-landing-zone:environment": environment}}
    (folder / "stacks" / "Pulumi.large.yaml").write_text(yaml.safe_dump(stack))
    for n in range(WORKLOADS):
        (folder / "workloads" / f"w{n:02}.yaml").write_text(yaml.safe_dump(_workload(f"w{n:02}", random_)))
    return load_inputs(folder, "large")


def _cluster(number: int, random_: random.Random) -> dict[str, Any]:
    pools = [
        {
            "name": accelerator.lower(),
            "accelerator": accelerator,
            "per_node": count,
            "vcpu": 192,
            "memory_gib": 2048 if count == 8 else 512,
            "nodes": {"max": random_.randint(2, 6)},
            "price_usd_per_hour": round(price * random_.uniform(0.7, 1.3), 2),
        }
        for accelerator, count, price in POOLS
    ]
    return {"name": f"c{number}", "site": "aws", "region": REGIONS[number], "pools": pools}


def _workload(name: str, random_: random.Random) -> dict[str, Any]:
    near, far = random_.sample(REGIONS, 2)
    return {
        "name": name,
        "title": name,
        "industry": "any",
        "tenant": "team",
        "task": "chat",
        "model": {"name": random_.choice(MODELS), "uri": "s3://m/1", "licence": "any"},
        "data_class": "open",
        "traffic": {
            "requests_per_second": round(random_.uniform(0.2, 6), 2),
            "input_tokens": random_.randint(300, 2500),
            "output_tokens": random_.randint(80, 500),
            "users": [{"region": f"aws/{near}", "share": 0.7}, {"region": f"aws/{far}", "share": 0.3}],
        },
        "objectives": {"first_token_ms": 3000, "per_token_ms": 80},
        "replicas": {"min": random_.choice((1, 1, 2)), "max": 8},
        "precisions": ["bf16", "fp8"],
        "context_tokens": 4096,
    }


if __name__ == "__main__":
    main()
