"""C08 on Azure: a managed cluster has roles and federated identities, and no local accounts."""

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.requirement import on

rule = by_azure_type(
    {
        "azure-native:containerservice:ManagedCluster": (
            on("disableLocalAccounts"),
            on("enableRBAC"),
            on("oidcIssuerProfile.enabled"),
            on("securityProfile.workloadIdentity.enabled"),
        )
    }
)
