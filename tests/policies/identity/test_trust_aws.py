"""I02 on AWS: who may take a role."""

from json import dumps
from typing import Any

from landing_zone_policies.identity.trust import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "service": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": dumps(
                {
                    "Statement": [
                        {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
                    ]
                }
            )
        },
    },
    "a role": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": dumps(
                {
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"AWS": "arn:aws:iam::111122223333:role/r"},
                            "Action": "sts:AssumeRole",
                        }
                    ]
                }
            )
        },
    },
    "external id": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": dumps(
                {
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
                            "Action": "sts:AssumeRole",
                            "Condition": {"StringEquals": {"sts:ExternalId": "x"}},
                        }
                    ]
                }
            )
        },
    },
    "pinned": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": dumps(
                {
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.example"},
                            "Action": "sts:AssumeRole",
                            "Condition": {
                                "StringEquals": {
                                    "oidc.example:aud": "sts.amazonaws.com",
                                    "oidc.example:sub": "system:serviceaccount:ns:sa",
                                }
                            },
                        }
                    ]
                }
            )
        },
    },
}
FAIL: dict[str, Any] = {
    "anybody": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": dumps(
                {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]}
            )
        },
    },
    "anybody at all": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": dumps(
                {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}]}
            )
        },
    },
    "an account": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": dumps(
                {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["111122223333"]}, "Action": "sts:AssumeRole"}]}
            )
        },
    },
    "no audience": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": dumps(
                {
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.example"},
                            "Action": "sts:AssumeRole",
                            "Condition": {"StringEquals": {"oidc.example:sub": "s"}},
                        }
                    ]
                }
            )
        },
    },
    "any subject": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": dumps(
                {
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.example"},
                            "Action": "sts:AssumeRole",
                            "Condition": {"StringLike": {"oidc.example:aud": "a", "oidc.example:sub": "repo:*"}},
                        }
                    ]
                }
            )
        },
    },
}
UNDETERMINED: dict[str, Any] = {
    "document": {"type": "aws:iam/role:Role", "props": {"assumeRolePolicy": UNKNOWN}},
    "principal": {
        "type": "aws:iam/role:Role",
        "props": {
            "assumeRolePolicy": {
                "Statement": [{"Effect": "Allow", "Principal": {"AWS": UNKNOWN}, "Action": "sts:AssumeRole"}]
            }
        },
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
