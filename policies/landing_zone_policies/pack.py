"""Controls as policies of the engine.

Each control is a policy of its name at its level; one advisory policy beside them tells what a preview can't know yet
and what is exempt. When the change is made everything is known; should a value still be unknown then, it fails.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

import pulumi
from pulumi_policy import (
    EnforcementLevel,
    Policy,
    PolicyResource,
    ReportViolation,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationArgs,
    StackValidationPolicy,
)
from pulumi_policy import Severity as PolicySeverity

from landing_zone.errors import LandingZoneError
from landing_zone_policies.control import Control, Level, Verdict, nothing
from landing_zone_policies.exemption import exempt
from landing_zone_policies.finding import Finding, judge, judge_stack
from landing_zone_policies.plain import plain, resource_of
from landing_zone_policies.resource import Resource
from landing_zone_policies.terms import Terms

ADVICE = "undetermined-or-exempt"
LEVELS = {Level.MANDATORY: EnforcementLevel.MANDATORY, Level.ADVISORY: EnforcementLevel.ADVISORY}

TermsOf = Callable[[str], Terms]
"""Gives the terms that a stack is judged by."""
Judge = Callable[[Control, Terms], list[Finding]]


def policies(controls: Sequence[Control], terms_of: TermsOf) -> list[Policy]:
    """Return the pack's policies: two kinds per control where it also judges the stack, and the advice."""
    seen = _Seen()
    of_resources = [c for c in controls if c.rule is not nothing]
    of_stacks = [c for c in controls if c.stack_rule]
    return [
        *(_resource_policy(control, terms_of, seen) for control in of_resources),
        *(_stack_policy(control, terms_of, seen) for control in of_stacks),
        _resource_advice(of_resources, terms_of, seen),
        _stack_advice(of_stacks, terms_of, seen),
    ]


class _Seen(threading.local):
    """What this thread is asked about, made plain once for all policies.

    The engine asks every policy in turn about the same resources; one that is asked a second time is asked about
    others, though they may bear the same URNs. What programs say of resources outlives the question, and the thread.
    """

    declared: ClassVar[dict[str, Mapping[str, Any]]] = {}
    """Inputs by URN, as the policies of single resources were asked about them."""

    def __init__(self) -> None:
        self.resources: list[Resource] = []
        self.asked: set[str] = set()

    def resources_of(self, asking: str, args: Sequence[ResourceValidationArgs | PolicyResource]) -> list[Resource]:
        """Return what the engine asks a policy about."""
        same = [r.id for r in self.resources] == [r.urn for r in args]
        if not same or asking in self.asked:
            self.resources, self.asked = [self._made(r) for r in args], set()
        self.asked.add(asking)
        return self.resources

    def _made(self, args: ResourceValidationArgs | PolicyResource) -> Resource:
        if isinstance(args, PolicyResource):
            return resource_of(args, self.declared.get(args.urn, {}))
        self.declared[args.urn] = plain(args.props)
        return resource_of(args)


def _resource_policy(control: Control, terms_of: TermsOf, seen: _Seen) -> Policy:
    def validate(args: ResourceValidationArgs, report: ReportViolation) -> None:
        (resource,) = seen.resources_of(control.id, [args])
        for message in _blocking(control, args.urn, terms_of, lambda c, t: judge(c, resource, t.scene)):
            report(message, None)

    return _described(ResourceValidationPolicy, control, "", validate)


def _stack_policy(control: Control, terms_of: TermsOf, seen: _Seen) -> Policy:
    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        resources = seen.resources_of(control.id, args.resources)
        if resources:
            for message in _blocking(control, resources[0].id, terms_of, partial(_judge_stack, resources)):
                report(message, None)

    return _described(StackValidationPolicy, control, "-together", validate)


def _resource_advice(controls: Sequence[Control], terms_of: TermsOf, seen: _Seen) -> Policy:
    def validate(args: ResourceValidationArgs, report: ReportViolation) -> None:
        (resource,) = seen.resources_of(ADVICE, [args])
        for message in _advice(controls, args.urn, terms_of, lambda c, t: judge(c, resource, t.scene)):
            report(message, None)

    return ResourceValidationPolicy(ADVICE, "What is not known yet, or exempt", validate, EnforcementLevel.ADVISORY)


def _stack_advice(controls: Sequence[Control], terms_of: TermsOf, seen: _Seen) -> Policy:
    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        resources = seen.resources_of(ADVICE, args.resources)
        if resources:
            for message in _advice(controls, resources[0].id, terms_of, partial(_judge_stack, resources)):
                report(message, None)

    name, text = f"{ADVICE}-together", "What is not known of a stack yet, or exempt"
    return StackValidationPolicy(name, text, validate, EnforcementLevel.ADVISORY)


def _judge_stack(resources: Sequence[Resource], control: Control, terms: Terms) -> list[Finding]:
    return judge_stack(control, resources, terms.scene)


def _blocking(control: Control, urn: str, terms_of: TermsOf, judged: Judge) -> Iterator[str]:
    """Yield what stops a change, or is told of one, at the control's level."""
    try:
        found = _findings((control,), terms_of(stack_of(urn)), judged)
    except LandingZoneError as error:
        yield f"nothing can be judged without the environment: {error}"
        return
    for finding in found:
        if finding.verdict is Verdict.FAIL or (finding.verdict is Verdict.UNDETERMINED and not _is_preview()):
            yield f"{finding.control}: {finding.message}"


def _advice(controls: Iterable[Control], urn: str, terms_of: TermsOf, judged: Judge) -> Iterator[str]:
    """Yield what is undetermined at preview, or exempt at any time."""
    try:
        found = _findings(controls, terms_of(stack_of(urn)), judged)
    except LandingZoneError:
        return
    for finding in found:
        if finding.verdict is Verdict.EXEMPT or (finding.verdict is Verdict.UNDETERMINED and _is_preview()):
            yield f"{finding.verdict}: {finding.control}: {finding.message}"


def _findings(controls: Iterable[Control], terms: Terms, judged: Judge) -> Sequence[Finding]:
    found = [finding for control in controls for finding in judged(control, terms)]
    return exempt(found, terms.exemptions, terms.today).findings if found else ()


def _is_preview() -> bool:
    return bool(pulumi.runtime.is_dry_run())


def stack_of(urn: str) -> str:
    """Return the stack of `urn:pulumi:<stack>::<project>::<type>::<name>`."""
    return urn.split("::", maxsplit=1)[0].rpartition(":")[2]


def _described(kind: Callable[..., Policy], control: Control, suffix: str, validate: Callable[..., None]) -> Policy:
    return kind(
        name=f"{control.id.lower()}-{control.name}{suffix}",
        description=control.title,
        validate=validate,
        enforcement_level=LEVELS[control.level],
        display_name=control.title,
        severity=PolicySeverity(control.severity.value),
        tags=list(control.clauses),
        remediation_steps=control.fix,
    )
