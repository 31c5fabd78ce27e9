"""Sets of rules in conflict and the cheapest relaxation against trying every set, on small random problems."""

import dataclasses
import itertools
import math
import os
import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

import pytest

from landing_zone.config.resilience import Survives
from landing_zone.placement.conflicts.clause import Clause, told
from landing_zone.placement.conflicts.relaxable import Relaxable
from landing_zone.placement.conflicts.search import Search
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import at_most
from landing_zone.placement.optimise import optimise
from landing_zone.placement.problem import Problem
from landing_zone.placement.rule import Rule
from landing_zone.placement.usage import Usage

CASES = int(os.environ.get("LZ_CASES", "2000")) // 10
CHUNKS = 20
FORBIDDING = (Rule.JURISDICTIONS, Rule.ROUND_TRIP, Rule.REPLICAS)


def relaxable(problem: Problem, seed: int) -> Relaxable:
    """The problem with most of its arcs forbidden by rules of what must run."""
    random_ = random.Random(seed)
    must = [w for w in range(len(problem.workloads)) if not problem.best_effort(w)]
    needs = tuple(
        frozenset(Clause(arc.workload, rule) for rule in random_.sample(FORBIDDING, random_.choice([0, 1, 1, 2])))
        if arc.workload in must
        else frozenset()
        for arc in problem.arcs
    )
    between = {Clause(w, rule) for w in must for rule in _between(problem, w)}
    accounts = {Clause(n, Rule.ACCOUNT) for n in range(len(problem.account_quotas))}
    return Relaxable(problem, needs, told(between.union(accounts, *needs)))


def _between(problem: Problem, w: int) -> list[Rule]:
    workload = problem.workloads[w].value
    acts = {
        Rule.QUOTA: bool(problem.quotas),
        Rule.NEAR: bool(workload.near),
        Rule.APART: bool(workload.apart),
        Rule.SURVIVES: workload.survives is not Survives.NOTHING,
    }
    return [rule for rule, acting in acts.items() if acting]


@dataclass
class Tried:
    """Which sets of clauses, left out, let workloads run together, found by trying every assignment."""

    relaxable: Relaxable
    together: frozenset[int]
    trial: Any
    known: dict[frozenset[Clause], bool] = field(default_factory=dict)

    def fits(self, left_out: Collection[Clause]) -> bool:
        """Whether all run when some clauses are left out."""
        gone = frozenset(left_out)
        if gone not in self.known:
            self.known[gone] = self._fits(self.relaxable.without(gone))
        return self.known[gone]

    def in_conflict(self, kept: Collection[Clause]) -> bool:
        """Whether a set alone keeps them from it."""
        return not self.fits(set(self.relaxable.clauses) - set(kept))

    def _fits(self, problem: Problem) -> bool:
        trial = self.trial(problem)
        choices = [[None, *(problem.arcs[a] for a in problem.arcs_of(w))] for w in range(len(problem.workloads))]
        for chosen in itertools.product(*choices):
            run = all(chosen[w] for w in self.together)
            if run and trial.allowed(chosen) and trial.usd(chosen) < math.inf:
                return True
        return False


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_conflicts_are_smallest_and_relaxations_cheapest(
    random_problem: Callable[[int], Problem], trial: Any, chunk: int
) -> None:
    """The set is in conflict, no smaller one is, none of its rules can be spared; no single relaxation costs less."""
    for seed in range(chunk, CASES, CHUNKS):
        asked = relaxable(dataclasses.replace(random_problem(seed), move_budget=None), seed)
        now = asked.without(())
        out = [w for w in optimise(now, seed=0, time_limit_s=20).left_out() if not now.best_effort(w)]
        runs = {w for w in range(len(now.workloads)) if not now.best_effort(w)}.difference(out)
        for together in (frozenset(runs | {workload}) for workload in out):
            search = Search(asked, together, seed=0, time_limit_s=20)
            tried = Tried(asked, together, trial)
            _check_set(search.smallest(), tried, seed)
            _check_relaxation(search.cheapest(), tried, seed)


def _check_set(found: tuple[Clause, ...] | None, tried: Tried, seed: int) -> None:
    if found is None:
        assert not tried.fits(tried.relaxable.clauses), seed
        return
    assert tried.in_conflict(found), seed
    assert not any(tried.in_conflict(set(found) - {clause}) for clause in found), seed
    smaller = itertools.combinations(tried.relaxable.clauses, len(found) - 1)
    assert not any(tried.in_conflict(kept) for kept in smaller), seed


def _check_relaxation(found: tuple[Clause, float] | None, tried: Tried, seed: int) -> None:
    singles = [clause for clause in tried.relaxable.clauses if tried.fits({clause})]
    assert (found is not None) == bool(singles), seed
    if found is not None:
        clause, usd = found
        assert clause in singles, seed
        assert usd == pytest.approx(min(_plan_usd(tried, single) for single in singles), abs=1e-6), seed


def _plan_usd(tried: Tried, clause: Clause) -> float:
    """What the plan without a clause costs in which all run; it is proven to be the best."""
    problem = tried.relaxable.without({clause})
    must = at_most("runs", {Columns(problem).left_out(w): 1.0 for w in tried.together}, 0)
    answer = optimise(problem, seed=0, time_limit_s=20, rows=(must,))
    assert answer.proven
    assert all(answer.arcs[w] for w in tried.together)
    return Usage(problem, answer).cost_usd_per_hour()
