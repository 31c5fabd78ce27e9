"""K32: nothing is put into the default namespace."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.default_namespace import CONTROL


def _object(kind: str, version: str, name: str = "x", **metadata: Any) -> dict[str, Any]:
    return {"apiVersion": version, "kind": kind, "metadata": {"name": name, **metadata}}


PASS = {
    "own namespace": _object("Deployment", "apps/v1", namespace="clinic"),
    "without a namespace by nature": _object("ClusterRole", "rbac.authorization.k8s.io/v1"),
    "Kubernetes' own": _object("ServiceAccount", "v1", name="default"),
}
FAIL = {
    "default": _object("Pod", "v1", namespace="default"),
    "none": _object("Service", "v1"),
    "model": _object("InferenceService", "serving.kserve.io/v1beta1", namespace=None),
}
UNDETERMINED = {"namespace": _object("Pod", "v1", namespace=UNKNOWN)}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What names none lands there."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
