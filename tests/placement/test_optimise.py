"""The solver against trying every assignment of small random problems."""

import dataclasses
import itertools
import random
from collections.abc import Callable

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.precision import Precision
from landing_zone.placement.arc import Costs, EndpointArc, PoolArc
from landing_zone.placement.build import build_problem
from landing_zone.placement.formulation.build import left_out_costs, money_costs
from landing_zone.placement.limits import TenantQuota
from landing_zone.placement.optimise import optimise
from landing_zone.placement.packing import nodes_needed
from landing_zone.placement.preference import USD_PER_NODE
from landing_zone.placement.problem import Problem
from landing_zone.sizing.candidate import Candidate
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.throughput import Basis

Project = Callable[..., Inputs]
Value = tuple[float, float]
WORKLOADS = {
    "a": {"criticality": "critical"},
    "b": {"criticality": "best-effort"},
    "c": {},
    "d": {"criticality": "best-effort"},
}


def candidate(slots: int, replicas: int) -> Candidate:
    """A shape that only its size matters of."""
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


def random_problem(base: Problem, seed: int) -> Problem:
    """The base's workloads and pools with random shapes, prices, limits and a quota."""
    random_ = random.Random(seed)
    pools = tuple(
        dataclasses.replace(
            site,
            node_slots=random_.choice([4, 7, 8, 14]),
            node_price_usd_per_hour=random_.choice([0.0, 1.0, 2.5, 4.0]),
            pool=site.pool.model_copy(
                update={"nodes": site.pool.nodes.model_copy(update={"min": random_.choice([0, 0, 1]), "max": 2})}
            ),
        )
        for site in base.pools
    )
    arcs: list[PoolArc] = []
    for w, p in itertools.product(range(len(base.workloads)), range(len(pools))):
        for slots in random_.sample([1, 2, 4], random_.randint(0, 2)):
            replicas = random_.randint(1, pools[p].pool.nodes.max * (pools[p].node_slots // slots))
            shape, preference = candidate(slots, min(replicas, 4)), random_.random() / 100
            arcs.append(PoolArc(len(arcs), w, p, Costs(), preference, 0, moves=False, missed=(), candidate=shape))
    members = tuple(a.index for a in arcs if a.pool == 0)
    quotas = (TenantQuota("team", pools[0].cluster.name, random_.randint(2, 16), members),) if members else ()
    return dataclasses.replace(base, pools=pools, arcs=tuple(arcs), quotas=quotas)


def value(problem: Problem, answered: tuple[PoolArc | EndpointArc | None, ...]) -> Value | None:
    """What an assignment leaves out, by weight, and what it costs; None if it has no room."""
    arcs = [arc if isinstance(arc, PoolArc) else None for arc in answered]
    cost = sum(a.preference_usd_per_hour for a in arcs if a)
    for p, site in enumerate(problem.pools):
        here = [(a.candidate.slots, a.candidate.replicas) for a in arcs if a and a.pool == p]
        nodes = max(site.pool.nodes.min, nodes_needed(here, site.node_slots))
        if nodes > site.pool.nodes.max:
            return None
        cost += nodes * (site.node_price_usd_per_hour + USD_PER_NODE)
    for quota in problem.quotas:
        if sum(a.slots for a in arcs if a and a.index in quota.arcs) > quota.devices:
            return None
    heavy = len(problem.workloads) + 1
    missing = sum(1 if problem.best_effort(w) else heavy for w, arc in enumerate(arcs) if arc is None)
    return missing, cost


def best(problem: Problem) -> Value:
    """The best of all assignments."""
    choices = [[None, *(a for a in problem.arcs if a.workload == w)] for w in range(len(problem.workloads))]
    values = (value(problem, arcs) for arcs in itertools.product(*choices))
    return min(v for v in values if v is not None)


@pytest.fixture
def base(project: Project, catalog: Catalog) -> Problem:
    """Four workloads, two pools."""
    return build_problem(project(WORKLOADS), catalog)


@pytest.mark.parametrize("seed", range(25))
def test_the_answer_is_the_best_of_all(base: Problem, seed: int) -> None:
    """It leaves out as little and costs as little as the best assignment, and is proven."""
    problem = random_problem(base, seed)
    answer = optimise(problem, seed=0, time_limit_s=20)
    found = value(problem, answer.arcs)
    assert found is not None
    assert found == pytest.approx(best(problem), abs=1e-6)
    assert (answer.proven, answer.gap) == (True, 0)


@pytest.mark.parametrize("seed", range(5))
def test_the_open_nodes_are_the_fewest(base: Problem, seed: int) -> None:
    """No more nodes are open than the replicas need, at any price, zero included."""
    problem = random_problem(base, seed)
    answer = optimise(problem, seed=0, time_limit_s=20)
    for p, site in enumerate(problem.pools):
        taken = (a for a in answer.arcs if isinstance(a, PoolArc) and a.pool == p)
        here = [(a.candidate.slots, a.candidate.replicas) for a in taken]
        assert answer.nodes[p] == max(site.pool.nodes.min, nodes_needed(here, site.node_slots))


def test_seeds_agree_on_the_cost(base: Problem) -> None:
    """Another seed may find another answer of the same price, never a worse one."""
    problem = random_problem(base, 3)
    answers = [optimise(problem, seed=seed, time_limit_s=20) for seed in (0, 1, 2)]
    assert len({round((value(problem, a.arcs) or (0, 0))[1], 6) for a in answers}) == 1


def test_leaving_out_weighs_more_than_any_money(base: Problem) -> None:
    """The first stage counts workloads only, the second money only."""
    assert set(left_out_costs(base).tolist()) == {0.0, 1.0, 5.0}
    assert money_costs(base)[len(base.arcs) : len(base.arcs) + 4].tolist() == [0.0] * 4


def test_without_time_the_answer_is_still_one(base: Problem) -> None:
    """Whatever is found in no time has room, and claims to be proven only if it is the best."""
    problem = random_problem(base, 0)
    answer = optimise(problem, seed=0, time_limit_s=0)
    found = value(problem, answer.arcs)
    assert found is not None
    assert not answer.proven or found == pytest.approx(best(problem), abs=1e-6)
