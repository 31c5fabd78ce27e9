"""C01 on Azure: a cluster is private, or lists who may reach it."""

from typing import Any

from landing_zone_policies.clusters.private_endpoint import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "private": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"apiServerAccessProfile": {"enablePrivateCluster": "true"}},
    },
    "listed": {
        "type": "azure-native:containerservice/v20240901:ManagedCluster",
        "props": {"apiServerAccessProfile": {"authorizedIPRanges": ["192.0.2.0/24"]}},
    },
}
FAIL = {
    "nothing said": {"type": "azure-native:containerservice:ManagedCluster", "props": {"dnsPrefix": "a"}},
    "everybody": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"apiServerAccessProfile": {"authorizedIPRanges": ["192.0.2.0/24", "0.0.0.0/0"]}},
    },
    "empty list": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"apiServerAccessProfile": {"authorizedIPRanges": [], "enablePrivateCluster": False}},
    },
    "everybody beside an unknown range": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"apiServerAccessProfile": {"authorizedIPRanges": [UNKNOWN, "0.0.0.0/0"]}},
    },
}
UNDETERMINED = {
    "profile": {"type": "azure-native:containerservice:ManagedCluster", "props": {"apiServerAccessProfile": UNKNOWN}},
    "range": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"apiServerAccessProfile": {"authorizedIPRanges": [UNKNOWN]}},
    },
    "switch": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"apiServerAccessProfile": {"enablePrivateCluster": UNKNOWN}},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
