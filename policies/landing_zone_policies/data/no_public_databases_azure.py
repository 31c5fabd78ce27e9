"""D06 on Azure: databases, caches, factories, vaults and registries are reached through private endpoints alone."""

from typing import Any

from landing_zone_policies.azure import by_azure_type, public_network_off
from landing_zone_policies.data.servers_azure import MARIADB, MYSQL, POSTGRES, servers
from landing_zone_policies.governance.registries_azure import ANONYMOUS
from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import Answer, Requirement, any_of, given
from landing_zone_policies.unknown import UNKNOWN

CLOSED = public_network_off()


def _lists_addresses(props: dict[str, Any]) -> Answer:
    rules = at(props, "networkAcls", "ipRules")
    return UNKNOWN if rules is UNKNOWN else bool(items(rules))


LISTED = Requirement("networkAcls.ipRules", _lists_addresses, "`networkAcls.ipRules` names no addresses")
FLEXIBLE = any_of(
    CLOSED,
    public_network_off("network.publicNetworkAccess"),
    given("network.delegatedSubnetResourceId"),
)
rule = by_azure_type(
    {
        "azure-native:cosmosdb:DatabaseAccount": (CLOSED,),
        "azure-native:sql:Server": (CLOSED,),
        "azure-native:redis:Redis": (CLOSED,),
        "azure-native:redisenterprise:RedisEnterprise": (CLOSED,),
        "azure-native:datafactory:Factory": (CLOSED,),
        "azure-native:containerregistry:Registry": (CLOSED, ANONYMOUS),
        "azure-native:keyvault:Vault": (any_of(CLOSED, LISTED),),
        **servers(POSTGRES, single=(CLOSED,), flexible=(FLEXIBLE,)),
        **servers(MYSQL, single=(CLOSED,), flexible=(FLEXIBLE,)),
        **servers(MARIADB, single=(CLOSED,)),
    }
)
