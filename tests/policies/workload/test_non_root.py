"""K07: no container runs as root."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.non_root import CONTROL


def _pod(context: Any = None, **spec: Any) -> dict[str, Any]:
    """Return a pod whose one container has a security context."""
    containers = [{"name": "c", **({"securityContext": context} if context is not None else {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


REFUSES = {"runAsNonRoot": True}
PASS = {
    "container": _pod(REFUSES),
    "pod": _pod(securityContext=REFUSES),
    "pod, with a user": _pod({"runAsUser": 1000}, securityContext=REFUSES),
    "container against pod": _pod(REFUSES, securityContext={"runAsNonRoot": False}),
    "null leaves it to the pod": _pod({"runAsNonRoot": None}, securityContext=REFUSES),
}
FAIL = {
    "nothing said": _pod(),
    "a user alone": _pod({"runAsUser": 1000}),
    "root": _pod({"runAsNonRoot": True, "runAsUser": 0}),
    "root as text": _pod({"runAsNonRoot": True, "runAsUser": "0"}),
    "root for the pod": _pod(REFUSES, securityContext={"runAsUser": 0}),
    "container that allows it": _pod({"runAsNonRoot": False}, securityContext=REFUSES),
    "second container": _pod(REFUSES, initContainers=[{"name": "i"}]),
}
UNDETERMINED = {
    "pod": _pod(securityContext=UNKNOWN),
    "switch": _pod({"runAsNonRoot": UNKNOWN}),
    "user": _pod({"runAsNonRoot": True, "runAsUser": UNKNOWN}),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """A container's word counts before its pod's."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
