"""C07 on GCP: disks lie under keys of one's own."""

from typing import Any

from landing_zone_policies.clusters.encrypted_nodes import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "pool": {"type": "gcp:container/nodePool:NodePool", "props": {"nodeConfig": {"bootDiskKmsKey": "k"}}},
    "disk": {"type": "gcp:compute/disk:Disk", "props": {"diskEncryptionKey": {"kmsKeySelfLink": "k"}}},
}
FAIL = {
    "pool, nothing said": {"type": "gcp:container/nodePool:NodePool", "props": {}},
    "disk, nothing said": {"type": "gcp:compute/disk:Disk", "props": {}},
}
UNDETERMINED = {"unknown": {"type": "gcp:container/nodePool:NodePool", "props": {"nodeConfig": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, or said otherwise."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
