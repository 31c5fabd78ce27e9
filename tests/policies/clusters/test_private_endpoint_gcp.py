"""C01 on GCP: private, or limited."""

from typing import Any

from landing_zone_policies.clusters.private_endpoint import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "private": {
        "type": "gcp:container/cluster:Cluster",
        "props": {"privateClusterConfig": {"enablePrivateEndpoint": True}},
    },
    "listed": {
        "type": "gcp:container/cluster:Cluster",
        "props": {"masterAuthorizedNetworksConfig": {"cidrBlocks": [{"cidrBlock": "192.0.2.0/24"}]}},
    },
}
FAIL = {
    "nothing said": {"type": "gcp:container/cluster:Cluster", "props": {}},
    "everybody": {
        "type": "gcp:container/cluster:Cluster",
        "props": {"masterAuthorizedNetworksConfig": {"cidrBlocks": [{"cidrBlock": "0.0.0.0/0"}]}},
    },
}
UNDETERMINED = {
    "unknown": {"type": "gcp:container/cluster:Cluster", "props": {"masterAuthorizedNetworksConfig": UNKNOWN}}
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, or said otherwise."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
