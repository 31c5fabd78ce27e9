"""C05 on Azure: a managed cluster follows a channel, and so do its nodes' systems."""

from landing_zone_policies.azure import by_azure_type, not_said

CLUSTER = "autoUpgradeProfile.upgradeChannel"
SYSTEM = "autoUpgradeProfile.nodeOSUpgradeChannel"
rule = by_azure_type(
    {
        "azure-native:containerservice:ManagedCluster": (
            not_said(CLUSTER, "none", problem="names no channel", default="none"),
            not_said(SYSTEM, "none", "unmanaged", problem="leaves the nodes' systems as they are"),
        )
    }
)
