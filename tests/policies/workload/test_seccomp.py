"""K08: system calls of every container are filtered."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.seccomp import CONTROL


def _pod(context: Any = None, **spec: Any) -> dict[str, Any]:
    """Return a pod whose one container has a security context."""
    containers = [{"name": "c", **({"securityContext": context} if context is not None else {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


RUNTIME, NONE = ({"seccompProfile": {"type": kind}} for kind in ("RuntimeDefault", "Unconfined"))


def _annotated(name: str, value: Any) -> dict[str, Any]:
    return {**_pod(), "metadata": {"name": "p", "annotations": {name: value}}}


PASS = {
    "pod": _pod(securityContext=RUNTIME),
    "container": _pod({"seccompProfile": {"type": "Localhost", "localhostProfile": "p.json"}}),
    "annotation": _annotated("seccomp.security.alpha.kubernetes.io/pod", "runtime/default"),
    "annotation of the container": _annotated("container.seccomp.security.alpha.kubernetes.io/c", "localhost/p.json"),
    "windows": _pod(os={"name": "windows"}),
}
FAIL = {
    "nothing said": _pod(),
    "null": _pod({"seccompProfile": None}),
    "off": _pod(NONE),
    "off against the pod": _pod(NONE, securityContext=RUNTIME),
    "off for the pod": _pod(RUNTIME, securityContext=NONE),
    "second container": _pod(RUNTIME, initContainers=[{"name": "i"}]),
    "annotation that turns it off": _annotated("seccomp.security.alpha.kubernetes.io/pod", "unconfined"),
    "annotation of another": _annotated("container.seccomp.security.alpha.kubernetes.io/d", "runtime/default"),
}
UNDETERMINED = {
    "field": _pod(securityContext={"seccompProfile": UNKNOWN}),
    "annotation, unknown": _annotated("seccomp.security.alpha.kubernetes.io/pod", UNKNOWN),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """By a field, or by an annotation of old."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
