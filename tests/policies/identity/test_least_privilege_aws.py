"""I01 on AWS: what policies allow."""

from json import dumps
from typing import Any

from landing_zone_policies.identity.least_privilege import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "named": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::b/*"}],
                }
            )
        },
    },
    "for any only": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": ["ecr:GetAuthorizationToken", "ec2:DescribeInstances"],
                            "Resource": "*",
                        }
                    ],
                }
            )
        },
    },
    "denial": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}
            )
        },
    },
    "under a condition": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": ["s3:GetObject"],
                            "Resource": "*",
                            "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}},
                        }
                    ],
                }
            )
        },
    },
    "read only": {
        "type": "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "props": {"policyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"},
    },
}
FAIL: dict[str, Any] = {
    "everything": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
            )
        },
    },
    "everything in lower case": {
        "type": "aws:iam/policy:Policy",
        "props": {"policy": {"statement": {"effect": "Allow", "action": ["*"], "resource": ["*"]}}},
    },
    "a service": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
            )
        },
    },
    "data": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [{"Effect": "Allow", "Action": "ssm:GetParameter", "Resource": "*"}],
                }
            )
        },
    },
    "credentials": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": "iam:CreateAccessKey",
                            "Resource": "arn:aws:iam::111122223333:user/u",
                        }
                    ],
                }
            )
        },
    },
    "permissions": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [{"Effect": "Allow", "Action": ["iam:PassRole"], "Resource": "*"}],
                }
            )
        },
    },
    "changes": {
        "type": "aws:iam/policy:Policy",
        "props": {
            "policy": dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [{"Effect": "Allow", "Action": "lambda:CreateFunction", "Resource": "*"}],
                }
            )
        },
    },
    "all but": {
        "type": "aws:iam/policy:Policy",
        "props": {"policy": {"Statement": [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}]}},
    },
    "one comma too many": {
        "type": "aws:iam/policy:Policy",
        "props": {"policy": '{"Statement": {"Effect": "Allow", "Action": ["s3:*",], "Resource": "*"}}'},
    },
    "administrator": {
        "type": "aws:iam/role:Role",
        "props": {"managedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]},
    },
    "inline": {
        "type": "aws:iam/role:Role",
        "props": {
            "inlinePolicies": [{"policy": dumps({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})}]
        },
    },
}
UNDETERMINED: dict[str, Any] = {
    "document": {"type": "aws:iam/policy:Policy", "props": {"policy": UNKNOWN}},
    "resource": {
        "type": "aws:iam/policy:Policy",
        "props": {"policy": {"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": UNKNOWN}]}},
    },
    "unreadable": {"type": "aws:iam/policy:Policy", "props": {"policy": "not a document"}},
    "policies": {"type": "aws:iam/role:Role", "props": {"managedPolicyArns": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
