"""What controls find, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.finding import STACK, judge_all
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import NOWHERE, Scene

ONE, TWO = Resource("b", "t", {}), Resource("a", "t", {})


def _always(resource: Resource, scene: Scene) -> Iterator[Violation]:
    yield Violation("it is wrong")


def _breaks(resource: Resource, scene: Scene) -> Iterator[Violation]:
    yield Violation("it is wrong")
    yield Violation(resource.props["missing"])


def _together(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    yield Violation("nothing is beside it", resource=resources[0])
    yield Violation("nothing is there", Verdict.UNDETERMINED)


CONTROL = Control("T01", "t", "T", Severity.LOW, ("own",), "mend it", _always)


def test_findings_stand_by_resource_then_control() -> None:
    """In the order of the resources, not of the controls or names; what is of the stack comes last."""
    together = Control("T00", "t", "T", Severity.LOW, ("own",), "mend it", stack_rule=_together)
    found = [(f.resource, f.control) for f in judge_all([CONTROL, together], [ONE, TWO], NOWHERE)]
    assert found == [("b", "T00"), ("b", "T01"), ("a", "T01"), (STACK, "T00")]


def test_a_finding_is_told_once() -> None:
    """Though a resource be given twice."""
    assert len(judge_all([CONTROL], [ONE, ONE], NOWHERE)) == 1


def test_inputs_that_no_provider_takes_are_undetermined() -> None:
    """What was certain before stays certain."""
    found = judge_all([replace(CONTROL, rule=_breaks)], [ONE], NOWHERE)
    assert [f.verdict for f in found] == [Verdict.FAIL, Verdict.UNDETERMINED]


def test_without_an_environment_the_platform_team_answers() -> None:
    """Each message ends with owner and fix."""
    (found,) = judge_all([CONTROL], [ONE], NOWHERE)
    assert found.message == "it is wrong. Owner: the platform team. Fix: mend it."
