"""K17: nobody is given the whole cluster, and nobody unknown is given anything."""

from typing import Any

from landing_zone_policies.access.cluster_admin import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _binding(role: Any, *subjects: Any, kind: str = "ClusterRoleBinding") -> dict[str, Any]:
    held = [{"kind": "Group", "name": name} for name in subjects]
    version = "rbac.authorization.k8s.io/v1"
    return {"apiVersion": version, "kind": kind, "roleRef": {"kind": "ClusterRole", "name": role}, "subjects": held}


PASS = {
    "named": _binding("view", "clinic-readers"),
    "system's own group": _binding("view", "system:serviceaccounts:clinic"),
    "nobody": _binding("view"),
}
FAIL = {
    "admin": _binding("cluster-admin", "operators"),
    "admin of a namespace": _binding("cluster-admin", "operators", kind="RoleBinding"),
    "anonymous": _binding("view", "system:anonymous", kind="RoleBinding"),
    "unauthenticated": _binding("view", "readers", "system:unauthenticated"),
    "everybody with an account": _binding("view", "system:authenticated"),
    "masters": _binding("view", "system:masters"),
}
UNDETERMINED = {
    "role": _binding(UNKNOWN, "operators"),
    "subject": _binding("view", UNKNOWN),
    "subjects": {**_binding("view"), "subjects": UNKNOWN},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Whatever the kind of the binding."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
