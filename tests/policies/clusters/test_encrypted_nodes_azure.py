"""C07 on Azure: nodes and machines encrypt at the host."""

from typing import Any

from landing_zone_policies.clusters.encrypted_nodes import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "pool": {"type": "azure-native:containerservice:AgentPool", "props": {"enableEncryptionAtHost": True}},
    "profiles": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"agentPoolProfiles": [{"enableEncryptionAtHost": True}]},
    },
    "machine": {
        "type": "azure-native:compute:VirtualMachine",
        "props": {"securityProfile": {"encryptionAtHost": "true"}},
    },
    "set": {
        "type": "azure-native:compute:VirtualMachineScaleSet",
        "props": {"virtualMachineProfile": {"securityProfile": {"encryptionAtHost": True}}},
    },
}
FAIL = {
    "pool, nothing said": {"type": "azure-native:containerservice:AgentPool", "props": {}},
    "second profile": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"agentPoolProfiles": [{"enableEncryptionAtHost": True}, {}]},
    },
    "no profile": {"type": "azure-native:containerservice:ManagedCluster", "props": {}},
    "machine, off": {
        "type": "azure-native:compute:VirtualMachine",
        "props": {"securityProfile": {"encryptionAtHost": False}},
    },
    "set, nothing said": {
        "type": "azure-native:compute:VirtualMachineScaleSet",
        "props": {"virtualMachineProfile": {}},
    },
}
UNDETERMINED = {
    "pool, unknown": {"type": "azure-native:containerservice:AgentPool", "props": {"enableEncryptionAtHost": UNKNOWN}},
    "profiles, unknown": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"agentPoolProfiles": UNKNOWN},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
