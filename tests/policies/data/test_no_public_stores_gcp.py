"""D01 on GCP: buckets are closed."""

from typing import Any

from landing_zone_policies.data.no_public_stores import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "enforced": {"type": "gcp:storage/bucket:Bucket", "props": {"publicAccessPrevention": "enforced"}},
    "member": {"type": "gcp:storage/bucketIAMMember:BucketIAMMember", "props": {"member": "user:a@b.example"}},
}
FAIL = {
    "inherited": {"type": "gcp:storage/bucket:Bucket", "props": {"publicAccessPrevention": "inherited"}},
    "nothing said": {"type": "gcp:storage/bucket:Bucket", "props": {}},
    "everybody": {"type": "gcp:storage/bucketIAMMember:BucketIAMMember", "props": {"member": "allUsers"}},
    "one of many": {
        "type": "gcp:storage/bucketIAMBinding:BucketIAMBinding",
        "props": {"members": [UNKNOWN, "allAuthenticatedUsers"]},
    },
}
UNDETERMINED = {"unknown": {"type": "gcp:storage/bucketIAMMember:BucketIAMMember", "props": {"member": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, or said otherwise."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
