"""C08 on Azure: identities are federated, and there are no local accounts."""

from typing import Any

from landing_zone_policies.clusters.workload_identity import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "all": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "disableLocalAccounts": True,
            "enableRBAC": True,
            "oidcIssuerProfile": {"enabled": True},
            "securityProfile": {"workloadIdentity": {"enabled": True}},
        },
    }
}
FAIL = {
    "without disableLocalAccounts": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "enableRBAC": True,
            "oidcIssuerProfile": {"enabled": True},
            "securityProfile": {"workloadIdentity": {"enabled": True}},
        },
    },
    "without enableRBAC": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "disableLocalAccounts": True,
            "oidcIssuerProfile": {"enabled": True},
            "securityProfile": {"workloadIdentity": {"enabled": True}},
        },
    },
    "without oidcIssuerProfile": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "disableLocalAccounts": True,
            "enableRBAC": True,
            "securityProfile": {"workloadIdentity": {"enabled": True}},
        },
    },
    "without securityProfile": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"disableLocalAccounts": True, "enableRBAC": True, "oidcIssuerProfile": {"enabled": True}},
    },
    "local accounts": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "disableLocalAccounts": False,
            "enableRBAC": True,
            "oidcIssuerProfile": {"enabled": True},
            "securityProfile": {"workloadIdentity": {"enabled": True}},
        },
    },
}
UNDETERMINED = {
    "unknown disableLocalAccounts": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "disableLocalAccounts": UNKNOWN,
            "enableRBAC": True,
            "oidcIssuerProfile": {"enabled": True},
            "securityProfile": {"workloadIdentity": {"enabled": True}},
        },
    },
    "unknown enableRBAC": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "disableLocalAccounts": True,
            "enableRBAC": UNKNOWN,
            "oidcIssuerProfile": {"enabled": True},
            "securityProfile": {"workloadIdentity": {"enabled": True}},
        },
    },
    "unknown oidcIssuerProfile": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "disableLocalAccounts": True,
            "enableRBAC": True,
            "oidcIssuerProfile": UNKNOWN,
            "securityProfile": {"workloadIdentity": {"enabled": True}},
        },
    },
    "unknown securityProfile": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {
            "disableLocalAccounts": True,
            "enableRBAC": True,
            "oidcIssuerProfile": {"enabled": True},
            "securityProfile": UNKNOWN,
        },
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
