"""G07: what holds state is protected from deletion."""

from typing import Any

from landing_zone_policies.governance.protection import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _bucket(**opts: Any) -> dict[str, Any]:
    return {"type": "aws:s3/bucketV2:BucketV2", "props": {}, "opts": opts}


PASS = {
    "protected": _bucket(protect=True),
    "kept": _bucket(protect=False, retainOnDelete=True),
    "no state": {"type": "aws:iam/policy:Policy", "props": {}, "opts": {"protect": False}},
}
FAIL = {"not protected": _bucket(protect=False), "not kept": _bucket(retainOnDelete=False)}
UNDETERMINED = {"source without options": _bucket(), "unknown": _bucket(protect=UNKNOWN)}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """One of the two options is enough."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
