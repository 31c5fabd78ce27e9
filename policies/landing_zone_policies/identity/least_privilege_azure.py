"""I01 on Azure: no role of one's own, and no assignment, that is an owner's of a subscription or more."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from landing_zone_policies.azure import every
from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import Answer, either
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Hidden

ROLE = "azure-native:authorization:RoleDefinition"
ASSIGNMENT = "azure-native:authorization:RoleAssignment"
WIDE = re.compile(
    r"^(/|/subscriptions/[^/]+/?|/providers/microsoft\.management/managementgroups/.+|\[subscription\(\)\.id\])$",
    re.IGNORECASE,
)
"""Scopes from a subscription up; a template asks for its own subscription by a call."""
TAKES_MORE = frozenset(
    {
        "*",
        "*/write",
        "microsoft.authorization/*",
        "microsoft.authorization/*/write",
        "microsoft.authorization/roleassignments/*",
        "microsoft.authorization/roleassignments/write",
        "microsoft.authorization/roledefinitions/*",
        "microsoft.authorization/roledefinitions/write",
    }
)
"""Actions that are everything, or that let their holder give itself everything."""
ADMINISTRATORS = (
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
)
"""Ids that Owner and User Access Administrator have in every tenant (inferred)."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge a role by its actions where it can be assigned widely, an assignment by its role and its scope."""
    if is_type(resource, ROLE):
        yield from _role(resource.props)
    elif is_type(resource, ASSIGNMENT):
        yield from _assignment(resource.props)


def _role(props: dict[str, Any]) -> Iterator[Violation]:
    permissions = at(props, "permissions")
    actions = [action for permission in items(permissions) for action in _listed(at(permission, "actions"))]
    takes_more = either(_test(action, lambda text: text in TAKES_MORE) for action in (*actions, permissions))
    is_wide = either(_test(scope, _is_wide) for scope in _listed(at(props, "assignableScopes")))
    yield from _judged(
        every(iter((takes_more, is_wide))), "`permissions` allows to do, or to take, everything in a subscription"
    )


def _assignment(props: dict[str, Any]) -> Iterator[Violation]:
    role = _test(at(props, "roleDefinitionId"), lambda text: text.endswith(ADMINISTRATORS))
    scope = _test(at(props, "scope"), _is_wide)
    yield from _judged(every(iter((role, scope))), "`roleDefinitionId` makes an owner of a whole subscription")


def _judged(is_wrong: Answer, problem: str) -> Iterator[Violation]:
    if is_wrong is True:
        yield Violation(problem)
    elif is_wrong is UNKNOWN:
        yield Violation("the role or its scope is not known yet", Verdict.UNDETERMINED)


def _listed(value: Any) -> list[Any]:
    return [UNKNOWN] if value is UNKNOWN else items(value)


def _test(value: Any, test: Callable[[str], bool]) -> Answer:
    if value is UNKNOWN or isinstance(value, Hidden):
        return UNKNOWN
    return isinstance(value, str) and test(value.lower())


def _is_wide(scope: str) -> bool:
    return bool(WIDE.match(scope))
