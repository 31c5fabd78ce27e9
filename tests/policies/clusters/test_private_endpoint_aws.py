"""C01 on AWS: the endpoint of an EKS cluster."""

from typing import Any

from landing_zone_policies.clusters.private_endpoint import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "private": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"name": "c", "vpcConfig": {"endpointPublicAccess": False}},
    },
    "listed": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"name": "c", "vpcConfig": {"endpointPublicAccess": True, "publicAccessCidrs": ["192.0.2.0/24"]}},
    },
    "off as text": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"name": "c", "vpcConfig": {"endpointPublicAccess": "false"}},
    },
    "other type": {"type": "aws:sqs/queue:Queue", "props": {}},
}
FAIL: dict[str, Any] = {
    "default": {"type": "aws:eks/cluster:Cluster", "props": {"name": "c", "vpcConfig": {"subnetIds": ["s"]}}},
    "on": {"type": "aws:eks/cluster:Cluster", "props": {"name": "c", "vpcConfig": {"endpointPublicAccess": True}}},
    "everywhere": {
        "type": "aws:eks/cluster:Cluster",
        "props": {
            "name": "c",
            "vpcConfig": {"endpointPublicAccess": True, "publicAccessCidrs": ["192.0.2.0/24", "0.0.0.0/0"]},
        },
    },
    "everywhere in IPv6": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"name": "c", "vpcConfig": {"publicAccessCidrs": ["::/0"]}},
    },
}
UNDETERMINED: dict[str, Any] = {
    "all": {"type": "aws:eks/cluster:Cluster", "props": {"vpcConfig": UNKNOWN}},
    "switch": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"name": "c", "vpcConfig": {"endpointPublicAccess": UNKNOWN}},
    },
    "addresses": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"name": "c", "vpcConfig": {"publicAccessCidrs": UNKNOWN}},
    },
    "one address": {
        "type": "aws:eks/cluster:Cluster",
        "props": {"name": "c", "vpcConfig": {"publicAccessCidrs": [UNKNOWN]}},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
