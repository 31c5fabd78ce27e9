"""C08 on AWS: identities of pods and people."""

from typing import Any

from landing_zone_policies.clusters.workload_identity import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "provider": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
        {"type": "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "props": {"url": "u"}},
    ],
    "agent": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
        {"type": "aws:eks/addon:Addon", "props": {"addonName": "eks-pod-identity-agent"}},
    ],
}
FAIL: dict[str, Any] = {
    "nothing": {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
    "config map": [
        {"type": "aws:eks/cluster:Cluster", "props": {"accessConfig": {"authenticationMode": "CONFIG_MAP"}}},
        {"type": "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "props": {"url": "u"}},
    ],
}
UNDETERMINED: dict[str, Any] = {
    "mode": [
        {"type": "aws:eks/cluster:Cluster", "props": {"accessConfig": {"authenticationMode": UNKNOWN}}},
        {"type": "aws:iam/openIdConnectProvider:OpenIdConnectProvider", "props": {"url": "u"}},
    ]
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
