"""A problem together with the arcs that it would have if some of its rules were left out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from landing_zone.placement.conflicts.clause import Clause
from landing_zone.placement.limits import TenantQuota
from landing_zone.placement.problem import Problem
from landing_zone.placement.rule import Rule


@dataclass(frozen=True)
class Relaxable:
    """Every arc, and what has to be left out for it."""

    problem: Problem
    """With all arcs, and all rules in force; the limits count all arcs."""
    needs: tuple[frozenset[Clause], ...]
    """By arc: the clauses that all have to be left out; none for an arc of the problem itself."""
    clauses: tuple[Clause, ...]
    """What may be left out, in the order in which it is told."""

    def without(self, left_out: Collection[Clause]) -> Problem:
        """Return the problem that is left when clauses are left out."""
        gone, problem = frozenset(left_out), self.problem
        kept = [arc.index for arc, needs in zip(problem.arcs, self.needs, strict=True) if needs <= gone]
        return replace(
            problem,
            arcs=tuple(replace(problem.arcs[old], index=new) for new, old in enumerate(kept)),
            quotas=tuple(self._quotas(kept, gone)),
            account_quotas=tuple(
                quota for n, quota in enumerate(problem.account_quotas) if Clause(n, Rule.ACCOUNT) not in gone
            ),
            relaxed=self._relaxed(gone),
        )

    def _quotas(self, kept: list[int], gone: frozenset[Clause]) -> Iterator[TenantQuota]:
        new = {old: n for n, old in enumerate(kept)}
        for quota in self.problem.quotas:
            counted = (a for a in quota.arcs if a in new)
            arcs = tuple(new[a] for a in counted if Clause(self.problem.arcs[a].workload, Rule.QUOTA) not in gone)
            if arcs:
                yield replace(quota, arcs=arcs)

    def _relaxed(self, gone: frozenset[Clause]) -> dict[str, frozenset[Rule]]:
        found: dict[str, frozenset[Rule]] = {}
        for owner, rule in gone:
            if rule is not Rule.ACCOUNT:
                name = self.problem.workloads[owner].value.name
                found[name] = found.get(name, frozenset()) | {rule}
        return found
