"""A problem in which one workload asks for something else: only its arcs are made anew."""

from dataclasses import dataclass, replace

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Document, Inputs
from landing_zone.config.workload import Workload
from landing_zone.placement.build import build_problem
from landing_zone.placement.limits import tenant_quotas
from landing_zone.placement.problem import NO_RULES, Problem
from landing_zone.placement.rule import Rule


@dataclass(frozen=True)
class Swap:
    """The problem as it is, and what it was made from."""

    problem: Problem
    inputs: Inputs
    catalog: Catalog

    def document(self, workload: int) -> Document[Workload]:
        """Return a workload as it is."""
        return self.problem.workloads[workload]

    def without(self, workload: int, rules: frozenset[Rule]) -> Problem:
        """Return the problem with rules left out for a workload."""
        return self._with(workload, self.document(workload), rules)

    def changed(self, workload: int, value: Workload) -> Problem:
        """Return the problem with other values of a workload."""
        return self._with(workload, replace(self.document(workload), value=value), NO_RULES)

    def _with(self, workload: int, document: Document[Workload], rules: frozenset[Rule]) -> Problem:
        relaxed = {**self.problem.relaxed, document.value.name: rules}
        alone = build_problem(replace(self.inputs, workloads=(document,)), self.catalog, relaxed)
        kept = [arc for arc in self.problem.arcs if arc.workload != workload]
        own = [replace(arc, workload=workload) for arc in alone.arcs]
        arcs = [replace(arc, index=n) for n, arc in enumerate([*kept, *own])]
        blocked = {pair: block for pair, block in self.problem.blocked.items() if pair[0] != workload}
        blocked |= {(workload, venue): block for (_, venue), block in alone.blocked.items()}
        documents = list(self.problem.workloads)
        documents[workload] = document
        inputs = replace(self.inputs, workloads=tuple(documents))
        return replace(
            self.problem,
            workloads=tuple(documents),
            arcs=tuple(arcs),
            blocked=blocked,
            quotas=tenant_quotas(inputs, self.problem.pools, arcs, relaxed),
            relaxed=relaxed,
        )
