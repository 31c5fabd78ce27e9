"""How much of a large answer moves when some demands double: replanned with priced moves, beside a fresh solve.

"Over bound" compares the cost without the price of moves with the best bound known for the changed instance.

    python benchmarks/churn.py [--size 10000x300] [--family dispersed] [--seed 1] [--move-price 3000]… [--seconds 15]
"""

import argparse
import dataclasses
import time
from pathlib import Path

import numpy as np
from bare.instances import FAMILIES, generate

from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.instance import Instance, IntArray
from landing_zone.placement.bare.read import instance_of
from landing_zone.placement.bare.replan import replan
from landing_zone.placement.bare.solve import solve

PART = 0.01
"""Of the workloads, whose demand doubles."""
FIRST_S, FRESH_S = 120.0, 120.0


def main() -> None:
    """Print one line per price of a move, and one for a fresh solve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", default="10000x300")
    parser.add_argument("--family", choices=FAMILIES, default="dispersed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--move-price", type=float, action="append", help="thousandths of a dollar; several are tried")
    parser.add_argument("--seconds", type=float, default=15)
    options = parser.parse_args()
    workloads, pools = (int(n) for n in options.size.split("x"))
    before = instance_of(generate(workloads, pools, options.seed, options.family), Path("generated"))
    start = solve(before, gap=0.0055, seed=options.seed, clock=Clock(FIRST_S)).assignment
    after = doubled(before, options.seed)
    began = time.process_time()
    fresh = solve(after, gap=0.0055, seed=options.seed, clock=Clock(FRESH_S))
    moved = int(((start >= 0) & (fresh.assignment != start)).sum())
    print(f"{'move price':>10} {'moves':>6} {'cost':>12} {'over bound':>10} {'CPU s':>6}")
    print(f"{'fresh':>10} {moved:6} {fresh.cost:12.0f} {fresh.gap:10.3%} {time.process_time() - began:6.1f}")
    for price in options.move_price or [3000.0]:
        print(line(after, start, price, fresh.bound, options.seconds), flush=True)


def line(after: Instance, start: IntArray, price: float, bound: float, seconds: float) -> str:
    """Return the line of one price."""
    began = time.process_time()
    found = replan(after, start, np.full(after.workloads, price), gap=0.002, clock=Clock(seconds))
    spent, cost = time.process_time() - began, found.cost or float("inf")
    return f"{price:10g} {found.moves:6} {cost:12.0f} {(cost - bound) / cost:10.3%} {spent:6.1f}"


def doubled(instance: Instance, seed: int) -> Instance:
    """Return the instance with some demands doubled."""
    demand = instance.demand.copy()
    hot = np.random.default_rng(seed).choice(instance.workloads, int(instance.workloads * PART), replace=False)
    demand[hot] *= 2
    return dataclasses.replace(instance, demand=demand)


if __name__ == "__main__":
    main()
