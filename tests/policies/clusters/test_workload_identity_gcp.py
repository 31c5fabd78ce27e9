"""C08 on GCP: pods have identities."""

from typing import Any

from landing_zone_policies.clusters.workload_identity import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {"pool": {"type": "gcp:container/cluster:Cluster", "props": {"workloadIdentityConfig": {"workloadPool": "p"}}}}
FAIL = {
    "nothing said": {"type": "gcp:container/cluster:Cluster", "props": {}},
    "legacy": {
        "type": "gcp:container/cluster:Cluster",
        "props": {"workloadIdentityConfig": {"workloadPool": "p"}, "enableLegacyAbac": True},
    },
}
UNDETERMINED = {"unknown": {"type": "gcp:container/cluster:Cluster", "props": {"workloadIdentityConfig": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, or said otherwise."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
