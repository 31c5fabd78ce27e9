"""An answer with a finding of every verdict."""

from datetime import date
from pathlib import Path

import pytest

from landing_zone.config.policies import Level
from landing_zone_policies.answer import Answer
from landing_zone_policies.control import Control, Severity, Verdict
from landing_zone_policies.exemption import Exemption
from landing_zone_policies.finding import Finding
from landing_zone_policies.resource import Origin, Resource


@pytest.fixture
def answer() -> Answer:
    """Four controls, the last of which finds nothing."""
    levels = {"T01": Level.MANDATORY, "T02": Level.ADVISORY, "T03": Level.MANDATORY, "T04": Level.MANDATORY}
    controls = tuple(
        Control(id, f"rule-{id.lower()}", f"Rule {id}", Severity.HIGH, ("CIS 1.2",), "mend it", level=level)
        for id, level in levels.items()
    )
    resources = (
        Resource("a.yaml#Pod/n/a", "kubernetes:core/v1:Pod", {}, origin=Origin(Path("a b.yaml"), 7)),
        Resource("urn::db\x07<&>", "aws:rds/instance:Instance", {}),
    )
    verdicts = (
        ("T01", Verdict.FAIL, 0),
        ("T02", Verdict.FAIL, 0),
        ("T01", Verdict.UNDETERMINED, 1),
        ("T03", Verdict.EXEMPT, 1),
    )
    findings = tuple(
        Finding(id, verdict, resources[index].id, Severity.HIGH, f"`spec.x` is {verdict}.", ("CIS 1.2",))
        for id, verdict, index in verdicts
    )
    unused = Exemption(control="T04", resource="gone", reason="it was there", owner="a@b", expires=date(2027, 1, 1))
    return Answer(controls, resources, findings, (unused,))
