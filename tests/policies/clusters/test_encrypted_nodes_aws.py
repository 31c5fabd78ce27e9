"""C07 on AWS: disks of machines."""

from typing import Any

from landing_zone_policies.clusters.encrypted_nodes import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "root": {"type": "aws:ec2/instance:Instance", "props": {"rootBlockDevice": {"encrypted": True}}},
    "snapshot": {
        "type": "aws:ec2/launchConfiguration:LaunchConfiguration",
        "props": {"rootBlockDevice": {"encrypted": True}, "ebsBlockDevices": [{"snapshotId": "s"}]},
    },
    "template": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {"blockDeviceMappings": [{"ebs": {"encrypted": "true"}}, {"noDevice": ""}]},
    },
}
FAIL: dict[str, Any] = {
    "no root": {"type": "aws:ec2/instance:Instance", "props": {"ami": "a"}},
    "plain root": {"type": "aws:ec2/instance:Instance", "props": {"rootBlockDevice": {"volumeSize": 8}}},
    "second": {
        "type": "aws:ec2/launchConfiguration:LaunchConfiguration",
        "props": {
            "rootBlockDevice": {"encrypted": True},
            "ebsBlockDevices": [{"encrypted": True}, {"encrypted": False}],
        },
    },
    "template": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {"blockDeviceMappings": [{"ebs": {"volumeSize": 8}}]},
    },
    "template without": {"type": "aws:ec2/launchTemplate:LaunchTemplate", "props": {"name": "t"}},
}
UNDETERMINED: dict[str, Any] = {
    "root": {"type": "aws:ec2/instance:Instance", "props": {"rootBlockDevice": UNKNOWN}},
    "switch": {"type": "aws:ec2/instance:Instance", "props": {"rootBlockDevice": {"encrypted": UNKNOWN}}},
    "snapshot": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {"blockDeviceMappings": [{"ebs": {"snapshotId": UNKNOWN}}]},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
