"""D01 on Azure: storage accounts and containers are closed to the public."""

from landing_zone_policies.azure import by_azure_type, not_said, said
from landing_zone_policies.requirement import any_of, not_on

NO_NETWORK = not_said("publicNetworkAccess", "enabled", "true", problem="opens the account to the internet")
DENY = "lets every network in"
BY_DEFAULT = any_of(
    said("networkAcls.defaultAction", "deny", problem=DENY),
    said("networkRuleSet.defaultAction", "deny", problem=DENY),
    said("publicNetworkAccess", "disabled", "securedbyperimeter", problem="is not `Disabled`"),
)
PRIVATE = not_said("publicAccess", "container", "blob", problem="lets anybody read")
rule = by_azure_type(
    {
        "azure-native:storage:StorageAccount": (NO_NETWORK, BY_DEFAULT, not_on("allowBlobPublicAccess")),
        "azure-native:storage:BlobContainer": (PRIVATE,),
    }
)
