"""G06 on AWS: CloudTrail."""

from typing import Any

from landing_zone_policies.governance.audit_trail import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "whole": {
        "type": "aws:cloudtrail/trail:Trail",
        "props": {"enableLogFileValidation": True, "isMultiRegionTrail": True, "kmsKeyId": "k"},
    }
}
FAIL: dict[str, Any] = {
    "without enableLogFileValidation": {
        "type": "aws:cloudtrail/trail:Trail",
        "props": {"isMultiRegionTrail": True, "kmsKeyId": "k"},
    },
    "without isMultiRegionTrail": {
        "type": "aws:cloudtrail/trail:Trail",
        "props": {"enableLogFileValidation": True, "kmsKeyId": "k"},
    },
    "without kmsKeyId": {
        "type": "aws:cloudtrail/trail:Trail",
        "props": {"enableLogFileValidation": True, "isMultiRegionTrail": True},
    },
    "stopped": {
        "type": "aws:cloudtrail/trail:Trail",
        "props": {"enableLogFileValidation": True, "isMultiRegionTrail": True, "kmsKeyId": "k", "enableLogging": False},
    },
}
UNDETERMINED: dict[str, Any] = {
    "key": {
        "type": "aws:cloudtrail/trail:Trail",
        "props": {"enableLogFileValidation": True, "isMultiRegionTrail": True, "kmsKeyId": UNKNOWN},
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
