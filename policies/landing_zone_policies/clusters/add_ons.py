"""C12: a cluster's add-ons renew secrets, and none is a dashboard."""

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.control import Control, Level, Severity
from landing_zone_policies.requirement import not_on, on

CONTROL = Control(
    id="C12",
    name="cluster-add-ons",
    title="A cluster's secret store renews mounted secrets, and the old dashboard is off",
    severity=Severity.MEDIUM,
    clauses=("CCC.K8S.CN07",),
    fix="turn on rotation of the secret store's provider, and turn off the dashboard",
    rule=by_azure_type(
        {
            "azure-native:containerservice:ManagedCluster": (
                on("addonProfiles.azureKeyvaultSecretsProvider.enabled"),
                on("addonProfiles.azureKeyvaultSecretsProvider.config.enableSecretRotation"),
                not_on("addonProfiles.kubeDashboard.enabled"),
            )
        }
    ),
    level=Level.ADVISORY,
)
