"""K02: no pod shares the namespaces of its node."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.host_namespaces import CONTROL


def _pod(container: Any = None, **spec: Any) -> dict[str, Any]:
    containers = [{"name": "c", **(container or {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


PASS = {
    "nothing said": _pod(),
    "false": _pod(hostNetwork=False, hostPID=False, hostIPC=None),
    "false as text": _pod(hostPID="false"),
    "another word": {"apiVersion": "v1", "kind": "ConfigMap", "data": {"hostNetwork": "true"}},
}
FAIL = {
    "network": _pod(hostNetwork=True),
    "processes": _pod(hostPID=True),
    "memory": _pod(hostIPC="true"),
    "cron job": {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "spec": {"jobTemplate": {"spec": {"template": _pod(hostPID=True)}}},
    },
    "chart": {"apiVersion": "helm.sh/v3", "kind": "Release", "values": {"agent": {"hostNetwork": True}}},
}
UNDETERMINED = {
    "switch": _pod(hostNetwork=UNKNOWN),
    "specification": {"apiVersion": "v1", "kind": "Pod", "spec": UNKNOWN},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """In every kind, and in the values of charts."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
