"""N04 on AWS: endpoints of a VPC."""

from typing import Any

from landing_zone_policies.network.private_services import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "endpoint": [
        {"type": "aws:ec2/vpc:Vpc", "props": {"name": "v"}},
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {"type": "aws:ec2/vpcEndpoint:VpcEndpoint", "props": {"serviceName": "com.amazonaws.eu-central-1.s3"}},
    ],
    "no network": {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
}
FAIL: dict[str, Any] = {
    "none": [
        {"type": "aws:ec2/vpc:Vpc", "props": {"name": "v"}},
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
    ]
}
UNDETERMINED: dict[str, Any] = {
    "which": [
        {"type": "aws:ec2/vpc:Vpc", "props": {"name": "v"}},
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {"type": "aws:ec2/vpcEndpoint:VpcEndpoint", "props": {"serviceName": UNKNOWN}},
    ]
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
