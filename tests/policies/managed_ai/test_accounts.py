"""A01: managed AI is private and knows who calls."""

from typing import Any

from landing_zone_policies.managed_ai.accounts import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "account": {
        "type": "azure-native:cognitiveservices:Account",
        "props": {
            "identity": {"type": "SystemAssigned"},
            "properties": {
                "publicNetworkAccess": "Disabled",
                "disableLocalAuth": True,
                "encryption": {"keySource": "Microsoft.KeyVault"},
            },
        },
    },
    "search": {
        "type": "azure-native:search:Service",
        "props": {
            "publicNetworkAccess": "disabled",
            "disableLocalAuth": True,
            "identity": {"type": "SystemAssigned"},
            "encryptionWithCmk": {"enforcement": "Enabled"},
        },
    },
    "workspace": {
        "type": "azure-native:machinelearningservices:Workspace",
        "props": {
            "publicNetworkAccess": "Disabled",
            "identity": {"type": "UserAssigned"},
            "encryption": {"status": "Enabled"},
        },
    },
}
FAIL = {
    "open": {
        "type": "azure-native:cognitiveservices:Account",
        "props": {
            "identity": {"type": "SystemAssigned"},
            "properties": {
                "publicNetworkAccess": "Enabled",
                "disableLocalAuth": True,
                "encryption": {"keySource": "Microsoft.KeyVault"},
            },
        },
    },
    "keys": {
        "type": "azure-native:cognitiveservices:Account",
        "props": {
            "identity": {"type": "SystemAssigned"},
            "properties": {
                "publicNetworkAccess": "Disabled",
                "disableLocalAuth": False,
                "encryption": {"keySource": "Microsoft.KeyVault"},
            },
        },
    },
    "Microsoft's key": {
        "type": "azure-native:cognitiveservices:Account",
        "props": {
            "identity": {"type": "SystemAssigned"},
            "properties": {
                "publicNetworkAccess": "Disabled",
                "disableLocalAuth": True,
                "encryption": {"keySource": "Microsoft.CognitiveServices"},
            },
        },
    },
    "no identity": {
        "type": "azure-native:cognitiveservices:Account",
        "props": {
            "properties": {
                "publicNetworkAccess": "Disabled",
                "disableLocalAuth": True,
                "encryption": {"keySource": "Microsoft.KeyVault"},
            }
        },
    },
    "search, open": {
        "type": "azure-native:search:Service",
        "props": {
            "publicNetworkAccess": "enabled",
            "disableLocalAuth": True,
            "identity": {"type": "SystemAssigned"},
            "encryptionWithCmk": {"enforcement": "Enabled"},
        },
    },
    "workspace, nothing said": {"type": "azure-native:machinelearningservices:Workspace", "props": {}},
}
UNDETERMINED = {
    "unknown": {
        "type": "azure-native:cognitiveservices:Account",
        "props": {
            "identity": {"type": "SystemAssigned"},
            "properties": {
                "publicNetworkAccess": UNKNOWN,
                "disableLocalAuth": True,
                "encryption": {"keySource": "Microsoft.KeyVault"},
            },
        },
    },
    "all unknown": {
        "type": "azure-native:cognitiveservices:Account",
        "props": {"identity": {"type": "SystemAssigned"}, "properties": UNKNOWN},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
