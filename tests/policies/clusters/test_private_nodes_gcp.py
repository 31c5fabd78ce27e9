"""C10 on GCP: no public address."""

from typing import Any

from landing_zone_policies.clusters.private_nodes import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "nodes": {"type": "gcp:container/cluster:Cluster", "props": {"privateClusterConfig": {"enablePrivateNodes": True}}},
    "machine": {"type": "gcp:compute/instance:Instance", "props": {"networkInterfaces": [{"subnetwork": "s"}]}},
}
FAIL = {
    "nodes, nothing said": {"type": "gcp:container/cluster:Cluster", "props": {}},
    "machine, public": {
        "type": "gcp:compute/instance:Instance",
        "props": {"networkInterfaces": [{"accessConfigs": [{"natIp": ""}]}]},
    },
}
UNDETERMINED = {"unknown": {"type": "gcp:compute/instance:Instance", "props": {"networkInterfaces": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, or said otherwise."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
