"""K06: no process of a container gains more rights than its parent."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.privilege_escalation import CONTROL


def _pod(context: Any = None, **spec: Any) -> dict[str, Any]:
    """Return a pod whose one container has a security context."""
    containers = [{"name": "c", **({"securityContext": context} if context is not None else {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


PASS = {
    "false": _pod({"allowPrivilegeEscalation": False}),
    "false as text": _pod({"allowPrivilegeEscalation": "false"}),
    "windows": _pod(os={"name": "windows"}),
}
FAIL = {
    "nothing said": _pod(),
    "null": _pod({"allowPrivilegeEscalation": None}),
    "true": _pod({"allowPrivilegeEscalation": True}),
    "false for the pod, where it means nothing": _pod(securityContext={"allowPrivilegeEscalation": False}),
    "ephemeral container": _pod({"allowPrivilegeEscalation": False}, ephemeralContainers=[{"name": "e"}]),
}
UNDETERMINED = {"switch": _pod({"allowPrivilegeEscalation": UNKNOWN}), "container": _pod(containers=[UNKNOWN])}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, it is allowed."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
