"""K11: containers say what they need and how much memory they may take at most."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.requests_and_limits import CONTROL


def _pod(container: Any = None, **spec: Any) -> dict[str, Any]:
    containers = [{"name": "c", **(container or {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


NEEDS = {"requests": {"cpu": "1", "memory": "1Gi"}, "limits": {"memory": "1Gi"}}


def _needing(requests: Any, limits: Any) -> dict[str, Any]:
    return _pod({"resources": {"requests": requests, "limits": limits}})


def _without(part: str, name: str) -> dict[str, Any]:
    return _pod(
        {"resources": {p: {n: v for n, v in held.items() if (p, n) != (part, name)} for p, held in NEEDS.items()}}
    )


DEVICE = {"cpu": 1, "memory": "1Gi", "nvidia.com/gpu": 1}
PASS = {
    "stated": _pod({"resources": NEEDS}),
    "device in full": _needing(DEVICE, {"memory": "1Gi", "nvidia.com/gpu": "1"}),
    "ephemeral containers have none": _pod({"resources": NEEDS}, ephemeralContainers=[{"name": "e"}]),
}
FAIL = {
    "nothing said": _pod(),
    "no request of CPU": _without("requests", "cpu"),
    "no request of memory": _without("requests", "memory"),
    "no limit of memory": _without("limits", "memory"),
    "empty": _needing({"cpu": "1", "memory": "1Gi"}, {"memory": ""}),
    "device in part": _needing(DEVICE, {"memory": "1Gi", "nvidia.com/gpu": 2}),
    "init container": _pod({"resources": NEEDS}, initContainers=[{"name": "i"}]),
}
UNDETERMINED = {
    "resources": _pod({"resources": UNKNOWN}),
    "amount": _needing({"cpu": UNKNOWN, "memory": "1Gi"}, {"memory": "1Gi"}),
    "device": _needing(DEVICE, {"memory": "1Gi", "nvidia.com/gpu": UNKNOWN}),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """A limit on CPU may be left out."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
