"""N01 on AWS: security groups and network ACLs."""

from typing import Any

from landing_zone_policies.network.no_open_ingress import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "HTTPS": {
        "type": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "props": {"ipProtocol": "tcp", "fromPort": 443, "toPort": 443, "cidrIpv4": "0.0.0.0/0"},
    },
    "named": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {
            "ingress": [
                {"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]},
                {"protocol": "tcp", "fromPort": 22, "toPort": 22, "cidrBlocks": ["10.0.0.0/8"]},
            ]
        },
    },
    "a group": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {
            "ingress": [
                {"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]},
                {"protocol": "tcp", "fromPort": 22, "toPort": 22, "securityGroups": ["sg"]},
            ]
        },
    },
    "itself": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {
            "ingress": [
                {"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]},
                {"protocol": "tcp", "fromPort": 22, "toPort": 22, "self": True},
            ]
        },
    },
    "a list": {
        "type": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "props": {"ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "prefixListId": "pl"},
    },
    "out": {
        "type": "aws:ec2/securityGroupRule:SecurityGroupRule",
        "props": {"type": "egress", "protocol": "-1", "fromPort": 0, "toPort": 0, "cidrBlocks": ["0.0.0.0/0"]},
    },
    "denied first": {
        "type": "aws:ec2/networkAcl:NetworkAcl",
        "props": {
            "ingress": [
                {
                    "protocol": "tcp",
                    "action": "deny",
                    "ruleNo": 1,
                    "cidrBlock": "0.0.0.0/0",
                    "fromPort": 0,
                    "toPort": 65534,
                },
                {
                    "protocol": "tcp",
                    "action": "allow",
                    "ruleNo": 2,
                    "cidrBlock": "0.0.0.0/0",
                    "fromPort": 0,
                    "toPort": 65535,
                },
            ]
        },
    },
    "no ports": {
        "type": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "props": {"ipProtocol": "icmp", "fromPort": -1, "toPort": -1, "cidrIpv4": "0.0.0.0/0"},
    },
}
FAIL: dict[str, Any] = {
    "everywhere": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {
            "ingress": [
                {"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]},
                {"protocol": "tcp", "fromPort": 22, "toPort": 22, "cidrBlocks": ["10.0.0.0/8", "0.0.0.0/0"]},
            ]
        },
    },
    "everywhere in IPv6": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {
            "ingress": [
                {"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]},
                {"protocol": "tcp", "fromPort": 22, "toPort": 22, "ipv6CidrBlocks": ["::/0"]},
            ]
        },
    },
    "nobody named": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {
            "ingress": [
                {"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]},
                {"protocol": "tcp", "fromPort": 22, "toPort": 22, "self": False},
            ]
        },
    },
    "all protocols": {
        "type": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "props": {"ipProtocol": "-1", "cidrIpv4": "0.0.0.0/0"},
    },
    "a range": {
        "type": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "props": {"ipProtocol": "tcp", "fromPort": "20", "toPort": "30", "cidrIpv4": "0.0.0.0/0"},
    },
    "an API": {
        "type": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "props": {"ipProtocol": "tcp", "fromPort": 6443, "toPort": 6443, "cidrIpv6": "::/0"},
    },
    "allowed first": {
        "type": "aws:ec2/networkAcl:NetworkAcl",
        "props": {
            "ingress": [
                {
                    "protocol": "tcp",
                    "action": "deny",
                    "ruleNo": 9,
                    "cidrBlock": "0.0.0.0/0",
                    "fromPort": 22,
                    "toPort": 22,
                },
                {
                    "protocol": "tcp",
                    "action": "allow",
                    "ruleNo": 1,
                    "cidrBlock": "0.0.0.0/0",
                    "fromPort": 22,
                    "toPort": 22,
                },
            ]
        },
    },
    "one rule": {
        "type": "aws:ec2/networkAclRule:NetworkAclRule",
        "props": {"egress": False, "protocol": "-1", "ruleAction": "allow", "ruleNumber": 1, "cidrBlock": "0.0.0.0/0"},
    },
}
UNDETERMINED: dict[str, Any] = {
    "addresses": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {
            "ingress": [
                {"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]},
                {"protocol": "tcp", "fromPort": 22, "toPort": 22, "cidrBlocks": UNKNOWN},
            ]
        },
    },
    "ports": {
        "type": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "props": {"ipProtocol": "tcp", "fromPort": UNKNOWN, "toPort": UNKNOWN, "cidrIpv4": "0.0.0.0/0"},
    },
    "rules": {"type": "aws:ec2/securityGroup:SecurityGroup", "props": {"ingress": UNKNOWN}},
    "itself": {
        "type": "aws:ec2/securityGroup:SecurityGroup",
        "props": {
            "ingress": [
                {"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["0.0.0.0/0"]},
                {"protocol": "tcp", "fromPort": 22, "toPort": 22, "self": UNKNOWN},
            ]
        },
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
