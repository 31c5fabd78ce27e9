"""What makes a workload that must run impossible: the smallest set of rules, and the cheapest single relaxation."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.workload import Criticality
from landing_zone.placement.build import build_problem
from landing_zone.placement.conflicts.clause import Clause
from landing_zone.placement.conflicts.relaxable import Relaxable
from landing_zone.placement.conflicts.search import Search, Undecided
from landing_zone.placement.conflicts.soften import soften
from landing_zone.placement.problem import Problem
from landing_zone.placement.rule import Rule, where


@dataclass(frozen=True)
class Conflicts:
    """The rules of one problem."""

    inputs: Inputs
    catalog: Catalog
    missing: tuple[int, ...]
    """Workloads that must run and don't, with all rules in force."""
    seed: int
    time_limit_s: float
    """Of one question to the solver."""

    def search(self, workload: int) -> Search:
        """Return the search for what keeps one workload from running beside all that must and do.

        Where its own rules forbid every place, they are what is asked about. Else it competes with others, and the
        rules of all are.
        """
        relaxable = self._whole if self.competes(workload) else soften(self.inputs, self.catalog, {workload})
        together = frozenset(self._must).difference(self.missing) | {workload}
        return Search(relaxable, together, self.seed, self.time_limit_s)

    def competes(self, workload: int) -> bool:
        """Whether the workload has a place that only others leave no room in."""
        return bool(self._problem.arcs_of(workload))

    def told(self, clause: Clause) -> tuple[str, str]:
        """Return whose rule it is and what it is called, and where it is written."""
        environment = self.inputs.environment
        if clause.rule is Rule.ACCOUNT:
            quota = environment.value.quotas[clause.owner]
            place = f"{environment.source.file}:{environment.source.line(('quotas', clause.owner, 'count'))}"
            return f"{quota.site}/{quota.region}/{quota.accelerator}: {clause.rule}", place
        document = self.inputs.workloads[clause.owner]
        return f"{document.value.name}: {clause.rule}", where(clause.rule, environment, document)

    @cached_property
    def _problem(self) -> Problem:
        return build_problem(self.inputs, self.catalog)

    @cached_property
    def _whole(self) -> Relaxable:
        return soften(self.inputs, self.catalog, self._must)

    @property
    def _must(self) -> list[int]:
        return [w for w, d in enumerate(self.inputs.workloads) if d.value.criticality is not Criticality.BEST_EFFORT]


def conflict_lines(conflicts: Conflicts, workload: int, cost_usd_per_hour: float) -> tuple[str, ...]:
    """Return the conflict as lines for the plan: each rule with file and line, then the cheapest way out."""
    try:
        return tuple(_lines(conflicts, workload, cost_usd_per_hour))
    except Undecided:
        name = conflicts.inputs.workloads[workload].value.name
        return (f"{name}: the rules in conflict were not found in the time: allow more",)


def _lines(conflicts: Conflicts, workload: int, cost_usd_per_hour: float) -> Iterator[str]:
    document, search = conflicts.inputs.workloads[workload], conflicts.search(workload)
    name, rules = document.value.name, search.smallest()
    if rules is None:
        alone = "no room beside the others that must run" if conflicts.competes(workload) else "no pool is large enough"
        yield f"{name}: {alone}, whatever the rules ({document.source.file}:1)"
        return
    for clause in rules:
        what, place = conflicts.told(clause)
        yield f"{what} ({place})"
    if (relaxation := search.cheapest()) is not None:
        clause, cost = relaxation
        rule = clause.rule if clause.owner == workload else conflicts.told(clause)[0]
        yield f"{name}: fits without {rule}, the plan then costs {cost - cost_usd_per_hour:+.2f} USD/h"
