"""C03 on AWS: logs of the control plane."""

from typing import Any

from landing_zone_policies.clusters.audit_logs import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "all": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"enabledClusterLogTypes": ["api", "audit", "authenticator", "controllerManager", "scheduler"]},
    }
}
FAIL: dict[str, Any] = {
    "none": {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
    "some": {"type": "aws:eks/cluster:Cluster", "props": {"enabledClusterLogTypes": ["api", "audit", "authenticator"]}},
    "some and unknown": {"type": "aws:eks/cluster:Cluster", "props": {"enabledClusterLogTypes": []}},
}
UNDETERMINED: dict[str, Any] = {
    "all": {"type": "aws:eks/cluster:Cluster", "props": {"enabledClusterLogTypes": UNKNOWN}},
    "one": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"enabledClusterLogTypes": ["api", "audit", "authenticator", "controllerManager", UNKNOWN]},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
