"""C05 on Azure: a cluster and its nodes' systems follow a channel."""

from typing import Any

from landing_zone_policies.clusters.upgrades import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "stable": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"autoUpgradeProfile": {"upgradeChannel": "stable"}},
    },
    "both": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"autoUpgradeProfile": {"upgradeChannel": "Patch", "nodeOSUpgradeChannel": "NodeImage"}},
    },
}
FAIL = {
    "nothing said": {"type": "azure-native:containerservice:ManagedCluster", "props": {}},
    "none": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"autoUpgradeProfile": {"upgradeChannel": "None"}},
    },
    "system left": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"autoUpgradeProfile": {"upgradeChannel": "patch", "nodeOSUpgradeChannel": "Unmanaged"}},
    },
}
UNDETERMINED = {
    "unknown": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"autoUpgradeProfile": {"upgradeChannel": UNKNOWN}},
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
