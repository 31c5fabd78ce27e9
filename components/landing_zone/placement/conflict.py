"""What makes a workload that must run impossible: the smallest set of rules, and the cheapest single relaxation."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Document, Inputs
from landing_zone.config.workload import Workload
from landing_zone.placement.masks import MASKS, Pair, Rule, where
from landing_zone.placement.optimise import fewest_missing, optimise
from landing_zone.placement.problem import build_problem
from landing_zone.placement.site import pool_sites
from landing_zone.placement.usage import Usage


@dataclass(frozen=True)
class Conflicts:
    """Searches the rules of one problem; each question is a small solve."""

    inputs: Inputs
    catalog: Catalog
    missing: int
    """Workloads that must run and don't, with all rules in force."""
    seed: int
    time_limit_s: float

    def smallest(self, workload: int) -> tuple[Rule, ...] | None:
        """Return the smallest set of rules that alone rules the workload out; None if it has no room even without any.

        Sets are tried by size, then in the order of `Rule`, so that the answer is the same every time.
        """
        rules = self._rules(workload)
        for size in range(len(rules) + 1):
            for kept in combinations(rules, size):
                if not self._fits(workload, set(rules) - set(kept)):
                    return kept if kept else None
        return None

    def cheapest_relaxation(self, workload: int) -> tuple[Rule, float] | None:
        """Return the one rule without which the workload fits at the lowest cost of the plan per hour."""
        fits = [rule for rule in self._rules(workload) if self._fits(workload, {rule})]
        costs = [(self._cost_usd_per_hour(workload, rule), n, rule) for n, rule in enumerate(fits)]
        return (min(costs)[2], min(costs)[0]) if costs else None

    def _document(self, workload: int) -> Document[Workload]:
        return self.inputs.workloads[workload]

    def _rules(self, workload: int) -> list[Rule]:
        """Return the rules that the inputs set for the workload and that rule something out."""
        document = self._document(workload)
        sites = pool_sites(self.inputs.environment.value, self.catalog)
        pairs = [Pair(self.inputs.environment, document, site, self.catalog) for site in sites]
        acting = [rule for rule, mask in MASKS if any(mask(pair) is not None for pair in pairs)]
        if document.value.objectives.first_token_ms is not None:
            acting.append(Rule.FIRST_TOKEN)
        if document.value.objectives.per_token_ms is not None:
            acting.append(Rule.PER_TOKEN)
        return [*acting, Rule.REPLICAS, Rule.QUOTA]

    def _relaxed(self, workload: int, rules: set[Rule]) -> Mapping[str, frozenset[Rule]]:
        return {self._document(workload).value.name: frozenset(rules)}

    def _fits(self, workload: int, without: set[Rule]) -> bool:
        """Return whether one workload less is missing without those rules."""
        problem = build_problem(self.inputs, self.catalog, self._relaxed(workload, without))
        if not any(a.workload == workload for a in problem.arcs):
            return False
        return fewest_missing(problem, seed=self.seed, time_limit_s=self.time_limit_s) < self.missing

    def _cost_usd_per_hour(self, workload: int, rule: Rule) -> float:
        problem = build_problem(self.inputs, self.catalog, self._relaxed(workload, {rule}))
        return Usage(problem, optimise(problem, seed=self.seed, time_limit_s=self.time_limit_s)).cost_usd_per_hour()


def conflict_lines(conflicts: Conflicts, workload: int, cost_usd_per_hour: float) -> tuple[str, ...]:
    """Return the conflict as lines for the plan: each rule with file and line, then the cheapest way out."""
    document, environment = conflicts.inputs.workloads[workload], conflicts.inputs.environment
    name = document.value.name
    rules = conflicts.smallest(workload)
    if rules is None:
        return (f"{name}: no pool is large enough, whatever the rules ({document.source.file}:1)",)
    lines = [f"{name}: {rule} ({where(rule, environment, document)})" for rule in rules]
    relaxation = conflicts.cheapest_relaxation(workload)
    if relaxation is not None:
        rule, cost = relaxation
        lines.append(f"{name}: fits without {rule}, the plan then costs {cost - cost_usd_per_hour:+.2f} USD/h")
    return tuple(lines)
