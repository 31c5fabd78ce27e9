"""K17: nobody is given the whole cluster, and nobody unknown is given anything."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

BINDINGS = (
    "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
    "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
)
ADMIN = "cluster-admin"
EVERYBODY = {
    "system:anonymous": "whoever comes",
    "system:unauthenticated": "whoever comes",
    "system:authenticated": "whoever has any account, which some clouds give to all the world",
    "system:masters": "a group that no rule can restrain",
}
DOUBT = "it may give away the cluster"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the role and the subjects of a binding."""
    if not is_type(resource, *BINDINGS):
        return
    yield from _role(at(resource.props, "roleRef", "name"))
    subjects = resource.props.get("subjects")
    if subjects is UNKNOWN:
        yield _undetermined("subjects")
    for index, subject in enumerate(items(subjects)):
        yield from _subject(f"subjects[{index}].name", at(subject, "name"))


def _role(name: object) -> Iterator[Violation]:
    if name is UNKNOWN:
        yield _undetermined("roleRef.name")
    elif name == ADMIN:
        yield Violation(f"`roleRef.name` is {ADMIN}: its subjects own what it covers")


def _subject(path: str, name: object) -> Iterator[Violation]:
    if name is UNKNOWN:
        yield _undetermined(path)
    elif isinstance(name, str) and name in EVERYBODY:
        yield Violation(f"`{path}` is {EVERYBODY[name]}")


def _undetermined(path: str) -> Violation:
    return Violation(f"`{path}` is not known yet, so {DOUBT}", Verdict.UNDETERMINED)


CONTROL = Control(
    id="K17",
    name="no-cluster-admin",
    title="Nobody is bound to cluster-admin, and no role to anonymous or unnamed users",
    severity=Severity.CRITICAL,
    clauses=("CIS-EKS 4.1.1", "CIS-EKS 4.1.7"),
    fix="bind a role that names what is needed to named users, groups or service accounts",
    rule=rule,
)
