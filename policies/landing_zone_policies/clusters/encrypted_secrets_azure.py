"""C02 on Azure: a managed cluster encrypts its secrets with a key from a vault."""

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.requirement import on

rule = by_azure_type(
    {"azure-native:containerservice:ManagedCluster": (on("securityProfile.azureKeyVaultKms.enabled"),)}
)
