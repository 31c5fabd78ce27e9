"""C10 on Azure: pools, scale sets and notebooks have no public address."""

from typing import Any

from landing_zone_policies.clusters.private_nodes import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "pool": {"type": "azure-native:containerservice:AgentPool", "props": {}},
    "cluster": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"agentPoolProfiles": [{"enableNodePublicIP": False}]},
    },
    "set": {
        "type": "azure-native:compute:VirtualMachineScaleSet",
        "props": {
            "virtualMachineProfile": {
                "networkProfile": {
                    "networkInterfaceConfigurations": [
                        {"name": "n", "properties": {"ipConfigurations": [{"name": "i"}]}}
                    ]
                }
            }
        },
    },
}
FAIL = {
    "pool, public": {"type": "azure-native:containerservice:AgentPool", "props": {"enableNodePublicIP": True}},
    "one of the profiles": {
        "type": "azure-native:containerservice:ManagedCluster",
        "props": {"agentPoolProfiles": [{}, {"enableNodePublicIP": "true"}]},
    },
    "set, nested": {
        "type": "azure-native:compute:VirtualMachineScaleSet",
        "props": {
            "virtualMachineProfile": {
                "networkProfile": {
                    "networkInterfaceConfigurations": [
                        {
                            "name": "n",
                            "properties": {
                                "ipConfigurations": [
                                    {"name": "i", "properties": {"publicIPAddressConfiguration": {"name": "p"}}}
                                ]
                            },
                        }
                    ]
                }
            }
        },
    },
    "set, flat": {
        "type": "azure-native:compute:VirtualMachineScaleSet",
        "props": {
            "virtualMachineProfile": {
                "networkProfile": {
                    "networkInterfaceConfigurations": [
                        {
                            "name": "n",
                            "properties": {
                                "ipConfigurations": [{"name": "i", "publicIPAddressConfiguration": {"name": "p"}}]
                            },
                        }
                    ]
                }
            }
        },
    },
    "notebook": {
        "type": "azure-native:machinelearningservices:Compute",
        "props": {"properties": {"properties": {"enableNodePublicIp": True}}},
    },
}
UNDETERMINED = {
    "pool, unknown": {"type": "azure-native:containerservice:AgentPool", "props": {"enableNodePublicIP": UNKNOWN}},
    "set, unknown": {
        "type": "azure-native:compute:VirtualMachineScaleSet",
        "props": {"virtualMachineProfile": UNKNOWN},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
