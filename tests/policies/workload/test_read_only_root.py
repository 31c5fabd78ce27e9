"""K10: containers can't change their own files."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.read_only_root import CONTROL


def _pod(context: Any = None, **spec: Any) -> dict[str, Any]:
    """Return a pod whose one container has a security context."""
    containers = [{"name": "c", **({"securityContext": context} if context is not None else {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


PASS = {"true": _pod({"readOnlyRootFilesystem": True}), "windows": _pod(os={"name": "windows"})}
FAIL = {
    "nothing said": _pod(),
    "false": _pod({"readOnlyRootFilesystem": False}),
    "second container": _pod({"readOnlyRootFilesystem": True}, initContainers=[{"name": "i"}]),
}
UNDETERMINED = {"switch": _pod({"readOnlyRootFilesystem": UNKNOWN})}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, they can."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
