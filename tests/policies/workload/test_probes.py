"""K22: long-running containers say whether they are alive and ready."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.probes import CONTROL


def _pod(container: Any = None, **spec: Any) -> dict[str, Any]:
    containers = [{"name": "c", **(container or {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


PROBE = {"httpGet": {"path": "/", "port": 80}}
BOTH = {"livenessProbe": PROBE, "readinessProbe": {"grpc": {"port": 1}}}


def _of(kind: str, version: str, container: dict[str, Any]) -> dict[str, Any]:
    return {"apiVersion": version, "kind": kind, "spec": {"template": _pod(container)}}


PASS = {
    "both": _of("Deployment", "apps/v1", BOTH),
    "job": _of("Job", "batch/v1", {}),
    "pod that ends": _pod(restartPolicy="Never"),
    "init container": _pod(BOTH, initContainers=[{"name": "i"}]),
}
FAIL = {
    "nothing said": _of("StatefulSet", "apps/v1", {}),
    "one": _of("Deployment", "apps/v1", {"readinessProbe": PROBE}),
    "asks nothing": _of("Deployment", "apps/v1", {**BOTH, "livenessProbe": {"periodSeconds": 5}}),
    "pod": _pod({"livenessProbe": None, "readinessProbe": PROBE}),
}
UNDETERMINED = {"probe": _of("Deployment", "apps/v1", {**BOTH, "livenessProbe": UNKNOWN})}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Jobs end by themselves."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
