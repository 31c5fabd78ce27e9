"""A control, what it is judged on, and what it finds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from landing_zone.config.policies import Level
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene

__all__ = ["Control", "Level", "Rule", "Severity", "StackRule", "Verdict", "Violation", "nothing"]


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
    EXEMPT = "exempt"
    """It fails or is undetermined, and somebody answers for that until a day."""


@dataclass(frozen=True)
class Violation:
    """What a rule found. Its text names fields, and names that the environment's own file holds, never a value."""

    problem: str
    """What is wrong and where, as the rest of a sentence."""
    verdict: Verdict = Verdict.FAIL
    resource: Resource | None = None
    """Which of all, for a rule on the stack; None where the stack as a whole is meant."""


Rule = Callable[[Resource, Scene], Iterator[Violation]]
StackRule = Callable[[Sequence[Resource], Scene], Iterator[Violation]]


def nothing(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Find nothing: the rule of a control that judges resources together alone."""
    return iter(())


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
    rule: Rule = nothing
    """Judges one resource by itself."""
    stack_rule: StackRule | None = None
    """Judges all resources of a stack together: what is missing beside what is there."""
    level: Level = Level.MANDATORY
    """Where a profile says nothing else."""
    parameters: tuple[Parameter, ...] = ()
    """What profiles and environments may set."""
