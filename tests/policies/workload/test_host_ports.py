"""K04: no container listens on a port of its node."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.host_ports import CONTROL


def _pod(container: Any = None, **spec: Any) -> dict[str, Any]:
    containers = [{"name": "c", **(container or {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


PASS = {
    "no ports": _pod(),
    "container port": _pod({"ports": [{"containerPort": 8080}]}),
    "zero": _pod({"ports": [{"containerPort": 8080, "hostPort": 0}]}),
    "null": _pod({"ports": [{"containerPort": 8080, "hostPort": None}]}),
}
FAIL = {
    "number": _pod({"ports": [{"containerPort": 1}, {"containerPort": 8080, "hostPort": 8080}]}),
    "text": _pod({"ports": [{"containerPort": 8080, "hostPort": "8080"}]}),
    "init container": _pod(initContainers=[{"name": "i", "ports": [{"containerPort": 80, "hostPort": 80}]}]),
    "the node's network": _pod({"ports": [{"containerPort": 8080}]}, hostNetwork=True),
}
UNDETERMINED = {
    "ports": _pod({"ports": UNKNOWN}),
    "port": _pod({"ports": [{"hostPort": UNKNOWN}]}),
    "network": _pod(hostNetwork=UNKNOWN),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Zero is none."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
