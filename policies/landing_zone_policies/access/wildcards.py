"""K16: roles name what they allow."""

from collections.abc import Iterator

from landing_zone_policies.access.grants import ANY, Grant, grants_of, unknown_rules
from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene

PARTS = ("verbs", "resources", "apiGroups")
ADDRESSES = "nonResourceURLs"
DOUBT = "the role may allow everything"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every rule of a role; wildcards grant also what does not exist yet."""
    for grant in grants_of(resource):
        yield from _judged(grant)
    yield from unknown_rules(resource, DOUBT)


def _judged(grant: Grant) -> Iterator[Violation]:
    for part in PARTS:
        if any(ANY in name for name in grant.names(part)):
            yield Violation(f"`{grant.path}.{part}` holds a wildcard")
        elif path := grant.unknown(part):
            yield Violation(f"`{path}` is not known yet, so {DOUBT}", Verdict.UNDETERMINED)
    if ANY in grant.names(ADDRESSES):
        yield Violation(f"`{grant.path}.{ADDRESSES}` holds a wildcard")
    elif path := grant.unknown(ADDRESSES):
        yield Violation(f"`{path}` is not known yet, so {DOUBT}", Verdict.UNDETERMINED)


CONTROL = Control(
    id="K16",
    name="no-wildcard-roles",
    title="Roles name the verbs, resources and groups that they allow",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 4.1.3", "CCC.K8S.CN02", "HIPAA 164.312(a)(1)"),
    fix="list what is needed in place of the wildcard",
    rule=rule,
)
