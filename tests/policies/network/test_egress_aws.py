"""N02 on AWS: what security groups let out."""

from typing import Any

from landing_zone_policies.network.egress import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "HTTPS": {
        "type": "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        "props": {"ipProtocol": "tcp", "fromPort": 443, "toPort": 443, "cidrIpv4": "0.0.0.0/0"},
    },
    "inside": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {"egress": [{"protocol": "-1", "fromPort": 0, "toPort": 0, "cidrBlocks": ["10.0.0.0/8"]}]},
    },
}
FAIL: dict[str, Any] = {
    "all": {
        "type": "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        "props": {"ipProtocol": "-1", "cidrIpv4": "0.0.0.0/0"},
    },
    "inline": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {"egress": [{"protocol": "-1", "fromPort": 0, "toPort": 0, "cidrBlocks": ["0.0.0.0/0"]}]},
    },
}
UNDETERMINED: dict[str, Any] = {
    "where": {
        "type": "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        "props": {"ipProtocol": "-1", "cidrIpv4": UNKNOWN},
    },
    "rules": {"type": "aws:ec2/securityGroup:SecurityGroup", "props": {"egress": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
