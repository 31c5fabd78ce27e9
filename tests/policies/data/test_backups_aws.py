"""D07 on AWS: backups and deletion protection."""

from typing import Any

from landing_zone_policies.data.backups import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "kept": {"type": "aws:rds/instance:Instance", "props": {"backupRetentionPeriod": 7, "deletionProtection": True}},
    "replica": {"type": "aws:rds/instance:Instance", "props": {"replicateSourceDb": "d", "deletionProtection": True}},
    "table": {"type": "aws:dynamodb/table:Table", "props": {"pointInTimeRecovery": {"enabled": True}}},
}
FAIL: dict[str, Any] = {
    "default": {"type": "aws:rds/instance:Instance", "props": {"engine": "e"}},
    "zero": {"type": "aws:rds/instance:Instance", "props": {"backupRetentionPeriod": 0, "deletionProtection": True}},
    "unprotected": {"type": "aws:rds/instance:Instance", "props": {"backupRetentionPeriod": 7}},
    "table": {"type": "aws:dynamodb/table:Table", "props": {"name": "t"}},
}
UNDETERMINED: dict[str, Any] = {
    "days": {
        "type": "aws:rds/instance:Instance",
        "props": {"backupRetentionPeriod": UNKNOWN, "deletionProtection": True},
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
