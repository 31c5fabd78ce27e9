"""C09 on Azure: a cluster names its engine of network policies."""

from typing import Any

from landing_zone_policies.clusters.network_policy_engine import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "cilium": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"networkProfile": {"networkPolicy": "cilium"}},
    },
    "azure": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"networkProfile": {"networkPolicy": "azure"}},
    },
}
FAIL = {
    "nothing said": {"type": "azure-native:containerservice:ManagedCluster", "props": {}},
    "empty": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"networkProfile": {"networkPolicy": ""}},
    },
    "none": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"networkProfile": {"networkPolicy": "None"}},
    },
}
UNDETERMINED = {
    "unknown": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"networkProfile": {"networkPolicy": UNKNOWN}},
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
