"""D06 on Azure: private endpoints alone."""

from typing import Any

from landing_zone_policies.data.no_public_databases import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "cosmos": {"type": "azure-native:documentdb:DatabaseAccount", "props": {"publicNetworkAccess": "Disabled"}},
    "sql": {"type": "azure-native:sql/v20211101:Server", "props": {"publicNetworkAccess": "disabled"}},
    "registry": {
        "type": "azure-native:containerregistry:Registry",
        "props": {"publicNetworkAccess": "Disabled", "sku": {"name": "Premium"}},
    },
    "vault": {"type": "azure-native:keyvault:Vault", "props": {"properties": {"publicNetworkAccess": "Disabled"}}},
    "listed": {
        "type": "azure-native:keyvault:Vault",
        "props": {"properties": {"networkAcls": {"ipRules": [{"value": "192.0.2.7"}]}}},
    },
    "flexible": {
        "type": "azure-native:dbforpostgresql:FlexibleServer",
        "props": {"network": {"delegatedSubnetResourceId": "s"}},
    },
}
FAIL = {
    "cosmos, nothing said": {"type": "azure-native:cosmosdb:DatabaseAccount", "props": {}},
    "sql, open": {"type": "azure-native:sql:Server", "props": {"publicNetworkAccess": "Enabled"}},
    "redis, open": {"type": "azure-native:redis:Redis", "props": {}},
    "factory, open": {"type": "azure-native:datafactory:Factory", "props": {}},
    "maria, open": {"type": "azure-native:dbformariadb:Server", "props": {"publicNetworkAccess": "Enabled"}},
    "anonymous": {
        "type": "azure-native:containerregistry:Registry",
        "props": {"publicNetworkAccess": "Disabled", "anonymousPullEnabled": True, "sku": {"name": "Standard"}},
    },
    "vault, open": {
        "type": "azure-native:keyvault:Vault",
        "props": {"properties": {"networkAcls": {"defaultAction": "Deny"}}},
    },
    "flexible, open": {
        "type": "azure-native:dbformysql:FlexibleServer",
        "props": {"network": {"publicNetworkAccess": "Enabled"}},
    },
}
UNDETERMINED = {
    "cosmos, unknown": {"type": "azure-native:cosmosdb:DatabaseAccount", "props": {"publicNetworkAccess": UNKNOWN}},
    "vault, unknown": {"type": "azure-native:keyvault:Vault", "props": {"properties": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
