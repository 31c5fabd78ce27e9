"""K05: containers drop all capabilities and add back at most the one for low ports."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.capabilities import CONTROL


def _pod(context: Any = None, **spec: Any) -> dict[str, Any]:
    """Return a pod whose one container has a security context."""
    containers = [{"name": "c", **({"securityContext": context} if context is not None else {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


PASS = {
    "all dropped": _pod({"capabilities": {"drop": ["ALL"]}}),
    "in small letters": _pod({"capabilities": {"drop": ["all"]}}),
    "low ports": _pod({"capabilities": {"drop": ["ALL"], "add": ["NET_BIND_SERVICE"]}}),
    "low ports, long name": _pod({"capabilities": {"drop": ["ALL"], "add": ["CAP_NET_BIND_SERVICE"]}}),
    "windows": _pod(os={"name": "windows"}),
}
FAIL = {
    "nothing said": _pod(),
    "null": _pod({"capabilities": None}),
    "some dropped": _pod({"capabilities": {"drop": ["NET_RAW"]}}),
    "added": _pod({"capabilities": {"drop": ["ALL"], "add": ["SYS_ADMIN"]}}),
    "dropped for the pod, where it means nothing": _pod(securityContext={"capabilities": {"drop": ["ALL"]}}),
    "init container": _pod({"capabilities": {"drop": ["ALL"]}}, initContainers=[{"name": "i"}]),
}
UNDETERMINED = {
    "context": _pod(UNKNOWN),
    "drop": _pod({"capabilities": {"drop": UNKNOWN}}),
    "name": _pod({"capabilities": {"drop": [UNKNOWN]}}),
    "added name": _pod({"capabilities": {"drop": ["ALL"], "add": [UNKNOWN]}}),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Names are the same in any case and with their prefix."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
