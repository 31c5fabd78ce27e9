"""C07 on AWS: disks of instances and of what instances are made from.

A disk from a snapshot is encrypted if the snapshot is, which can't be seen here.
"""

from typing import Any

from landing_zone_policies.requirement import Answer, Requirement, by_type, each, either, given, on
from landing_zone_policies.unknown import UNKNOWN


def _unless_from_snapshot(switch: Requirement, snapshot: str) -> Requirement:
    """Ask for encryption of a disk that is not made from a snapshot."""

    def holds(props: dict[str, Any]) -> Answer:
        return either([switch.holds(props), given(snapshot).holds(props)])

    return Requirement(switch.field, holds, switch.problem)


def _is_encrypted_disk(block: dict[str, Any]) -> Answer:
    """Return whether a mapping is to an encrypted disk, or to none."""
    disk = block.get("ebs")
    if disk is None or disk is UNKNOWN:
        return UNKNOWN if disk is UNKNOWN else True
    return either([on("ebs.encrypted").holds(block), given("ebs.snapshotId").holds(block)])


OF_MACHINE = (
    given("rootBlockDevice"),
    *each("rootBlockDevice", _unless_from_snapshot(on("encrypted"), "snapshotId")),
    *each("ebsBlockDevices", _unless_from_snapshot(on("encrypted"), "snapshotId")),
)
MAPPED = Requirement("ebs.encrypted", _is_encrypted_disk, "`ebs.encrypted` is not on")

rule = by_type(
    {
        "aws:ec2/instance:Instance": OF_MACHINE,
        "aws:ec2/launchConfiguration:LaunchConfiguration": OF_MACHINE,
        "aws:ec2/spotInstanceRequest:SpotInstanceRequest": OF_MACHINE,
        "aws:ec2/launchTemplate:LaunchTemplate": (
            given("blockDeviceMappings"),
            *each("blockDeviceMappings", MAPPED),
        ),
    }
)
