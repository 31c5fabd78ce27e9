"""N01 on Azure: ports of administration are closed to the internet."""

from typing import Any

from landing_zone_policies.network.no_open_ingress import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "https": {
        "type": "azure-native:network:SecurityRule",
        "props": {
            "access": "Allow",
            "direction": "Inbound",
            "protocol": "Tcp",
            "sourceAddressPrefix": "*",
            "destinationPortRange": "443",
        },
    },
    "named source": {
        "type": "azure-native:network:SecurityRule",
        "props": {
            "access": "Allow",
            "direction": "Inbound",
            "protocol": "Tcp",
            "sourceAddressPrefix": "192.0.2.0/24",
            "destinationPortRange": "22",
        },
    },
    "denied": {
        "type": "azure-native:network:SecurityRule",
        "props": {
            "access": "Deny",
            "direction": "Inbound",
            "protocol": "Tcp",
            "sourceAddressPrefix": "*",
            "destinationPortRange": "22",
        },
    },
    "outbound": {
        "type": "azure-native:network:NetworkSecurityGroup",
        "props": {
            "securityRules": [
                {
                    "name": "o",
                    "access": "Allow",
                    "direction": "Outbound",
                    "protocol": "Tcp",
                    "sourceAddressPrefix": "*",
                    "destinationPortRange": "22",
                }
            ]
        },
    },
    "udp": {
        "type": "azure-native:network:SecurityRule",
        "props": {
            "access": "Allow",
            "direction": "Inbound",
            "protocol": "Udp",
            "sourceAddressPrefix": "*",
            "destinationPortRange": "22",
        },
    },
}
FAIL = {
    "ssh": {
        "type": "azure-native:network:SecurityRule",
        "props": {
            "access": "Allow",
            "direction": "Inbound",
            "protocol": "Tcp",
            "sourceAddressPrefix": "*",
            "destinationPortRange": "22",
        },
    },
    "range": {
        "type": "azure-native:network:SecurityRule",
        "props": {
            "access": "Allow",
            "direction": "Inbound",
            "protocol": "Tcp",
            "sourceAddressPrefix": "Internet",
            "destinationPortRange": "20-25",
        },
    },
    "lists": {
        "type": "azure-native:network:SecurityRule",
        "props": {
            "access": "Allow",
            "direction": "Inbound",
            "protocol": "Tcp",
            "sourceAddressPrefix": None,
            "destinationPortRange": None,
            "destinationPortRanges": ["443", "3389"],
            "sourceAddressPrefixes": ["0.0.0.0/0"],
        },
    },
    "inside a group": {
        "type": "azure-native:network:NetworkSecurityGroup",
        "props": {
            "securityRules": [
                {
                    "name": "a",
                    "properties": {
                        "access": "Allow",
                        "direction": "Inbound",
                        "protocol": "*",
                        "sourceAddressPrefix": "*",
                        "destinationPortRange": "*",
                    },
                }
            ]
        },
    },
    "HTTP": {
        "type": "azure-native:network:NetworkSecurityGroup",
        "props": {
            "securityRules": [
                {
                    "name": "a",
                    "access": "allow",
                    "direction": "Inbound",
                    "protocol": "Tcp",
                    "sourceAddressPrefix": "*",
                    "destinationPortRange": "80",
                }
            ]
        },
    },
}
UNDETERMINED = {
    "source": {
        "type": "azure-native:network:SecurityRule",
        "props": {
            "access": "Allow",
            "direction": "Inbound",
            "protocol": "Tcp",
            "sourceAddressPrefix": UNKNOWN,
            "destinationPortRange": "22",
        },
    },
    "rules": {"type": "azure-native:network:NetworkSecurityGroup", "props": {"securityRules": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
