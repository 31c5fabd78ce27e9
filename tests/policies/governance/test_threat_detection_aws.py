"""G10 on AWS: GuardDuty."""

from typing import Any

from landing_zone_policies.governance.threat_detection import CONTROL
from landing_zone_policies.unknown import UNKNOWN

DETECTOR = "aws:guardduty/detector:Detector"
PASS: dict[str, Any] = {"default": {"type": DETECTOR, "props": {}}, "on": {"type": DETECTOR, "props": {"enable": True}}}
FAIL: dict[str, Any] = {"off": {"type": DETECTOR, "props": {"enable": False}}}
UNDETERMINED: dict[str, Any] = {"switch": {"type": DETECTOR, "props": {"enable": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
