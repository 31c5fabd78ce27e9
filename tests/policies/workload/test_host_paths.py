"""K03: no pod and no volume reads the node's own files."""

from typing import Any

from landing_zone_policies.normalize import make_resource
from landing_zone_policies.scene import NOWHERE
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.host_paths import CONTROL


def _pod(container: Any = None, **spec: Any) -> dict[str, Any]:
    containers = [{"name": "c", **(container or {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


PASS = {
    "no volumes": _pod(),
    "own storage": _pod(
        volumes=[{"name": "a", "emptyDir": {}}, {"name": "b", "persistentVolumeClaim": {"claimName": "b"}}]
    ),
    "left out": _pod(volumes=[{"name": "a", "hostPath": None, "emptyDir": {}}]),
    "network storage": {"apiVersion": "v1", "kind": "PersistentVolume", "spec": {"nfs": {"server": "s", "path": "/"}}},
}
FAIL = {
    "directory": _pod(volumes=[{"name": "a", "emptyDir": {}}, {"name": "b", "hostPath": {"path": "/srv"}}]),
    "socket": _pod(volumes=[{"name": "a", "hostPath": {"path": "/run/containerd/containerd.sock"}}]),
    "persistent volume": {"apiVersion": "v1", "kind": "PersistentVolume", "spec": {"hostPath": {"path": "/srv"}}},
}
UNDETERMINED = {"volumes": _pod(volumes=UNKNOWN), "volume": _pod(volumes=[UNKNOWN])}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Also as a persistent volume."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}


def test_a_socket_is_told_from_a_directory(judged: Any) -> None:
    """Whoever reaches the runtime owns the node."""
    (found,) = CONTROL.rule(make_resource("r", "kubernetes:core/v1:Pod", FAIL["socket"]), NOWHERE)
    assert "the pod would own its node" in found.problem
