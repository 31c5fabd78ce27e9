"""D02 on Azure: disks, databases, workspaces and accounts are encrypted under keys of one's own."""

from landing_zone_policies.azure import by_azure_type, said
from landing_zone_policies.data.servers_azure import MYSQL, POSTGRES, servers
from landing_zone_policies.requirement import any_of, given, on

VAULT_KEYS = said("encryption.keySource", "microsoft.keyvault", problem="is not a vault's key")
TWICE = said("infrastructureEncryption", "enabled", "true", problem="is not `Enabled`")
OWN_KEY = given("dataEncryption")
DISK = any_of(given("encryption"), on("encryptionSettingsCollection.enabled"), on("encryptionSettings.enabled"))
rule = by_azure_type(
    {
        "azure-native:compute:Disk": (DISK,),
        "azure-native:cosmosdb:DatabaseAccount": (given("keyVaultKeyUri"),),
        "azure-native:automation:Variable": (on("isEncrypted"),),
        "azure-native:synapse:Workspace": (given("encryption.cmk"),),
        "azure-native:batch:BatchAccount": (any_of(given("keyVaultReference"), VAULT_KEYS),),
        "azure-native:storage:StorageAccount": (VAULT_KEYS,),
        **servers(POSTGRES, single=(TWICE,), flexible=(OWN_KEY,)),
        **servers(MYSQL, single=(TWICE,), flexible=(OWN_KEY,)),
    }
)
