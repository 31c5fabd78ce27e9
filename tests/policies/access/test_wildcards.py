"""K16: roles name what they allow."""

from typing import Any

from landing_zone_policies.access.wildcards import CONTROL
from landing_zone_policies.unknown import UNKNOWN

API = "rbac.authorization.k8s.io"


def _role(kind: str = "ClusterRole", **rule: Any) -> dict[str, Any]:
    rules = [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"], **rule}]
    return {"apiVersion": f"{API}/v1", "kind": kind, "metadata": {"name": "r"}, "rules": rules}


PASS = {
    "named": _role(),
    "aggregated": {"apiVersion": f"{API}/v1", "kind": "ClusterRole", "aggregationRule": {}, "rules": None},
    "health": _role(nonResourceURLs=["/healthz/*"]),
}
FAIL = {
    "verbs": _role("Role", verbs=["*"]),
    "resources": _role(resources=["pods", "*"]),
    "groups": _role(apiGroups=["*"]),
    "subresources": _role(resources=["*/scale"]),
    "every address": _role(nonResourceURLs=["*"]),
}
UNDETERMINED = {
    "rules": {"apiVersion": f"{API}/v1", "kind": "Role", "rules": UNKNOWN},
    "rule": {"apiVersion": f"{API}/v1", "kind": "Role", "rules": [UNKNOWN]},
    "verb": _role(verbs=[UNKNOWN]),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """In any part of any rule."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
