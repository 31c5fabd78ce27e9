"""N03 on AWS: flow logs of VPCs."""

from typing import Any

from landing_zone_policies.network.flow_logs import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "logged": [
        {"type": "aws:ec2/vpc:Vpc", "props": {"name": "v"}},
        {"type": "aws:ec2/flowLog:FlowLog", "props": {"vpcId": "v"}},
    ]
}
FAIL: dict[str, Any] = {
    "none": {"type": "aws:ec2/vpc:Vpc", "props": {"cidrBlock": "10.0.0.0/16"}},
    "of another": [
        {"type": "aws:ec2/vpc:Vpc", "props": {"name": "v"}},
        {"type": "aws:ec2/flowLog:FlowLog", "props": {"vpcId": "w"}},
    ],
    "short": [
        {"type": "aws:ec2/vpc:Vpc", "props": {"name": "v"}},
        {"type": "aws:ec2/flowLog:FlowLog", "props": {"vpcId": "v", "logDestination": "g"}},
        {"type": "aws:cloudwatch/logGroup:LogGroup", "props": {"name": "g", "retentionInDays": 7}},
    ],
}
UNDETERMINED: dict[str, Any] = {
    "whose": [
        {"type": "aws:ec2/vpc:Vpc", "props": {"name": "v"}},
        {"type": "aws:ec2/flowLog:FlowLog", "props": {"vpcId": UNKNOWN}},
    ]
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
