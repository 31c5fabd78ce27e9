"""C09 on AWS: what enforces network policies."""

from typing import Any

from landing_zone_policies.clusters.network_policy_engine import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "add-on": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
        {
            "type": "aws:eks/addon:Addon",
            "props": {"addonName": "vpc-cni", "configurationValues": '{"enableNetworkPolicy": "true"}'},
        },
    ],
    "chart": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
        {"type": "kubernetes:helm.sh/v3:Release", "props": {"chart": "cilium"}},
    ],
    "auto mode": {"type": "aws:eks/cluster:Cluster", "props": {"computeConfig": {"enabled": True}}},
}
FAIL: dict[str, Any] = {
    "nothing": {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
    "off": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
        {"type": "aws:eks/addon:Addon", "props": {"addonName": "vpc-cni"}},
    ],
}
UNDETERMINED: dict[str, Any] = {
    "values": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
        {"type": "aws:eks/addon:Addon", "props": {"addonName": "vpc-cni", "configurationValues": UNKNOWN}},
    ],
    "chart": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
        {"type": "kubernetes:helm.sh/v3:Release", "props": {"chart": UNKNOWN}},
    ],
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
