"""I03 on AWS: users and rights of single users."""

from typing import Any

from landing_zone_policies.identity.users import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "role": {"type": "aws:iam/role:Role", "props": {"name": "r"}},
    "to roles": {"type": "aws:iam/policyAttachment:PolicyAttachment", "props": {"roles": ["r"], "policyArn": "p"}},
}
FAIL: dict[str, Any] = {
    "user": {"type": "aws:iam/user:User", "props": {"name": "u"}},
    "key": {"type": "aws:iam/accessKey:AccessKey", "props": {"user": "u"}},
    "right": {"type": "aws:iam/userPolicyAttachment:UserPolicyAttachment", "props": {"user": "u"}},
    "to users": {"type": "aws:iam/policyAttachment:PolicyAttachment", "props": {"users": ["u"], "policyArn": "p"}},
}
UNDETERMINED: dict[str, Any] = {
    "users": {"type": "aws:iam/policyAttachment:PolicyAttachment", "props": {"users": UNKNOWN, "policyArn": "p"}}
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
