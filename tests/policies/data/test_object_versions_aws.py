"""D04 on AWS: versions and locks of buckets."""

from typing import Any

from landing_zone_policies.data.object_versions import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "own": {"type": "aws:s3/bucket:Bucket", "props": {"versioning": {"enabled": True}}},
    "beside": [
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {
            "type": "aws:s3/bucketVersioning:BucketVersioning",
            "props": {"bucket": "b", "versioningConfiguration": {"status": "Enabled"}},
        },
    ],
    "lock": {
        "type": "aws:s3/bucket:Bucket",
        "props": {"versionings": [{"enabled": True}], "objectLockConfiguration": {"objectLockEnabled": "Enabled"}},
    },
}
FAIL: dict[str, Any] = {
    "none": {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
    "suspended": [
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {
            "type": "aws:s3/bucketVersioning:BucketVersioning",
            "props": {"bucket": "b", "versioningConfiguration": {"status": "Suspended"}},
        },
    ],
    "lock": {
        "type": "aws:s3/bucket:Bucket",
        "props": {"versioning": {"enabled": True}, "objectLockConfiguration": {"objectLockEnabled": "Disabled"}},
    },
}
UNDETERMINED: dict[str, Any] = {
    "switch": {"type": "aws:s3/bucket:Bucket", "props": {"versioning": {"enabled": UNKNOWN}}},
    "whose": [
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {
            "type": "aws:s3/bucketVersioning:BucketVersioning",
            "props": {"bucket": UNKNOWN, "versioningConfiguration": {"status": "Enabled"}},
        },
    ],
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
