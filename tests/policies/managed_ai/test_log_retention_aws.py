"""A07 on AWS: retention of log groups."""

from typing import Any

from landing_zone_policies.managed_ai.log_retention import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "year": {"type": "aws:cloudwatch/logGroup:LogGroup", "props": {"retentionInDays": 365}},
    "for ever": {"type": "aws:cloudwatch/logGroup:LogGroup", "props": {"retentionInDays": 0}},
}
FAIL: dict[str, Any] = {
    "none": {"type": "aws:cloudwatch/logGroup:LogGroup", "props": {"name": "g"}},
    "month": {"type": "aws:cloudwatch/logGroup:LogGroup", "props": {"retentionInDays": 30}},
}
UNDETERMINED: dict[str, Any] = {
    "days": {"type": "aws:cloudwatch/logGroup:LogGroup", "props": {"retentionInDays": UNKNOWN}}
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
