"""S01 on AWS: rotation of keys."""

from typing import Any

from landing_zone_policies.secrets.key_rotation import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "on": {"type": "aws:kms/key:Key", "props": {"enableKeyRotation": True}},
    "asymmetric": {"type": "aws:kms/key:Key", "props": {"customerMasterKeySpec": "RSA_4096"}},
}
FAIL: dict[str, Any] = {
    "default": {"type": "aws:kms/key:Key", "props": {"description": "d"}},
    "slow": {"type": "aws:kms/key:Key", "props": {"enableKeyRotation": True, "rotationPeriodInDays": 730}},
}
UNDETERMINED: dict[str, Any] = {
    "switch": {"type": "aws:kms/key:Key", "props": {"enableKeyRotation": UNKNOWN}},
    "spec": {"type": "aws:kms/key:Key", "props": {"customerMasterKeySpec": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
