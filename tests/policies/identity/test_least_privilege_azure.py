"""I01 on Azure: nobody owns a subscription."""

from typing import Any

from landing_zone_policies.identity.least_privilege import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "reader": {
        "type": "azure-native:authorization:RoleDefinition",
        "props": {
            "assignableScopes": ["/subscriptions/01234567-89ab-cdef-0123-456789abcdef"],
            "permissions": [{"actions": ["*/read"]}],
        },
    },
    "one group": {
        "type": "azure-native:authorization:RoleDefinition",
        "props": {
            "assignableScopes": ["/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g"],
            "permissions": [{"actions": ["*"]}],
        },
    },
    "assigned to a group": {
        "type": "azure-native:authorization:RoleAssignment",
        "props": {
            "scope": "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g",
            "roleDefinitionId": "/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
        },
    },
}
FAIL = {
    "owner": {
        "type": "azure-native:authorization:RoleDefinition",
        "props": {
            "assignableScopes": ["/subscriptions/01234567-89ab-cdef-0123-456789abcdef"],
            "permissions": [{"actions": ["*"], "notActions": []}],
        },
    },
    "gives roles": {
        "type": "azure-native:authorization:RoleDefinition",
        "props": {"assignableScopes": ["/"], "permissions": [{"actions": ["Microsoft.Authorization/*"]}]},
    },
    "call of a template": {
        "type": "azure-native:authorization:RoleDefinition",
        "props": {"assignableScopes": ["[subscription().id]"], "permissions": [{"actions": ["*"]}]},
    },
    "owner by assignment": {
        "type": "azure-native:authorization:RoleAssignment",
        "props": {
            "scope": "/subscriptions/01234567-89ab-cdef-0123-456789abcdef",
            "roleDefinitionId": "/subscriptions/s/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
        },
    },
}
UNDETERMINED = {
    "scope": {
        "type": "azure-native:authorization:RoleDefinition",
        "props": {"assignableScopes": [UNKNOWN], "permissions": [{"actions": ["*"]}]},
    },
    "actions": {
        "type": "azure-native:authorization:RoleDefinition",
        "props": {"assignableScopes": ["/subscriptions/01234567-89ab-cdef-0123-456789abcdef"], "permissions": UNKNOWN},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
