"""K18: no role lets its holder take more rights than it has."""

from collections.abc import Iterator
from dataclasses import dataclass

from landing_zone_policies.access.grants import ANY, Grant, grants_of, unknown_rules
from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene

RBAC = "rbac.authorization.k8s.io"
DOUBT = "its holder may take more rights"
PARTS = ("apiGroups", "resources", "verbs")


@dataclass(frozen=True)
class Danger:
    """Verbs on resources that lead to more rights."""

    groups: frozenset[str]
    """Empty where the resources' names alone tell, whatever group is written."""
    resources: frozenset[str]
    verbs: frozenset[str]
    what: str
    cluster_only: bool = False
    """Whether the resources lie in no namespace, so that a Role can't grant them."""
    named_is_fine: bool = False
    """Whether a grant for named objects is no danger."""


def _danger(groups: str, resources: str, verbs: str, what: str, **more: bool) -> Danger:
    core = frozenset("" if g == "core" else g for g in groups.split())
    return Danger(core, frozenset(resources.split()), frozenset(verbs.split()), what, **more)


DANGERS = (
    _danger(RBAC, "roles clusterroles", "escalate bind impersonate", "gives roles that it does not have itself"),
    _danger(RBAC, "rolebindings clusterrolebindings", "bind escalate impersonate", "binds roles that it does not have"),
    _danger(
        "core authentication.k8s.io",
        "users groups serviceaccounts uids userextras",
        "impersonate",
        "acts in the name of others",
    ),
    _danger("core", "nodes/proxy", "get list watch create update patch delete", "reaches kubelets", cluster_only=True),
    _danger("", "certificatesigningrequests/approval", "update patch", "approves certificates", cluster_only=True),
    _danger("", "signers", "approve", "approves certificates", cluster_only=True),
    _danger(
        "admissionregistration.k8s.io",
        "mutatingwebhookconfigurations validatingwebhookconfigurations",
        "create update patch",
        "sees and changes every object by a webhook",
        cluster_only=True,
    ),
    _danger("core", "secrets", "get list watch", "reads secrets", named_is_fine=True),
)


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every rule of a role."""
    for grant in grants_of(resource):
        found = [danger for danger in DANGERS if _allows(grant, danger)]
        yield from (Violation(f"`{grant.path}` {danger.what}") for danger in found)
        if not found and (path := grant.unknown(*PARTS)):
            yield Violation(f"`{path}` is not known yet, so {DOUBT}", Verdict.UNDETERMINED)
    yield from unknown_rules(resource, DOUBT)


def _allows(grant: Grant, danger: Danger) -> bool:
    if danger.cluster_only and not grant.is_cluster:
        return False
    if danger.named_is_fine and grant.names("resourceNames"):
        return False
    groups = not danger.groups or _meets(grant.names("apiGroups"), danger.groups)
    return groups and _meets(grant.names("resources"), danger.resources) and _meets(grant.names("verbs"), danger.verbs)


def _meets(names: frozenset[str], dangerous: frozenset[str]) -> bool:
    return ANY in names or not names.isdisjoint(dangerous)


CONTROL = Control(
    id="K18",
    name="no-escalation",
    title="No role lets its holder take more rights: other roles, other identities, kubelets, certificates, webhooks, "
    "secrets",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 4.1.2", "CIS-EKS 4.1.8"),
    fix="remove the verb, or name the objects in resourceNames",
    rule=rule,
)
