"""K18: no role lets its holder take more rights than it has."""

from typing import Any

from landing_zone_policies.access.escalation import CONTROL
from landing_zone_policies.unknown import UNKNOWN

API = "rbac.authorization.k8s.io"


def _role(kind: str = "ClusterRole", **rule: Any) -> dict[str, Any]:
    rules = [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"], **rule}]
    return {"apiVersion": f"{API}/v1", "kind": kind, "metadata": {"name": "r"}, "rules": rules}


CSR = "certificatesigningrequests/approval"
PASS = {
    "pods": _role(),
    "roles, to read": _role(apiGroups=[API], resources=["roles"], verbs=["get", "list"]),
    "roles of another program": _role(apiGroups=["iam.example"], resources=["roles"], verbs=["bind"]),
    "one secret": _role(resources=["secrets"], verbs=["get"], resourceNames=["mine"]),
    "secrets, to write": _role(resources=["secrets"], verbs=["create"]),
    "nodes": _role(resources=["nodes"], verbs=["get", "list"]),
    "certificates in a Role, where they mean nothing": _role("Role", resources=[CSR], verbs=["update"]),
    "certificates, to read": _role(resources=[CSR], verbs=["get"]),
}
FAIL = {
    "escalate": _role("Role", apiGroups=[API], resources=["roles"], verbs=["escalate"]),
    "bind": _role(apiGroups=[API], resources=["clusterroles"], verbs=["bind"]),
    "bind bindings": _role(apiGroups=[API], resources=["rolebindings"], verbs=["bind"]),
    "impersonate": _role(resources=["users"], verbs=["impersonate"]),
    "every verb": _role(apiGroups=[API], resources=["roles"], verbs=["*"]),
    "kubelets": _role(resources=["nodes/proxy"], verbs=["get"]),
    "certificates": _role(apiGroups=["certificates.k8s.io"], resources=[CSR], verbs=["patch"]),
    "signers": _role(apiGroups=["certificates.k8s.io"], resources=["signers"], verbs=["approve"]),
    "webhooks": _role(
        apiGroups=["admissionregistration.k8s.io"], resources=["mutatingwebhookconfigurations"], verbs=["create"]
    ),
    "secrets": _role("Role", resources=["secrets"], verbs=["list"]),
    "everything": _role(apiGroups=["*"], resources=["*"], verbs=["*"]),
}
UNDETERMINED = {
    "rules": {"apiVersion": f"{API}/v1", "kind": "Role", "rules": UNKNOWN},
    "verbs": _role(apiGroups=[API], resources=["roles"], verbs=UNKNOWN),
    "resource": _role(resources=[UNKNOWN], verbs=["get"]),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Each way to more rights, and beside it what is harmless."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
