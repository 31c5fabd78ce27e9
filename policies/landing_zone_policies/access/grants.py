"""What roles grant."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.unknown import UNKNOWN

ROLE = "kubernetes:rbac.authorization.k8s.io/v1:Role"
CLUSTER_ROLE = "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole"
ANY = "*"


@dataclass(frozen=True)
class Grant:
    """One rule of a role."""

    path: str
    rule: Any
    is_cluster: bool
    """Whether it holds for what lies in no namespace."""

    def names(self, part: str) -> frozenset[str]:
        """Return the known names of a part (`verbs`, `resources`, `apiGroups`, `nonResourceURLs`)."""
        return frozenset(name for name in items(at(self.rule, part)) if isinstance(name, str))

    def unknown(self, *parts: str) -> str | None:
        """Return the path of the first part that is not known yet, as a whole or by a name."""
        for part in parts:
            held = at(self.rule, part)
            if held is UNKNOWN or any(name is UNKNOWN for name in items(held)):
                return f"{self.path}.{part}"
        return None


def grants_of(resource: Resource) -> Iterator[Grant]:
    """Yield the rules of a role."""
    if is_type(resource, ROLE, CLUSTER_ROLE):
        for index, rule in enumerate(items(resource.props.get("rules"))):
            yield Grant(f"rules[{index}]", rule, is_type(resource, CLUSTER_ROLE))


def unknown_rules(resource: Resource, doubt: str) -> Iterator[Violation]:
    """Yield a doubt where the rules of a role are not known yet."""
    if is_type(resource, ROLE, CLUSTER_ROLE) and resource.props.get("rules") is UNKNOWN:
        yield Violation(f"`rules` is not known yet, so {doubt}", Verdict.UNDETERMINED)
