"""G07: what holds state is not deleted by mistake."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.governance.stateful import STATEFUL
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge what a program says of a resource that holds state; a source without it leaves that open."""
    if not is_type(resource, *STATEFUL):
        return
    said = (resource.opts.protect, resource.opts.retain_on_delete)
    if True in said:
        return
    if UNKNOWN in said or said == (None, None):
        yield Violation("whether it is protected is not known here", Verdict.UNDETERMINED)
    else:
        yield Violation("it holds state, and neither `protect` nor `retainOnDelete` is set")


CONTROL = Control(
    id="G07",
    name="protected-state",
    title="What holds state is protected from deletion",
    severity=Severity.HIGH,
    clauses=("HIPAA 164.308(a)(7)", "CCC.Core.CN14"),
    fix="set the option `protect`, or `retainOnDelete`",
    rule=rule,
)
