"""C09 on GCP: a cluster has an engine of network policies."""

from typing import Any

from landing_zone_policies.clusters.network_policy_engine import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "calico": {"type": "gcp:container/cluster:Cluster", "props": {"networkPolicy": {"enabled": True}}},
    "cilium": {"type": "gcp:container/cluster:Cluster", "props": {"datapathProvider": "ADVANCED_DATAPATH"}},
    "autopilot": {"type": "gcp:container/cluster:Cluster", "props": {"enableAutopilot": True}},
}
FAIL = {
    "nothing said": {"type": "gcp:container/cluster:Cluster", "props": {}},
    "off": {"type": "gcp:container/cluster:Cluster", "props": {"networkPolicy": {"enabled": False}}},
}
UNDETERMINED = {"unknown": {"type": "gcp:container/cluster:Cluster", "props": {"networkPolicy": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, or said otherwise."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
