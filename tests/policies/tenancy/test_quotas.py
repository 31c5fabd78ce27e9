"""K30: every tenant's namespace has a share of the accelerators, and defaults for its containers."""

from typing import Any

from landing_zone_policies.tenancy.quotas import CONTROL
from landing_zone_policies.unknown import UNKNOWN

NAMESPACE = {
    "apiVersion": "v1",
    "kind": "Namespace",
    "metadata": {"name": "clinic", "labels": {"ai-landing-zone/tenant": "clinic"}},
}


def _in(namespace: str, kind: str, spec: Any) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": kind, "metadata": {"name": "x", "namespace": namespace}, "spec": spec}


HARD = {"hard": {"pods": "10", "requests.nvidia.com/gpu": "4"}}
DEFAULTS = {"limits": [{"type": "Container", "default": {"memory": "1Gi"}}]}
QUOTA, LIMITS = _in("clinic", "ResourceQuota", HARD), _in("clinic", "LimitRange", DEFAULTS)
PASS = {
    "both": [NAMESPACE, QUOTA, LIMITS],
    "not a tenant's": [{**NAMESPACE, "metadata": {"name": "kserve"}}],
}
FAIL = {
    "neither": [NAMESPACE],
    "no quota": [NAMESPACE, LIMITS],
    "no defaults": [NAMESPACE, QUOTA],
    "no accelerators counted": [NAMESPACE, _in("clinic", "ResourceQuota", {"hard": {"pods": "10"}}), LIMITS],
    "in another namespace": [NAMESPACE, _in("bank", "ResourceQuota", HARD), LIMITS],
    "limits of volumes": [
        NAMESPACE,
        QUOTA,
        _in("clinic", "LimitRange", {"limits": [{"type": "PersistentVolumeClaim"}]}),
    ],
}
UNDETERMINED = {"quota": [NAMESPACE, _in("clinic", "ResourceQuota", {"hard": UNKNOWN}), LIMITS]}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Both must lie in the namespace."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
