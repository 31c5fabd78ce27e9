"""Controls as policies of the engine.

Each control becomes two: a mandatory one for what fails, and an advisory one for what a preview can't know yet. When
the change is made everything is known and the mandatory one decides; should a value still be unknown then, it fails.
"""

from collections.abc import Callable, Iterable, Iterator

import pulumi
from pulumi_policy import EnforcementLevel, Policy, ReportViolation, ResourceValidationArgs, ResourceValidationPolicy
from pulumi_policy import Severity as PolicySeverity

from landing_zone.errors import LandingZoneError
from landing_zone_policies.control import Control, Verdict
from landing_zone_policies.finding import judge
from landing_zone_policies.plain import resource_of
from landing_zone_policies.scene import Scene

Scenes = Callable[[str], Scene]


def policies(controls: Iterable[Control], scenes: Scenes) -> list[Policy]:
    """Return the pack's policies; ``scenes`` gives what a stack is judged against."""
    return [policy for control in controls for policy in _pair(control, scenes)]


def _pair(control: Control, scenes: Scenes) -> Iterator[ResourceValidationPolicy]:
    def failed(args: ResourceValidationArgs, report: ReportViolation) -> None:
        for verdict, message in _messages(control, args, scenes):
            if verdict is Verdict.FAIL or not pulumi.runtime.is_dry_run():
                report(message, None)

    def undetermined(args: ResourceValidationArgs, report: ReportViolation) -> None:
        for verdict, message in _messages(control, args, scenes):
            if verdict is Verdict.UNDETERMINED and pulumi.runtime.is_dry_run():
                report(f"undetermined: {message}", None)

    yield _policy(control, "", EnforcementLevel.MANDATORY, failed)
    yield _policy(control, "-undetermined", EnforcementLevel.ADVISORY, undetermined)


def _messages(control: Control, args: ResourceValidationArgs, scenes: Scenes) -> Iterator[tuple[Verdict, str]]:
    try:
        scene = scenes(stack_of(args.urn))
    except LandingZoneError as error:
        yield Verdict.FAIL, f"nothing can be judged without the environment: {error}"
        return
    for finding in judge(control, resource_of(args), scene):
        yield finding.verdict, f"{finding.control}: {finding.message}"


def stack_of(urn: str) -> str:
    """Return the stack of `urn:pulumi:<stack>::<project>::<type>::<name>`."""
    return urn.split("::", maxsplit=1)[0].rpartition(":")[2]


def _policy(
    control: Control,
    suffix: str,
    level: EnforcementLevel,
    validate: Callable[[ResourceValidationArgs, ReportViolation], None],
) -> ResourceValidationPolicy:
    return ResourceValidationPolicy(
        name=f"{control.id.lower()}-{control.name}{suffix}",
        description=control.title,
        validate=validate,
        enforcement_level=level,
        display_name=control.title,
        severity=PolicySeverity(control.severity.value),
        tags=list(control.clauses),
        remediation_steps=control.fix,
    )
