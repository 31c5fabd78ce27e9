"""A control, what it is judged on, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from landing_zone_policies.scene import Scene


class Severity(StrEnum):
    """How bad a violation is."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Verdict(StrEnum):
    """What a control says of a resource that does not pass."""

    FAIL = "fail"
    UNDETERMINED = "undetermined"
    """A value that the rule needs is not known yet."""


@dataclass(frozen=True)
class Resource:
    """A resource as plain data: no proxies, no Pulumi types, `UNKNOWN` where a value is not known yet."""

    id: str
    """URN, or whatever names it for the reader."""
    type: str
    """Pulumi's type token (`kubernetes:core/v1:Pod`)."""
    props: dict[str, Any]
    """Inputs, with camelCase names."""
    cluster: str | None
    """Name of its provider, which is the name of its cluster; None for a default provider."""


@dataclass(frozen=True)
class Violation:
    """What a rule found. Its text quotes only names that the environment's own file holds, never a value."""

    problem: str
    """What is wrong and where, as the rest of a sentence."""
    verdict: Verdict = Verdict.FAIL


Rule = Callable[[Resource, Scene], Iterator[Violation]]


@dataclass(frozen=True)
class Control:
    """A rule with what people need to know of it."""

    id: str
    """Short, stable id (`K01`)."""
    name: str
    """Name for machines, in words (`no-privileged-containers`)."""
    title: str
    """The rule in one sentence."""
    severity: Severity
    clauses: tuple[str, ...]
    """Where it comes from: standards and their clauses."""
    fix: str
    """What to do, in the imperative."""
    rule: Rule


@dataclass(frozen=True)
class Finding:
    """One violation of one control by one resource."""

    control: str
    verdict: Verdict
    resource: str
    severity: Severity
    message: str
    clauses: tuple[str, ...]


def judge(control: Control, resource: Resource, scene: Scene) -> list[Finding]:
    """Return what a control finds in a resource, in the rule's order."""
    owner = scene.owner_of(resource.props)
    return [
        Finding(
            control=control.id,
            verdict=violation.verdict,
            resource=resource.id,
            severity=control.severity,
            message=f"{violation.problem}. Owner: {owner}. Fix: {control.fix}.",
            clauses=control.clauses,
        )
        for violation in control.rule(resource, scene)
    ]
