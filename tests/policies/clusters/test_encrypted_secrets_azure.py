"""C02 on Azure: secrets of a cluster lie under a vault's key."""

from typing import Any

from landing_zone_policies.clusters.encrypted_secrets import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "on": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"securityProfile": {"azureKeyVaultKms": {"enabled": True}}},
    }
}
FAIL = {
    "nothing said": {"type": "azure-native:containerservice:ManagedCluster", "props": {}},
    "off": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"securityProfile": {"azureKeyVaultKms": {"enabled": False}}},
    },
}
UNDETERMINED = {
    "unknown": {"type": "azure-native:containerservice:ManagedCluster", "props": {"securityProfile": UNKNOWN}}
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
