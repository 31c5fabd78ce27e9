"""Azure, as the sandbox stands in for it."""

from landing_zone.sandbox.providers.recorded.azure import answers, checks
from landing_zone.sandbox.providers.recorded.azure.clusters import control_plane, pool, user_credentials
from landing_zone.sandbox.providers.recorded.azure.deleted_vaults import VaultNames
from landing_zone.sandbox.providers.recorded.azure.kinds import KINDS
from landing_zone.sandbox.providers.recorded.azure.references import needs
from landing_zone.sandbox.providers.recorded.cloud import Cloud

AZURE = Cloud(
    package="azure-native",
    sdk="pulumi_azure_native",
    title="Azure",
    kinds=KINDS,
    checks=(checks.locations, checks.machines, checks.networks),
    answers=answers.common,
    needs=needs,
    effects={
        checks.CLUSTER: control_plane(),
        checks.POOL: pool(),
        "azure-native:keyvault:Vault": VaultNames(),
    },
    invokes={"azure-native:containerservice:listManagedClusterUserCredentials": user_credentials},
)
