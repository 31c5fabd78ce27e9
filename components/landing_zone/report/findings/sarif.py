"""Findings as SARIF 2.1.0, which code hosts show beside the lines."""

import hashlib
from importlib.metadata import version
from typing import Any

from landing_zone_policies.answer import Answer
from landing_zone_policies.control import Control, Level, Severity, Verdict
from landing_zone_policies.finding import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SCORES = {Severity.CRITICAL: "9.5", Severity.HIGH: "8.0", Severity.MEDIUM: "5.5", Severity.LOW: "3.0"}
"""`security-severity`, by which hosts sort: the middle of each band of CVSS."""
LEVELS = {Level.MANDATORY: "error", Level.ADVISORY: "warning"}
KINDS = {Verdict.FAIL: "fail", Verdict.UNDETERMINED: "open", Verdict.EXEMPT: "fail"}


def sarif(answer: Answer) -> dict[str, Any]:
    """Return a log of one run: each control a rule, each finding a result.

    What is undetermined is `open`, which has no level; what is exempt is suppressed, with the reason.
    """
    places = {control.id: index for index, control in enumerate(answer.controls)}
    driver = {
        "name": "lz policy",
        "semanticVersion": version("ai-landing-zone"),
        "rules": [_rule(control) for control in answer.controls],
    }
    results = [_result(finding, places[finding.control], answer) for finding in answer.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(control: Control) -> dict[str, Any]:
    return {
        "id": control.id,
        "name": "".join(word.capitalize() for word in control.name.split("-")),
        "shortDescription": {"text": control.title},
        "help": {"text": f"Fix: {control.fix}. From: {', '.join(control.clauses)}."},
        "defaultConfiguration": {"level": LEVELS[control.level]},
        "properties": {"tags": ["security", *control.clauses], "security-severity": SCORES[control.severity]},
    }


def _result(finding: Finding, place: int, answer: Answer) -> dict[str, Any]:
    kind = KINDS[finding.verdict]
    result = {
        "ruleId": finding.control,
        "ruleIndex": place,
        "kind": kind,
        "level": LEVELS[answer.level_of(finding)] if kind == "fail" else "none",
        "message": {"text": finding.message},
        "locations": [_location(finding, answer)],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
    }
    if finding.verdict is Verdict.EXEMPT:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.message}]
    return result


def _location(finding: Finding, answer: Answer) -> dict[str, Any]:
    location: dict[str, Any] = {
        "logicalLocations": [{"fullyQualifiedName": finding.resource, "kind": "resource"}],
    }
    origin = answer.origins.get(finding.resource)
    if origin:
        uri = origin.file.absolute().as_uri() if origin.file.is_absolute() else origin.file.as_posix()
        region = {"startLine": max(origin.line, 1)}
        location["physicalLocation"] = {"artifactLocation": {"uri": uri.replace(" ", "%20")}, "region": region}
    return location


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same while the finding does, wherever its line moves."""
    text = "\0".join((finding.control, finding.resource, finding.message))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
