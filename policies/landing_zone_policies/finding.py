"""What controls find: one line per violation, with owner and fix."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import UNOWNED, Scene

STACK = "stack"
"""Id under which a finding is filed that no single resource has."""


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
    """Return what a control finds in a resource by itself, in the rule's order."""
    return [_finding(control, v, resource, scene) for v in _gathered(control.rule(resource, scene))]


def judge_stack(control: Control, resources: Sequence[Resource], scene: Scene) -> list[Finding]:
    """Return what a control finds in all resources together, in the rule's order."""
    found = control.stack_rule(resources, scene) if control.stack_rule else iter(())
    return [_finding(control, v, v.resource, scene) for v in _gathered(found)]


def judge_all(controls: Iterable[Control], resources: Sequence[Resource], scene: Scene) -> list[Finding]:
    """Return what all controls find in all resources: by resource in their order, then by control, each once."""
    place = {resource.id: index for index, resource in reversed(list(enumerate(resources)))}
    found = dict.fromkeys(_all(controls, resources, scene))
    return sorted(found, key=lambda f: (place.get(f.resource, len(place)), f.control))


def _all(controls: Iterable[Control], resources: Sequence[Resource], scene: Scene) -> Iterator[Finding]:
    for control in controls:
        for resource in resources:
            yield from judge(control, resource, scene)
        yield from judge_stack(control, resources, scene)


def _gathered(found: Iterator[Violation]) -> Iterator[Violation]:
    """Yield what a rule finds; inputs of a form that no provider takes end it, which is never a pass."""
    try:
        yield from found
    except (AttributeError, LookupError, TypeError, ValueError):
        yield Violation("its inputs have a form that can't be judged", Verdict.UNDETERMINED)


def _finding(control: Control, violation: Violation, resource: Resource | None, scene: Scene) -> Finding:
    owner = scene.owner_of(resource.props) if resource else UNOWNED
    return Finding(
        control=control.id,
        verdict=violation.verdict,
        resource=resource.id if resource else STACK,
        severity=control.severity,
        message=f"{violation.problem}. Owner: {owner}. Fix: {control.fix}.",
        clauses=control.clauses,
    )
