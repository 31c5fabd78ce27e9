"""From inputs to the relaxable problem: the arcs of every way in which the rules of some workloads may be left out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.resilience import Survives
from landing_zone.config.workload import Workload
from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.build import build_problem
from landing_zone.placement.conflicts.clause import Clause, told
from landing_zone.placement.conflicts.relaxable import Relaxable
from landing_zone.placement.limits import tenant_quotas
from landing_zone.placement.masks import MASKS, Pair
from landing_zone.placement.problem import Problem
from landing_zone.placement.rule import Rule

AnyArc = PoolArc | EndpointArc
MASKED = frozenset(rule for rule, _ in MASKS)


def soften(inputs: Inputs, catalog: Catalog, scope: Collection[int]) -> Relaxable:
    """Return the problem in which the rules of the workloads in ``scope``, and the quotas of accounts, may go."""
    base = build_problem(inputs, catalog)
    made = _Softened(inputs, catalog, base)
    found = [*((arc, frozenset[Clause]()) for arc in base.arcs if arc.workload not in scope), *made.arcs(sorted(scope))]
    found.sort(key=lambda pair: (pair[0].workload, pair[0].venue))
    arcs = tuple(replace(arc, index=n) for n, (arc, _) in enumerate(found))
    needs = tuple(needed for _, needed in found)
    asked = {Clause(w, rule) for w in scope for rule in _between(inputs.workloads[w].value)}
    accounts = {Clause(n, Rule.ACCOUNT) for n in range(len(base.account_quotas))}
    problem = replace(base, arcs=arcs, quotas=tenant_quotas(inputs, base.pools, arcs, {}))
    return Relaxable(problem, needs, told(asked.union(accounts, *needs)))


@dataclass(frozen=True)
class _Softened:
    inputs: Inputs
    catalog: Catalog
    base: Problem

    def arcs(self, scope: list[int]) -> list[tuple[AnyArc, frozenset[Clause]]]:
        """Return the arcs of workloads with what each needs to go, the least that gives it; fewer rules first."""
        found: dict[tuple[int, int, object], list[frozenset[Clause]]] = {}
        arcs: list[tuple[AnyArc, frozenset[Clause]]] = []
        for count in range(len(OF_SHAPES) + 1):
            for rules in combinations(OF_SHAPES, count):
                for arc in self._built([w for w in scope if set(rules) <= set(self._limits(w))], frozenset(rules)):
                    needs = self._forbidding(arc) | {Clause(arc.workload, rule) for rule in rules}
                    known = found.setdefault((arc.workload, arc.venue, arc.way), [])
                    if not any(less <= needs for less in known):
                        known.append(needs)
                        arcs.append((arc, needs))
        return arcs

    def _built(self, workloads: list[int], rules: frozenset[Rule]) -> Iterator[AnyArc]:
        """Yield the arcs of some workloads without any mask and without ``rules``."""
        if not workloads:
            return
        documents = tuple(self.inputs.workloads[w] for w in workloads)
        relaxed = {document.value.name: MASKED | rules for document in documents}
        for arc in build_problem(replace(self.inputs, workloads=documents), self.catalog, relaxed).arcs:
            yield replace(arc, workload=workloads[arc.workload])

    def _forbidding(self, arc: AnyArc) -> frozenset[Clause]:
        document, venue = self.inputs.workloads[arc.workload], self.base.venues[arc.venue]
        pair = Pair(self.inputs.environment, document, venue, self.catalog)
        return frozenset(Clause(arc.workload, rule) for rule, mask in MASKS if mask(pair) is not None)

    def _limits(self, workload: int) -> list[Rule]:
        """Return the rules that decide which shapes a workload has; at a penalty, times don't."""
        objectives = self.inputs.workloads[workload].value.objectives
        hard = objectives.penalty_usd_per_hour is None
        asked = {
            Rule.FIRST_TOKEN: hard and objectives.first_token_ms is not None,
            Rule.PER_TOKEN: hard and objectives.per_token_ms is not None,
            Rule.REPLICAS: True,
        }
        return [rule for rule, acts in asked.items() if acts]


OF_SHAPES = (Rule.FIRST_TOKEN, Rule.PER_TOKEN, Rule.REPLICAS)


def _between(workload: Workload) -> list[Rule]:
    """Return the rules that forbid no arc by themselves."""
    asked = {
        Rule.QUOTA: True,
        Rule.NEAR: bool(workload.near),
        Rule.APART: bool(workload.apart),
        Rule.SURVIVES: workload.survives is not Survives.NOTHING,
    }
    return [rule for rule, wanted in asked.items() if wanted]
