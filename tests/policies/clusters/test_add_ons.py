"""C12: secrets are renewed, and there is no dashboard."""

from typing import Any

from landing_zone_policies.clusters.add_ons import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "all": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "addonProfiles": {
                "azureKeyvaultSecretsProvider": {"enabled": True, "config": {"enableSecretRotation": "true"}}
            }
        },
    },
    "dashboard off": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "addonProfiles": {
                "azureKeyvaultSecretsProvider": {"enabled": True, "config": {"enableSecretRotation": "true"}},
                "kubeDashboard": {"enabled": False},
            }
        },
    },
}
FAIL = {
    "nothing said": {"type": "azure-native:containerservice:ManagedCluster", "props": {}},
    "no rotation": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "addonProfiles": {
                "azureKeyvaultSecretsProvider": {"enabled": True, "config": {"enableSecretRotation": "false"}}
            }
        },
    },
    "dashboard": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "addonProfiles": {
                "azureKeyvaultSecretsProvider": {"enabled": True, "config": {"enableSecretRotation": "true"}},
                "kubeDashboard": {"enabled": True},
            }
        },
    },
}
UNDETERMINED = {
    "unknown": {"type": "azure-native:containerservice:ManagedCluster", "props": {"addonProfiles": UNKNOWN}}
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
