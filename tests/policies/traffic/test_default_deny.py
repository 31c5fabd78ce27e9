"""K19: every namespace refuses traffic, in and out, unless a policy allows it."""

from typing import Any

from landing_zone_policies.traffic.default_deny import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _namespace(name: str = "clinic") -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}


def _policy(
    spec: Any, namespace: str = "clinic", api: str = "networking.k8s.io/v1", kind: str = "NetworkPolicy"
) -> Any:
    return {"apiVersion": api, "kind": kind, "metadata": {"name": "p", "namespace": namespace}, "spec": spec}


def _cilium(spec: Any, kind: str = "CiliumNetworkPolicy") -> Any:
    return _policy(spec, api="cilium.io/v2", kind=kind)


def _admin(action: str) -> Any:
    spec = {"subject": {"namespaces": {}}, "ingress": [{"action": action}], "egress": [{"action": action}]}
    return _policy(spec, api="policy.networking.k8s.io/v1alpha1", kind="BaselineAdminNetworkPolicy")


BOTH = ["Ingress", "Egress"]
CLOSED = _policy({"podSelector": {}, "policyTypes": BOTH})
RUNNING = {
    "apiVersion": "apps/v1",
    "kind": "Deployment",
    "metadata": {"name": "d", "namespace": "clinic"},
    "spec": {"template": {"spec": {"containers": [{"name": "c"}]}}},
}
PASS = {
    "closed": [_namespace(), CLOSED],
    "closed in two steps": [
        _namespace(),
        _policy({"podSelector": {}, "policyTypes": ["Ingress"]}),
        _policy({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [{"port": 53}]}]}),
    ],
    "running in a closed namespace": [RUNNING, CLOSED],
    "cilium": [_namespace(), _cilium({"endpointSelector": {}, "ingress": [{}], "egress": [{}]})],
    "cilium, for the cluster": [
        _namespace(),
        _cilium(
            {"endpointSelector": {}, "enableDefaultDeny": {"ingress": True, "egress": True}},
            "CiliumClusterwideNetworkPolicy",
        ),
    ],
    "for all by the administrator": [_namespace(), _admin("Deny")],
    "the platform's own": [_namespace("kube-system")],
}
FAIL = {
    "open": [_namespace()],
    "running in an open namespace": [RUNNING],
    "other namespace": [_namespace(), _policy({"podSelector": {}, "policyTypes": BOTH}, "bank")],
    "one direction": [_namespace(), _policy({"podSelector": {}, "policyTypes": ["Ingress"]})],
    "one direction, said by what is left out": [_namespace(), _policy({"podSelector": {}})],
    "some pods": [_namespace(), _policy({"podSelector": {"matchLabels": {"a": "b"}}, "policyTypes": BOTH})],
    "all allowed": [_namespace(), _policy({"podSelector": {}, "policyTypes": BOTH, "ingress": [{}]})],
    "allowed by the administrator": [_namespace(), _admin("Allow")],
    "cilium, turned off": [
        _namespace(),
        _cilium({"endpointSelector": {}, "ingress": [{}], "egress": [{}], "enableDefaultDeny": {"egress": False}}),
    ],
}
UNDETERMINED = {
    "policy": [_namespace(), _policy(UNKNOWN)],
    "directions": [_namespace(), _policy({"podSelector": {}, "policyTypes": UNKNOWN})],
    "namespace of the policy": [_namespace(), {**CLOSED, "metadata": {"name": "p", "namespace": UNKNOWN}}],
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Both directions, for all pods, in the namespace itself."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}


def test_an_environment_names_what_is_the_platforms_own(judged: Any) -> None:
    """Whoever names none judges all."""
    assert set(judged(CONTROL, {"system": [_namespace("kube-system")]}, platform_namespaces=[])) == {"system"}
