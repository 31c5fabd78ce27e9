"""Whether resources may be deployed."""

import pytest

from landing_zone.config.policies import Level
from landing_zone_policies.answer import Answer
from landing_zone_policies.control import Control, Severity, Verdict
from landing_zone_policies.finding import Finding
from landing_zone_policies.resource import Resource


def _answer(level: Level, *verdicts: Verdict) -> Answer:
    control = Control("T01", "t", "T", Severity.LOW, ("own",), "mend it", level=level)
    findings = tuple(Finding("T01", verdict, "r", Severity.LOW, "m", ("own",)) for verdict in verdicts)
    return Answer((control,), (Resource("r", "t", {}),), findings, ())


@pytest.mark.parametrize(
    ("level", "verdicts", "allowed", "blocks"),
    [
        (Level.MANDATORY, [], 0, False),
        (Level.MANDATORY, [Verdict.FAIL], 9, True),
        (Level.MANDATORY, [Verdict.EXEMPT], 0, False),
        (Level.MANDATORY, [Verdict.UNDETERMINED], 0, True),
        (Level.MANDATORY, [Verdict.UNDETERMINED] * 2, 2, False),
        (Level.MANDATORY, [Verdict.UNDETERMINED] * 3, 2, True),
        (Level.ADVISORY, [Verdict.FAIL, Verdict.UNDETERMINED], 0, False),
    ],
)
def test_what_stops_a_change(level: Level, verdicts: list[Verdict], allowed: int, blocks: bool) -> None:
    """A mandatory control that fails, or too many that could not be decided; never advice or what is exempt."""
    assert _answer(level, *verdicts).blocks(allowed) is blocks


def test_the_document_is_the_contract() -> None:
    """These keys, and no others."""
    assert _answer(Level.MANDATORY, Verdict.FAIL).document() == {
        "findings": [
            {
                "control": "T01",
                "verdict": "fail",
                "resource": "r",
                "severity": "low",
                "message": "m",
                "clauses": ["own"],
            }
        ],
        "checked": 1,
    }
