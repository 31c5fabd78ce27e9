"""C07 on AWS: disks of instances and of what instances are made from.

A disk from a snapshot is encrypted if the snapshot is, which can't be seen here.
"""

from typing import Any

from landing_zone_policies.look import at, truth
from landing_zone_policies.requirement import Answer, Requirement, by_type, each, given, on
from landing_zone_policies.unknown import UNKNOWN


def _unless_from_snapshot(switch: Requirement, snapshot: str) -> Requirement:
    """Ask for encryption of a disk that is not made from a snapshot."""

    def holds(props: dict[str, Any]) -> Answer:
        return switch.holds(props) or at(props, *snapshot.split(".")) not in (None, "", UNKNOWN)

    return Requirement(switch.field, holds, switch.problem)


def _is_encrypted_disk(block: dict[str, Any]) -> Answer:
    """Return whether a mapping is to an encrypted disk, or to none."""
    disk = block.get("ebs")
    if disk is None or at(disk, "snapshotId") not in (None, "", UNKNOWN):
        return True
    encrypted = truth(at(disk, "encrypted"))
    return UNKNOWN if encrypted is UNKNOWN else encrypted is True


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
