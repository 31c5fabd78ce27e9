"""C04 on AWS: versions of clusters and node groups."""

from typing import Any

from landing_zone_policies.clusters.versions import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "supported": {"type": "aws:eks/cluster:Cluster", "props": {"version": "1.34"}},
    "newest": {"type": "aws:eks/cluster:Cluster", "props": {"name": "c"}},
    "nodes behind": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c", "version": "1.35"}},
        {"type": "aws:eks/nodeGroup:NodeGroup", "props": {"clusterName": "c", "version": "1.33"}},
    ],
    "nodes of another": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c", "version": "1.33"}},
        {"type": "aws:eks/nodeGroup:NodeGroup", "props": {"clusterName": "d", "version": "1.34"}},
    ],
}
FAIL: dict[str, Any] = {
    "too old": {"type": "aws:eks/cluster:Cluster", "props": {"version": "1.22"}},
    "nodes ahead": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c", "version": "1.33"}},
        {"type": "aws:eks/nodeGroup:NodeGroup", "props": {"clusterName": "c", "version": "1.34"}},
    ],
    "nodes far behind": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c", "version": "1.36"}},
        {"type": "aws:eks/nodeGroup:NodeGroup", "props": {"clusterName": "c", "version": "1.32"}},
    ],
}
UNDETERMINED: dict[str, Any] = {
    "cluster": {"type": "aws:eks/cluster:Cluster", "props": {"version": UNKNOWN}},
    "nodes": [
        {"type": "aws:eks/cluster:Cluster", "props": {"name": "c", "version": "1.34"}},
        {"type": "aws:eks/nodeGroup:NodeGroup", "props": {"clusterName": "c", "version": UNKNOWN}},
    ],
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
