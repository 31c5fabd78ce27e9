"""S05: a vault can be recovered and denies by default."""

from typing import Any

from landing_zone_policies.secrets.vaults import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "all": {
        "type": "azure-native:keyvault:Vault",
        "props": {"properties": {"enablePurgeProtection": True, "networkAcls": {"defaultAction": "Deny"}}},
    },
    "closed": {
        "type": "azure-native:keyvault:Vault",
        "props": {
            "properties": {
                "enablePurgeProtection": "true",
                "enableSoftDelete": "true",
                "publicNetworkAccess": "disabled",
            }
        },
    },
}
FAIL = {
    "purge": {
        "type": "azure-native:keyvault:Vault",
        "props": {"properties": {"networkAcls": {"defaultAction": "Deny"}}},
    },
    "no soft delete": {
        "type": "azure-native:keyvault:Vault",
        "props": {
            "properties": {
                "enablePurgeProtection": True,
                "networkAcls": {"defaultAction": "Deny"},
                "enableSoftDelete": False,
            }
        },
    },
    "open": {
        "type": "azure-native:keyvault:Vault",
        "props": {"properties": {"enablePurgeProtection": True, "networkAcls": {"defaultAction": "Allow"}}},
    },
}
UNDETERMINED = {
    "unknown": {
        "type": "azure-native:keyvault:Vault",
        "props": {"properties": {"enablePurgeProtection": UNKNOWN, "networkAcls": {"defaultAction": "Deny"}}},
    },
    "all unknown": {"type": "azure-native:keyvault:Vault", "props": {"properties": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
