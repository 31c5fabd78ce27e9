"""C09 on Azure: a managed cluster names the engine that enforces network policies."""

from landing_zone_policies.azure import by_azure_type, not_said

ENGINE = not_said("networkProfile.networkPolicy", "none", problem="names no engine", default="none")
rule = by_azure_type({"azure-native:containerservice:ManagedCluster": (ENGINE,)})
