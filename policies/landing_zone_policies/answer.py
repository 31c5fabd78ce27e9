"""The answer to "may this be deployed?": findings with what is needed to tell them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from landing_zone_policies.control import Control, Level, Verdict
from landing_zone_policies.exemption import Exemption
from landing_zone_policies.finding import Finding
from landing_zone_policies.resource import Origin, Resource
from landing_zone_policies.terms import Terms


@dataclass(frozen=True)
class Answer:
    """What was found, in what, by which controls."""

    controls: tuple[Control, ...]
    resources: tuple[Resource, ...]
    findings: tuple[Finding, ...]
    unused: tuple[Exemption, ...]
    """Exemptions that nothing came of."""

    @cached_property
    def by_id(self) -> dict[str, Control]:
        """The controls that were asked."""
        return {control.id: control for control in self.controls}

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Where each resource was read, as far as it was read from a file."""
        return {r.id: r.origin for r in reversed(self.resources) if r.origin}

    def level_of(self, finding: Finding) -> Level:
        """Return how strictly the finding's control was asked."""
        return self.by_id[finding.control].level

    def blocks(self, undetermined_allowed: int = 0) -> bool:
        """Return whether the resources may not be deployed.

        A mandatory control fails, or more findings of mandatory controls than are allowed could not be decided.
        """
        mandatory = [f.verdict for f in self.findings if self.level_of(f) is Level.MANDATORY]
        return Verdict.FAIL in mandatory or mandatory.count(Verdict.UNDETERMINED) > undetermined_allowed

    def document(self) -> dict[str, Any]:
        """Return the answer as JSON has it."""
        findings = [
            {
                "control": finding.control,
                "verdict": finding.verdict.value,
                "resource": finding.resource,
                "severity": finding.severity.value,
                "message": finding.message,
                "clauses": list(finding.clauses),
            }
            for finding in self.findings
        ]
        return {"findings": findings, "checked": len(self.resources)}


def answer(terms: Terms, resources: Sequence[Resource]) -> Answer:
    """Judge resources by the terms."""
    outcome = terms.judge(resources)
    asked = {control.id for control in terms.controls}
    unused = tuple(exemption for exemption in outcome.unused if exemption.control in asked)
    return Answer(terms.controls, tuple(resources), outcome.findings, unused)
