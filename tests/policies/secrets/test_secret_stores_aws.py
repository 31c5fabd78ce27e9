"""S04 on AWS: Secrets Manager."""

from typing import Any

from landing_zone_policies.secrets.secret_stores import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "key": {"type": "aws:secretsmanager/secret:Secret", "props": {"kmsKeyId": "k"}},
    "days": {
        "type": "aws:secretsmanager/secretRotation:SecretRotation",
        "props": {"rotationRules": {"automaticallyAfterDays": 30}},
    },
    "rate": {
        "type": "aws:secretsmanager/secretRotation:SecretRotation",
        "props": {"rotationRules": {"scheduleExpression": "rate(30 days)"}},
    },
}
FAIL: dict[str, Any] = {
    "no key": {"type": "aws:secretsmanager/secret:Secret", "props": {"name": "s"}},
    "late": {
        "type": "aws:secretsmanager/secretRotation:SecretRotation",
        "props": {"rotationRules": {"automaticallyAfterDays": 91}},
    },
    "late rate": {
        "type": "aws:secretsmanager/secretRotation:SecretRotation",
        "props": {"rotationRules": {"scheduleExpression": "rate(120 days)"}},
    },
    "none": {"type": "aws:secretsmanager/secretRotation:SecretRotation", "props": {"secretId": "s"}},
}
UNDETERMINED: dict[str, Any] = {
    "days": {
        "type": "aws:secretsmanager/secretRotation:SecretRotation",
        "props": {"rotationRules": {"automaticallyAfterDays": UNKNOWN}},
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
