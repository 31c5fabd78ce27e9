"""S02 on AWS: who may use a key."""

from json import dumps
from typing import Any

from landing_zone_policies.secrets.key_policy import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "default": {"type": "aws:kms/key:Key", "props": {"description": "d"}},
    "account": {
        "type": "aws:kms/key:Key",
        "props": {
            "policy": dumps(
                {
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
                            "Action": "kms:*",
                            "Resource": "*",
                        }
                    ]
                }
            )
        },
    },
    "own account": {
        "type": "aws:kms/key:Key",
        "props": {
            "policy": {
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Principal": {"AWS": "*"},
                        "Action": "kms:*",
                        "Resource": "*",
                        "Condition": {"StringEquals": {"kms:CallerAccount": "111122223333"}},
                    }
                ]
            }
        },
    },
}
FAIL: dict[str, Any] = {
    "anybody": {
        "type": "aws:kms/key:Key",
        "props": {
            "policy": dumps({"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*"}]})
        },
    },
    "anybody of a list": {
        "type": "aws:kms/keyPolicy:KeyPolicy",
        "props": {
            "policy": {
                "Statement": [{"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": "kms:*", "Resource": "*"}]
            }
        },
    },
    "off": {"type": "aws:kms/key:Key", "props": {"isEnabled": False}},
}
UNDETERMINED: dict[str, Any] = {
    "policy": {"type": "aws:kms/key:Key", "props": {"policy": UNKNOWN}},
    "switch": {"type": "aws:kms/key:Key", "props": {"isEnabled": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
