"""The optimizer against trying everything, on small random problems with every kind of rule.

Without further word 2,000 problems; LZ_CASES says how many.
"""

import dataclasses
import os
import random
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.placement.arc import PoolArc
from landing_zone.placement.optimise import optimise
from landing_zone.placement.problem import Problem

CASES = int(os.environ.get("LZ_CASES", "2000"))
CHUNKS = 20
Value = tuple[float, float]
"""Workloads left out, by weight, and what the optimizer counts, in USD per hour."""


@pytest.fixture
def solved(trial: Any) -> Callable[[Problem], Value]:
    """Return the value of the optimizer's answer, which is proven."""

    def solve(problem: Problem) -> Value:
        answer = optimise(problem, seed=0, time_limit_s=20)
        assert (answer.proven, answer.gap) == (True, 0)
        value: Value = trial(problem).value(answer)
        return value

    return solve


def close(a: Value, b: Value) -> bool:
    """Equal but for the solver's tolerance."""
    return a == pytest.approx(b, abs=1e-6)


def dearer(problem: Problem, random_: random.Random) -> Problem:
    """One pool's nodes cost more."""
    pools = list(problem.pools)
    p = random_.randrange(len(pools))
    pools[p] = dataclasses.replace(pools[p], node_price_usd_per_hour=pools[p].node_price_usd_per_hour + 0.5)
    return dataclasses.replace(problem, pools=tuple(pools))


def larger(problem: Problem, random_: random.Random) -> Problem:
    """One pool may have one node more."""
    pools = list(problem.pools)
    p = random_.randrange(len(pools))
    pool = pools[p].pool
    nodes = pool.nodes.model_copy(update={"max": pool.nodes.max + 1})
    pools[p] = dataclasses.replace(pools[p], pool=pool.model_copy(update={"nodes": nodes}))
    return dataclasses.replace(problem, pools=tuple(pools))


def shuffled(problem: Problem, random_: random.Random) -> Problem:
    """Workloads, pools, endpoints and arcs in another order."""

    def order(count: int) -> list[int]:
        return random_.sample(range(count), count)

    workloads, pools, endpoints = map(order, map(len, (problem.workloads, problem.pools, problem.endpoints)))
    arcs, places = order(len(problem.arcs)), {}
    made = []
    for index, old in enumerate(arcs):
        arc = problem.arcs[old]
        places[old] = index
        update: dict[str, Any] = {"index": index, "workload": workloads.index(arc.workload)}
        if isinstance(arc, PoolArc):
            update["venue"] = pools.index(arc.pool)
        else:
            update["endpoint"] = endpoints.index(arc.endpoint)
            update["venue"] = len(pools) + update["endpoint"]
        made.append(dataclasses.replace(arc, **update))
    return dataclasses.replace(
        problem,
        workloads=tuple(problem.workloads[w] for w in workloads),
        pools=tuple(problem.pools[p] for p in pools),
        endpoints=tuple(problem.endpoints[e] for e in endpoints),
        arcs=tuple(made),
        quotas=tuple(dataclasses.replace(q, arcs=tuple(places[a] for a in q.arcs)) for q in problem.quotas),
        account_quotas=tuple(
            dataclasses.replace(q, pools=tuple((pools.index(p), each) for p, each in q.pools))
            for q in problem.account_quotas
        ),
    )


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_answer_is_the_best_of_all(
    random_problem: Callable[[int], Problem], trial: Any, solved: Callable[[Problem], Value], chunk: int
) -> None:
    """It breaks no rule and its value is the least; at a higher price never less, with more nodes never more."""
    for seed in range(chunk, CASES, CHUNKS):
        problem = random_problem(seed)
        value = solved(problem)
        assert close(value, trial(problem).best()), seed
        random_ = random.Random(seed)
        match seed // CHUNKS % 3:
            case 0:
                costly = solved(dearer(problem, random_))
                assert costly[0] == value[0], seed
                assert costly[1] >= value[1] - 1e-6, seed
            case 1:
                roomy = solved(larger(problem, random_))
                assert roomy[0] < value[0] or (roomy[0] == value[0] and roomy[1] <= value[1] + 1e-6), seed
            case 2:
                assert close(solved(shuffled(problem, random_)), value), seed
