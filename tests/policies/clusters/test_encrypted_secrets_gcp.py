"""C02 on GCP: secrets lie under a key of one's own."""

from typing import Any

from landing_zone_policies.clusters.encrypted_secrets import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "on": {
        "type": "gcp:container/cluster:Cluster",
        "props": {"databaseEncryption": {"state": "ENCRYPTED", "keyName": "k"}},
    }
}
FAIL = {
    "nothing said": {"type": "gcp:container/cluster:Cluster", "props": {}},
    "off": {"type": "gcp:container/cluster:Cluster", "props": {"databaseEncryption": {"state": "DECRYPTED"}}},
}
UNDETERMINED = {"unknown": {"type": "gcp:container/cluster:Cluster", "props": {"databaseEncryption": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, or said otherwise."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
