"""What makes a workload that must run impossible: the smallest set of rules, and the cheapest single relaxation."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Document, Inputs
from landing_zone.config.resilience import Survives
from landing_zone.config.workload import Workload
from landing_zone.placement.build import build_problem
from landing_zone.placement.endpoint import endpoint_sites
from landing_zone.placement.masks import MASKS, Pair
from landing_zone.placement.optimise import fewest_missing, optimise
from landing_zone.placement.rule import Rule, where
from landing_zone.placement.site import pool_sites
from landing_zone.placement.usage import Usage
from landing_zone.placement.venue import Venue


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
        document, environment = self._document(workload), self.inputs.environment
        listed = [e for e in endpoint_sites(environment.value, self.catalog) if e.name in document.value.managed]
        venues: tuple[Venue, ...] = (*pool_sites(environment.value, self.catalog), *listed)
        pairs = [Pair(environment, document, venue, self.catalog) for venue in venues]
        acting = [rule for rule, mask in MASKS if any(mask(pair) is not None for pair in pairs)]
        return [*acting, *_others(document.value)]

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


def _others(workload: Workload) -> list[Rule]:
    """Return the rules that may rule something out without being masks."""
    objectives = workload.objectives
    asked = {
        Rule.FIRST_TOKEN: objectives.first_token_ms is not None,
        Rule.PER_TOKEN: objectives.per_token_ms is not None,
        Rule.REPLICAS: True,
        Rule.QUOTA: True,
        Rule.NEAR: bool(workload.near),
        Rule.APART: bool(workload.apart),
        Rule.SURVIVES: workload.survives is not Survives.NOTHING,
    }
    return [rule for rule, wanted in asked.items() if wanted]


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
